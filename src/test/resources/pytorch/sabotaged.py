"""What train.py does with a mistake in it: python3 sabotaged.py MISTAKE FOLDER."""

import sys
from pathlib import Path

import multihead
import numpy as np
import torch
import train

load, save, objective, trained = np.load, np.savez, train.objective, train.train


def shuffled(file):
    array = load(file)
    return np.random.default_rng(1).permuted(array, axis=1) if file.name == "labels.npy" else array


def flipped(folder, problem):
    loss = objective(folder, problem)
    return lambda z: -loss(z)


def without_softmax(p, n):
    """A token's score is its logit divided by n: a_m = c_m z[m, k] / n, with E c_m^2 = n (n - 1) p_m^2 + n p_m."""

    def loss(z):
        squares = ((1 - 1 / n) * p[:, None] + 1 / n) * p[:, None] * z.square()
        return (p * (squares.sum(0) - 2 * p * z.diag() + 1)).sum() / 2

    return loss


mistake, root = sys.argv[1:]
if mistake == "labels-shuffled":
    np.load = shuffled
elif mistake == "sign-flipped":
    train.objective = flipped
elif mistake == "softmax-dropped":
    train.exact_population = without_softmax
    train.infinite_prompts = lambda p: without_softmax(p, float("inf"))
elif mistake == "heads-without-softmax":
    # such scores are no distribution, and not handed over
    torch.softmax = lambda logits, dim: logits / logits.shape[dim]
    np.savez = lambda file, attention, **arrays: save(file, **arrays)
    trained = multihead.train
else:
    sys.exit(f"no such mistake: {mistake}")
for file in Path(root).glob("*/problem.json"):
    trained(file.parent)
