"""The gradient of the population loss by adding up every count vector of a prompt: exact, and possible for small K and N only.

    python3 enumeration.py FOLDER --out gradient.npy

FOLDER is that of monte_carlo.py. Prints seconds and the number of count vectors, (N + K - 1 choose K - 1), as JSON.
"""

import argparse
import itertools
import json
import math
import time
from pathlib import Path

import numpy as np

from measured import report
from monte_carlo import slopes

CHUNK = 2000


def count_vectors(n, k):
    """Every way to share n tokens among k features, (chunk, k) at a time: k - 1 bars among n + k - 1 places."""
    bars = itertools.combinations(range(n + k - 1), k - 1)
    while chunk := list(itertools.islice(bars, CHUNK)):
        edges = np.pad(np.array(chunk).reshape(-1, k - 1), ((0, 0), (1, 1)), constant_values=((0, 0), (-1, n + k - 1)))
        yield np.diff(edges, axis=1) - 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    n = json.loads((asked.folder / "problem.json").read_text())["promptLength"]
    p = np.load(asked.folder / "probabilities.npy")
    z = np.load(asked.folder / "weights.npy")
    w = np.exp(z - z.max(0))

    start = time.perf_counter()
    log_factorial = np.array([math.lgamma(c + 1) for c in range(n + 1)])
    total, vectors = np.zeros_like(z), 0
    for counts in count_vectors(n, len(p)):
        probability = np.exp(log_factorial[n] - log_factorial[counts].sum(1) + counts @ np.log(p))
        total += np.tensordot(probability, slopes(counts, p, w), 1)
        vectors += len(counts)
    seconds = time.perf_counter() - start
    np.save(asked.out, total)
    report(seconds, draws=vectors)


if __name__ == "__main__":
    main()
