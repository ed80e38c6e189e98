"""A layer with two heads, each with keys, queries and values of its own, from a small random start: no Q that could be handed over.

    python3 multihead.py FOLDER

FOLDER is a problem that `icl problem --probes P` wrote, or a folder of such problems. The answer is what the model predicts: at
every recorded step for the prompts of the training and then the probes, and where it looks at the last step.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)  # the matrices are small


class Layer(torch.nn.Module):
    def __init__(self, dimension, heads=2, width=16, start=0.05):
        super().__init__()
        self.key = torch.nn.Parameter(start * torch.randn(heads, width, dimension))
        self.query = torch.nn.Parameter(start * torch.randn(heads, width, dimension))
        self.value = torch.nn.Parameter(start * torch.randn(heads, dimension + 1))  # of a token and its label

    def forward(self, features, tokens, labels, queries):
        """Predictions (M,) and attention (heads, M, N). Tokens and queries are columns of features (dimension, K)."""
        logits = (self.query @ features).transpose(1, 2) @ (self.key @ features)  # (heads, K of the query, K of the token)
        places = tokens.expand(len(logits), *tokens.shape)
        attention = torch.softmax(logits[:, queries].gather(2, places), dim=2)
        values = (self.value[:, :-1] @ features)[:, tokens] + self.value[:, -1, None, None] * labels
        return (attention * values).sum(dim=(0, 2)), attention


def load(folder, *names):
    return [torch.from_numpy(np.load(folder / f"{name}.npy")) for name in names]


def train(folder):
    problem = json.loads((folder / "problem.json").read_text())
    if problem["objective"] != "given-prompts":
        return  # not answered: what the claims say of the exact loss is about Q
    (features,) = load(folder, "features")
    tokens, labels, queries, targets = load(folder, "tokens", "labels", "queries", "targets")
    probe_tokens, probe_labels, probe_queries = load(folder, "probe_tokens", "probe_labels", "probe_queries")
    asked = (
        torch.cat([tokens, probe_tokens.long()]),
        torch.cat([labels, probe_labels.double()]),
        torch.cat([queries, probe_queries.long()]),
    )
    torch.manual_seed(int(problem["id"][:8], 16))
    model = Layer(problem["dimension"])
    rule = torch.optim.Adam if problem["rule"] == "adam" else torch.optim.SGD
    optimizer = rule(model.parameters(), lr=problem["learningRate"])
    record = set(problem["record"])
    steps, predictions = [], []
    for step in range(problem["steps"] + 1):
        if step > 0:
            optimizer.zero_grad()
            prediction, _ = model(features, tokens, labels, queries)
            ((prediction - targets).square().mean() / 2).backward()
            optimizer.step()
        if step in record:
            with torch.no_grad():
                prediction, attention = model(features, *asked)
            steps.append(step)
            predictions.append(prediction.numpy())
    np.savez(
        folder / "trajectory.npz",
        steps=steps,
        prediction=predictions,
        attention=attention.mean(0).numpy().astype(np.float32),
    )


if __name__ == "__main__":
    root = Path(sys.argv[1])
    for file in sorted([*root.glob("problem.json"), *root.glob("*/problem.json")]):
        train(file.parent)
