"""The paper's experiment as it is written in PyTorch: every token a vector, autograd, full batch.

    python3 experiment_tokens.py FOLDER --dtype float64 --threads 1 --epochs 400 --out Q.npy

FOLDER is a problem of given prompts that `icl problem` wrote. Prints the seconds of an epoch as JSON and leaves Q of the last epoch.
"""

import numpy as np
import torch

from measured import arguments, problem_of, report, timed


def main():
    asked = arguments(__doc__, libraries=["torch"])
    torch.set_num_threads(asked.threads)
    dtype = getattr(torch, asked.dtype)
    problem, arrays = problem_of(asked.folder)
    features = torch.from_numpy(arrays["features"]).to(dtype)  # (d, K)
    x = features.T[torch.from_numpy(arrays["tokens"])]  # (M, N, d)
    y = torch.from_numpy(arrays["labels"]).to(dtype)  # (M, N)
    x_query = features.T[torch.from_numpy(arrays["queries"])]  # (M, d)
    y_query = torch.from_numpy(arrays["targets"]).to(dtype)  # (M,)

    q = torch.zeros(len(features), len(features), dtype=dtype, requires_grad=True)
    optimizer = torch.optim.Adam([q], lr=problem["learningRate"])

    def epoch():
        optimizer.zero_grad()
        attention = torch.softmax(torch.einsum("mnd,md->mn", x, x_query @ q.T), dim=1)
        prediction = (attention * y).sum(1)
        ((prediction - y_query).square().mean() / 2).backward()
        optimizer.step()

    seconds = timed(epoch, asked.epochs)
    np.save(asked.out, q.detach().numpy())
    report(seconds, torch=torch.__version__)


if __name__ == "__main__":
    main()
