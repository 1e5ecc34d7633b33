"""Fits the weights of src/qa/answering/confidence-weights.ts: python fit_confidence.py ROWS...

A logistic model of the signals, weighed by how often questions of each kind are asked in life (`--strangers` are rare),
judged on folders that it was not fitted on. Prints the curve of right against wrong and false answers, the calibration
error, and the weights.
"""

import sys

import numpy as np
from rows import read_rows, signal_table

RIDGE = 0.003
# What must not speak for an answer, whatever a small sample says; all else must not speak against it.
NEVER_ABOVE_ZERO = {"missing", "stranger", "otherNumber", "contrary", "unknown", "untyped", "otherThings"}


def logistic(z):
    return 1 / (1 + np.exp(-z))


def fit(values, right):
    """Bias and weights by Newton's steps, ridge on standardised signals; signals of the wrong sign are left out."""
    kept = values.std(0) > 1e-9
    while True:
        mean, spread = values.mean(0), values.std(0) + 1e-9
        table = np.c_[np.ones(len(values)), (values - mean) / spread * kept]
        weights = np.zeros(table.shape[1])
        for _ in range(50):
            likely = logistic(table @ weights)
            hessian = (table * (likely * (1 - likely))[:, None]).T @ table / len(table)
            hessian += RIDGE * np.eye(len(weights))
            slope = table.T @ (right - likely) / len(table) - RIDGE * np.r_[0, weights[1:]]
            weights += np.linalg.solve(hessian, slope)
        own = weights[1:] / spread * kept
        against = np.array([name in NEVER_ABOVE_ZERO for name in fit.names])
        wrong = np.where(against, own > 0, own < 0)
        if not wrong.any():
            return weights[0] - (own * mean).sum(), own
        kept = kept & ~wrong


def auroc(scores, labels):
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    hits = labels.sum()
    return (ranks[labels > 0].sum() - hits * (hits + 1) / 2) / (hits * (len(labels) - hits))


def calibration_error(likely, right, bins=10):
    parts = np.array_split(np.argsort(likely), bins)
    return sum(len(p) * abs(likely[p].mean() - right[p].mean()) for p in parts) / len(likely)


def main(paths):
    names, values, right, folders, asked = signal_table(read_rows(paths))
    fit.names = names
    likely = np.zeros(len(right))
    for folder in np.unique(folders):
        here = folders == folder
        bias, weights = fit(values[~here], right[~here])
        likely[here] = logistic(bias + values[here] @ weights)
    print(f"{len(right)} questions, {right.mean():.3f} right; folders kept apart: AUROC right {auroc(likely, right):.3f},")
    print(f"answerable {auroc(likely, asked.astype(float)):.3f}, calibration error {calibration_error(likely, right):.3f}")
    print("at    right  wrong  false  of the answers right")
    for at in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9):
        given = likely >= at
        shares = (given & (right > 0))[asked].mean(), (given & (right == 0))[asked].mean(), given[~asked].mean()
        print(f"{at:.2f}  " + "  ".join(f"{share:.3f}" for share in shares) + f"  {right[given].mean():.3f}")
    bias, weights = fit(values, right)
    print(f"bias: {bias:.3f}")
    for name, weight in zip(names, weights):
        print(f"{name}: {weight:.3f}")


main(sys.argv[1:])
