"""Fits the weights of src/qa/answering/order-candidates.ts: python fit_order.py ROWS...

A listwise softmax over the sentences of each answerable question; sentences of the right passage count a quarter of the
right sentence. Prints how often the right passage stands first, among three and among ten, and the weights.
"""

import sys

import numpy as np
from rows import read_rows

# src/qa/retrieval/score-features.ts
RULES = {
    "own": 3.2, "before": 1.2, "around": 0.3, "above": 0.7, "passage": 0.65, "proximity": 0.9, "precision": 0.6,
    "length": -0.1, "type": 0.7, "focus": 0.22, "verb": 0.26, "missing": -0.9, "first": 0.05, "caption": -0.1,
}
NAMES = ("relevance", "found", "rules", "share")
IN_PASSAGE = 0.25


def table_of(row):
    """What each sentence is ordered by; what was not read is no better than the worst of what was."""
    features = [candidate["features"] for candidate in row["candidates"]]
    least = min((one["relevance"] for one in features if "relevance" in one), default=0)
    return np.array([
        [
            one.get("relevance", least - 1),
            one["found"],
            sum(weight * one.get(name, 0) for name, weight in RULES.items()),
            one.get("share", 0),
        ]
        for one in features
    ])


def questions_of(rows):
    for row in rows:
        candidates = row["candidates"]
        if not any(one["isInPassage"] for one in candidates):
            continue
        wanted = np.array([1 if one["isInSentence"] else IN_PASSAGE * one["isInPassage"] for one in candidates], float)
        yield table_of(row), wanted / wanted.sum(), candidates


def places(questions, weights):
    """Shares of questions whose right passage stands first, among three, among ten."""
    found = []
    for table, _, candidates in questions:
        order = np.argsort(-(table @ weights), kind="stable")
        passages = list(dict.fromkeys(candidates[at]["passageId"] for at in order))
        right = {one["passageId"] for one in candidates if one["isInPassage"]}
        found.append(next(at for at, passage in enumerate(passages) if passage in right))
    return [round(float(np.mean([at < most for at in found])), 3) for most in (1, 3, 10)]


def fit(questions, mask, steps=400, rate=0.05):
    weights = np.array([1.0, 4, 0.5, 1]) * mask
    mean, square = np.zeros(4), np.zeros(4)
    for step in range(1, steps + 1):
        slope = np.zeros(4)
        for table, wanted, _ in questions:
            scores = table @ weights
            likely = np.exp(scores - scores.max())
            slope += table.T @ (wanted - likely / likely.sum())
        slope = (slope / len(questions) - 1e-3 * weights) * mask
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def main(paths):
    questions = list(questions_of(read_rows(paths)))
    print(f"{len(questions)} questions; found alone {places(questions, np.array([0, 1.0, 0, 0]))}")
    for name, mask in (("read", [1, 1, 1, 1]), ("unread", [0, 1, 1, 0])):
        weights = fit(questions, np.array(mask, float))
        print(name, dict(zip(NAMES, weights.round(2).tolist())), places(questions, weights))


main(sys.argv[1:])
