"""The gradient of the population loss by Monte Carlo: prompts are drawn, the task is averaged over exactly.

    python3 monte_carlo.py FOLDER --error 1e-3 --seed 1 --out gradient.npy

FOLDER holds probabilities.npy (K,), weights.npy (K, K) and problem.json with promptLength. Draws until the standard error of the
whole gradient, relative to it in the Frobenius norm, is at most what is asked. Prints seconds, draws and the error as JSON and leaves
the gradient. Given its counts c, a prompt with the query v_k has attention a_m = c_m w_m / sum, w_m = exp z[m, k], and the loss
(sum a_m^2 + (sum a_m)^2) / 2 over m != k is its expectation over tasks with identity covariance.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np

from measured import report

CHUNK = 500


def slopes(counts, p, w):
    """The gradient by z[m, k] of each prompt (chunk, K, K), the probability of the query included."""
    a = counts[:, :, None] * w
    a /= a.sum(1, keepdims=True)
    other = 1 - np.eye(len(p))
    b = a * other
    g = other * (b + b.sum(1, keepdims=True))
    return p * a * (g - (g * a).sum(1, keepdims=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--error", type=float, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    n = json.loads((asked.folder / "problem.json").read_text())["promptLength"]
    p = np.load(asked.folder / "probabilities.npy")
    z = np.load(asked.folder / "weights.npy")
    w = np.exp(z - z.max(0))
    random = np.random.default_rng(asked.seed)

    start = time.perf_counter()
    draws, total, squares, error = 0, np.zeros_like(z), np.zeros_like(z), np.inf
    while error > asked.error:
        each = slopes(random.multinomial(n, p / p.sum(), CHUNK), p, w)
        draws += CHUNK
        total += each.sum(0)
        squares += np.einsum("ijk,ijk->jk", each, each)
        mean = total / draws
        variance = np.maximum(squares / draws - mean**2, 0)
        error = np.sqrt(variance.sum() / draws) / np.linalg.norm(mean)
    seconds = time.perf_counter() - start
    np.save(asked.out, mean)
    report(seconds, draws=draws, error=float(error))


if __name__ == "__main__":
    main()
