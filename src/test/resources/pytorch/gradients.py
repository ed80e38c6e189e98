"""Loss and gradient of train.py at Q.npy, for every problem of a folder."""

import json
import sys
from pathlib import Path

import numpy as np
import torch
import train

for file in Path(sys.argv[1]).glob("*/problem.json"):
    folder = file.parent
    loss = train.objective(folder, json.loads(file.read_text()))
    features = torch.from_numpy(np.load(folder / "features.npy"))
    q = torch.from_numpy(np.load(folder / "Q.npy")).requires_grad_()
    value = loss(features.T @ q @ features)
    value.backward()
    np.savez(folder / "gradient.npz", loss=value.item(), gradient=q.grad.numpy())
