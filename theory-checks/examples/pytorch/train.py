"""The paper's layer in PyTorch.

    python3 train.py FOLDER

FOLDER is a problem that `icl problem` wrote, or a folder of such problems; each gets its trajectory.npz.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)  # the matrices are small


def given_prompts(folder):
    """The mean of (prediction - target)^2 / 2 over prompts. z[m, k] is the logit of a token v_m for the query v_k."""
    tokens, labels, queries, targets = (
        torch.from_numpy(np.load(folder / f"{name}.npy")) for name in ("tokens", "labels", "queries", "targets")
    )

    def loss(z):
        attention = torch.softmax(z.T[queries].gather(1, tokens), dim=1)
        return ((attention * labels).sum(1) - targets).square().mean() / 2

    return loss


def exact_population(p, n):
    """Its expectation over prompts of n tokens and tasks with identity covariance.

    With c_m tokens v_m in the prompt, w_m = exp z[m, k] and X = sum c_m w_m, attention on v_m is a_m = c_m w_m / X, and the
    query's loss is E[sum a_m^2 + (sum a_m)^2] / 2 over m != k. As 1 / X^2 is the integral of s exp(-s X) ds and
    E exp(-s X) = phi(s)^n with phi(s) = sum p_m exp(-s w_m), one integral over s is left: here over log s, by the
    trapezoidal rule.
    """
    other = 1 - torch.eye(len(p))

    def loss(z):
        w = torch.exp(z - z.max(dim=0).values)  # attention does not depend on the scale of w
        last = math.log(50 / n) - w.detach().log().min().item()
        log_s = torch.arange(-20 - math.log(n), last, 0.2)
        s = log_s.exp()[:, None, None]
        e = p[:, None] * torch.exp(-s * w)
        phi = e.sum(1)
        h = other * w * e
        pairs = n * (n - 1) * (h.square().sum(1) + h.sum(1).square()) * phi ** (n - 2)
        squares = 2 * n * (w * h).sum(1) * phi ** (n - 1)
        twice = 0.2 * (s[:, 0].square() * (pairs + squares)).sum(0)
        return (p * twice).sum() / 2

    return loss


def infinite_prompts(p):
    """The same for n to infinity, where a prompt holds every feature as often as it is probable."""
    other = 1 - torch.eye(len(p))

    def loss(z):
        a = other * torch.softmax(z + p.log()[:, None], dim=0)
        return (p * (a.square().sum(0) + a.sum(0).square())).sum() / 2

    return loss


def objective(folder, problem):
    p = torch.tensor(problem["probabilities"])
    if problem["objective"] == "given-prompts":
        return given_prompts(folder)
    return exact_population(p, problem["promptLength"]) if problem["promptLength"] else infinite_prompts(p)


def train(folder):
    problem = json.loads((folder / "problem.json").read_text())
    features = torch.from_numpy(np.load(folder / "features.npy"))
    loss = objective(folder, problem)
    q = torch.zeros(problem["dimension"], problem["dimension"], requires_grad=True)
    rule = torch.optim.Adam if problem["rule"] == "adam" else torch.optim.SGD
    optimizer = rule([q], lr=problem["learningRate"])
    record = set(problem["record"])
    steps, states = [], []
    for step in range(problem["steps"] + 1):
        if step > 0:
            optimizer.zero_grad()
            loss(features.T @ q @ features).backward()
            optimizer.step()
        if step in record:
            steps.append(step)
            states.append(q.detach().numpy().copy())
    np.savez(folder / "trajectory.npz", steps=steps, Q=states)


if __name__ == "__main__":
    root = Path(sys.argv[1])
    for file in sorted([*root.glob("problem.json"), *root.glob("*/problem.json")]):
        train(file.parent)
