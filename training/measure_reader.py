"""Exact match, F1 and answerability of a reader, by the definitions of SQuAD."""

from __future__ import annotations

import re
import string
from collections import Counter
from dataclasses import dataclass

import numpy as np
import torch

from reader_data import Asked, Example, collate
from reader_model import Reader


@dataclass
class Reading:
    text: str
    score: float
    null: float
    loss: float


def normalise(text: str) -> str:
    kept = "".join(c for c in text.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", kept).split())


def exact_and_f1(answer: str, gold: list[str]) -> tuple[float, float]:
    words = normalise(answer).split()
    exact = f1 = 0.0
    for one in gold:
        right = normalise(one).split()
        exact = max(exact, float(words == right))
        shared = sum((Counter(words) & Counter(right)).values())
        if shared:
            f1 = max(f1, 2 * shared / (len(words) + len(right)))
        elif not words and not right:
            f1 = 1.0
    return exact, f1


def read_all(model: Reader, asked: list[Asked], tuned: np.ndarray, size: int = 48) -> list[Reading]:
    """The best span of each question over its whole paragraph, and the score of "no answer" less the best span's."""
    model.eval()
    order = sorted(range(len(asked)), key=lambda i: len(asked[i].paragraph.words))
    readings: dict[int, Reading] = {}
    for at in range(0, len(order), size):
        chosen = order[at : at + size]
        batch = [uncut(asked[i]) for i in chosen]
        with torch.no_grad():
            scores, null = model(collate(batch, tuned))
        longest = scores.shape[-1]
        best, places = scores.flatten(1).max(1)
        total = torch.logsumexp(torch.cat([scores.flatten(1), null[:, None]], 1), 1)
        for row, i in enumerate(chosen):
            first, length = divmod(int(places[row]), longest)
            words, text = asked[i].paragraph.words, asked[i].paragraph.text
            span = text[words.starts[first] : words.ends[first + length]]
            right = [scores[row, s, e - s] for s, e in batch[row].spans if e - s < longest] or [null[row]]
            loss = float(total[row] - torch.logsumexp(torch.stack(right), 0))
            readings[i] = Reading(span, float(best[row]), float(null[row] - best[row]), loss)
    return [readings[i] for i in range(len(asked))]


def uncut(asked: Asked) -> Example:
    """The whole paragraph: nothing is cut off when measuring."""
    return Example(asked.paragraph.words, asked.words, asked.spans)


def auroc(positive: np.ndarray, negative: np.ndarray) -> float:
    """The share of pairs in which the positive one scores higher."""
    both = np.concatenate([positive, negative])
    ranks = np.empty(len(both))
    ranks[both.argsort(kind="mergesort")] = np.arange(1, len(both) + 1)
    n = len(positive)
    return float((ranks[:n].sum() - n * (n + 1) / 2) / (n * len(negative)))


def measure(model: Reader, asked: list[Asked], tuned: np.ndarray) -> dict[str, float]:
    """EM and F1 (in percent) over the answerable questions, and the AUROC of the null score where some are not."""
    readings = read_all(model, asked, tuned)
    pairs = [exact_and_f1(r.text, a.answers) for r, a in zip(readings, asked, strict=True) if not a.impossible]
    figures = {"questions": len(asked)}
    if pairs:
        exact, f1 = np.array(pairs).mean(0) * 100
        loss = np.mean([r.loss for r, a in zip(readings, asked, strict=True) if not a.impossible])
        figures |= {"em": round(float(exact), 1), "f1": round(float(f1), 1), "loss": round(float(loss), 3)}
    impossible = np.array([a.impossible for a in asked])
    if impossible.any() and not impossible.all():
        null = np.array([r.null for r in readings])
        figures["auroc"] = round(auroc(null[impossible], null[~impossible]), 3)
    return figures
