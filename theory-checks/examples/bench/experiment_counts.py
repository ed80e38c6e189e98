"""The paper's experiment by counts: a prompt enters its prediction only through how often each feature occurs in it.

    python3 experiment_counts.py FOLDER --library torch --dtype float64 --threads 1 --epochs 400 --out Q.npy

The softmax over N tokens becomes one over K features, weighted by their counts. With --library torch by autograd, with --library numpy
with the gradient written out. FOLDER, output and file are those of experiment_tokens.py.
"""

import numpy as np

from measured import arguments, problem_of, report, timed


def counted(arrays):
    """Counts (M, K), and the label of every feature that occurs in a prompt (M, K), 0 for the others."""
    tokens = arrays["tokens"]
    prompts = np.arange(len(tokens))[:, None]
    counts = np.zeros((len(tokens), arrays["features"].shape[1]))
    np.add.at(counts, (prompts, tokens), 1)
    labels = np.zeros_like(counts)
    labels[prompts, tokens] = arrays["labels"]
    return counts, labels


def in_torch(asked, problem, arrays):
    import torch

    torch.set_num_threads(asked.threads)
    dtype = getattr(torch, asked.dtype)
    counts, labels = (torch.from_numpy(array).to(dtype) for array in counted(arrays))
    log_counts = counts.log()
    features = torch.from_numpy(arrays["features"]).to(dtype)
    queries = torch.from_numpy(arrays["queries"])
    targets = torch.from_numpy(arrays["targets"]).to(dtype)
    q = torch.zeros(len(features), len(features), dtype=dtype, requires_grad=True)
    optimizer = torch.optim.Adam([q], lr=problem["learningRate"])

    def epoch():
        optimizer.zero_grad()
        z = features.T @ q @ features  # z[m, k]: the logit of a token v_m for the query v_k
        attention = torch.softmax(z.T[queries] + log_counts, dim=1)
        prediction = (attention * labels).sum(1)
        ((prediction - targets).square().mean() / 2).backward()
        optimizer.step()

    seconds = timed(epoch, asked.epochs)
    return q.detach().numpy(), seconds, {"torch": torch.__version__}


def in_numpy(asked, problem, arrays):
    dtype = np.dtype(asked.dtype)
    counts, labels = (array.astype(dtype) for array in counted(arrays))
    features = arrays["features"].astype(dtype)
    queries, targets = arrays["queries"], arrays["targets"].astype(dtype)
    asks = np.eye(features.shape[1], dtype=dtype)[queries]  # (M, K)
    q = np.zeros((len(features), len(features)), dtype=dtype)
    mean, square = np.zeros_like(q), np.zeros_like(q)
    rate, beta1, beta2, epsilon = problem["learningRate"], 0.9, 0.999, 1e-8
    step = 0

    def epoch():
        nonlocal step
        z = features.T @ q @ features
        attention = counts * np.exp(z - z.max(0)).T[queries]
        attention /= attention.sum(1, keepdims=True)
        prediction = (attention * labels).sum(1, keepdims=True)
        residual = (prediction - targets[:, None]) / len(targets)
        slopes = attention * (labels - prediction) * residual  # by the logit of each feature
        gradient = features @ (slopes.T @ asks) @ features.T
        step += 1
        mean[:] = beta1 * mean + (1 - beta1) * gradient
        square[:] = beta2 * square + (1 - beta2) * gradient**2
        root = np.sqrt(square / (1 - beta2**step)) + epsilon
        q[:] -= rate / (1 - beta1**step) * mean / root

    seconds = timed(epoch, asked.epochs)
    return q, seconds, {}


def main():
    asked = arguments(__doc__, libraries=["torch", "numpy"])
    problem, arrays = problem_of(asked.folder)
    q, seconds, more = (in_torch if asked.library == "torch" else in_numpy)(asked, problem, arrays)
    np.save(asked.out, q)
    report(seconds, **more)


if __name__ == "__main__":
    main()
