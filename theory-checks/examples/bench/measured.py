"""What the scripts of this folder share: their options, the problem, the clock, and what they print."""

import argparse
import json
import statistics
import time
from pathlib import Path

import numpy as np


def arguments(description, libraries):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--library", choices=libraries, default=libraries[0])
    parser.add_argument("--dtype", choices=["float32", "float64"], default="float64")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=400)
    parser.add_argument("--out", type=Path, required=True, help="receives Q of the last epoch")
    return parser.parse_args()


def problem_of(folder):
    problem = json.loads((folder / "problem.json").read_text())
    names = ("features", "tokens", "labels", "queries", "targets")
    return problem, {name: np.load(folder / f"{name}.npy") for name in names}


def timed(epoch, epochs):
    """The median of the seconds of an epoch: what a busy machine takes away from some does not count."""
    seconds = []
    for _ in range(epochs):
        start = time.perf_counter()
        epoch()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def blas():
    """The library behind the products, as this process has loaded it."""
    try:
        maps = Path("/proc/self/maps").read_text()
    except OSError:
        return "unknown"
    loaded = {Path(line.split()[-1]).name for line in maps.splitlines() if "blas" in line}
    return ", ".join(sorted(loaded)) or "none"


def report(seconds, **more):
    print(json.dumps({"seconds": seconds, "numpy": np.__version__, "blas": blas(), **more}))
