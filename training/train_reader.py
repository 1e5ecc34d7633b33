"""Trains the span reader on the processor and writes a checkpoint an epoch.

    python3 train_reader.py --vectors vectors.npz --out DIR --squad squad-1.1-even.json \
        --unanswerable squad-2.0-even.json --more squadshifts-reddit.json squadshifts-amazon_reviews.json
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from measure_reader import measure
from reader_data import Asked, Example, Negatives, collate, crop, hold_out, load_questions, whole
from reader_model import NEVER, Reader, Shape
from reader_text import Vocabulary


@dataclass
class Data:
    """Questions to learn from, and those of the titles kept aside."""

    squad: list[Asked]
    unanswerable: list[Asked]
    more: list[Asked]
    made: list[Asked]
    varied: list[Asked]
    aside: list[Asked]
    aside_unanswerable: list[Asked]


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", type=Path, required=True, help="from prepare_vectors.py")
    parser.add_argument("--squad", type=Path, required=True, help="SQuAD 1.1")
    parser.add_argument("--unanswerable", type=Path, required=True, help="SQuAD 2.0 over the same titles")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="further sets in the format of SQuAD")
    parser.add_argument("--made", type=Path, help="from make-questions.ts: fewer of them from epoch to epoch")
    parser.add_argument("--made-share", type=float, default=0.5, help="of them in the first epoch")
    parser.add_argument("--varied", type=Path, help="from vary_questions.py: variants of SQuAD's questions")
    parser.add_argument("--varied-share", type=float, default=0.4, help="of them in each epoch")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--all-titles", action="store_true", help="keep no title aside")
    parser.add_argument("--init", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--minutes", type=float, default=45, help="the learning rate falls to nothing by then")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=Shape.dropout)
    parser.add_argument("--forgotten", type=float, default=Shape.forgotten, help="words left without their vector")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1, help="learn from this share of the titles only")
    parser.add_argument("--threads", type=int, default=1, help="more than one only pays on an idle machine")
    return parser.parse_args()


def load_vectors(path: Path) -> tuple[Vocabulary, Tensor]:
    """The words and their vectors as the product has them: row 0, for unknown words, is zero."""
    stored = np.load(path)
    rows = stored["rows"].astype(np.float32) * stored["scales"][:, None]
    vectors = np.concatenate([np.zeros((1, rows.shape[1]), np.float32), rows])
    return Vocabulary(stored["words"].tolist()), torch.from_numpy(vectors)


def load_data(o: argparse.Namespace, vocabulary: Vocabulary) -> Data:
    squad, unanswerable = load_questions(o.squad, vocabulary), load_questions(o.unanswerable, vocabulary)
    more = [a for path in o.more for a in load_questions(path, vocabulary)]
    made = load_questions(o.made, vocabulary) if o.made else []
    varied = load_questions(o.varied, vocabulary) if o.varied else []
    learn, aside = hold_out(squad, 4)
    titles = {a.paragraph.title for a in aside}
    kept = [a for a in unanswerable if a.paragraph.title in titles]
    if o.all_titles:
        return Data(squad, [a for a in unanswerable if a.impossible], more, made, varied, aside, kept)
    learn = some_of(learn, o.share, lambda a: a.paragraph.title)
    more = some_of(more, o.share, lambda a: a.paragraph.text)
    kept_titles = {a.paragraph.title for a in learn}
    rest = [a for a in unanswerable if a.impossible and a.paragraph.title in kept_titles]
    made, varied = ([a for a in some if a.paragraph.title not in titles] for some in (made, varied))
    return Data(learn, rest, more, made, varied, aside, kept)


def some_of(asked: list[Asked], share: float, unit: Callable[[Asked], str]) -> list[Asked]:
    """The questions of a share of the units, the same ones every time; of a larger share, these and more."""
    units = sorted({unit(a) for a in asked})
    random.Random(7).shuffle(units)
    kept = set(units[: round(share * len(units))])
    return [a for a in asked if unit(a) in kept]


def tuned_rows(data: Data, vocabulary: Vocabulary, count: int) -> np.ndarray:
    """Word id to row: the most frequent words of the questions have learned differences, row 0 has none."""
    seen = Counter(int(i) for a in data.squad + data.more for i in a.words.ids if i)
    rows = np.zeros(len(vocabulary.words) + 1, np.int64)
    for row, (word, _) in enumerate(sorted(seen.items(), key=lambda x: (-x[1], x[0]))[:count]):
        rows[word] = row + 1
    return rows


def epoch_examples(
    data: Data, negatives: Negatives, more_negatives: Negatives, rng: random.Random, longest: int
) -> list[Example]:
    """SQuAD twice or with variants, half of all in windows of some sentences; and windows that do not hold the answer."""

    def learnable(asked: Asked, cropped: float) -> Example | None:
        example = crop(asked, rng, True) if rng.random() < cropped else whole(asked)
        example.spans = [(s, e) for s, e in example.spans if e - s < longest]
        return example if example.spans else None

    positive = [a for a in data.squad * (1 if data.varied else 2) + data.more if a.spans]
    found = [learnable(a, 0.5) for a in positive + [a for a in data.varied if a.spans]]
    found += [learnable(a, 0.8) for a in data.made if a.spans]
    found += [whole(a) for a in data.unanswerable]
    found += [crop(a, rng, False) for a in rng.sample(positive, len(positive) // 12)]
    found += [negatives.find(a, rng) for a in rng.sample(data.squad, len(data.squad) // 2)]
    found += [more_negatives.find(a, rng) for a in rng.sample(data.more, len(data.more) // 10)]
    return [example for example in found if example is not None]


def part_of(data: Data, o: argparse.Namespace, done: float, rng: random.Random) -> Data:
    """What an epoch learns from: made questions go from their share to a twelfth of it after four fifths of the run."""
    share = o.made_share * max(0.08, 1 - done / 0.8)
    made = rng.sample(data.made, int(len(data.made) * share))
    return replace(data, made=made, varied=rng.sample(data.varied, int(len(data.varied) * o.varied_share)))


def batches(examples: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Batches of texts of about one length."""
    rng.shuffle(examples)
    out = []
    for at in range(0, len(examples), size * 40):
        pool = sorted(examples[at : at + size * 40], key=lambda e: len(e.text))
        out += [pool[k : k + size] for k in range(0, len(pool), size)]
    rng.shuffle(out)
    return out


def loss_of(model: Reader, examples: list[Example], tuned: np.ndarray) -> Tensor:
    """Minus the log of the probability of all right spans together, or of "no answer"."""
    scores, null = model(collate(examples, tuned))
    all_scores = torch.cat([scores.flatten(1), null[:, None]], 1)
    right = torch.zeros_like(all_scores, dtype=torch.bool)
    for row, example in enumerate(examples):
        if not example.spans:
            right[row, -1] = True
        for first, last in example.spans:
            right[row, first * scores.shape[-1] + last - first] = True
    held = torch.logsumexp(all_scores.masked_fill(~right, NEVER), 1)
    return (torch.logsumexp(all_scores, 1) - held).mean()


class Average:
    """A running average of the weights: steadier than the last step's."""

    def __init__(self, model: nn.Module) -> None:
        self.steps = 0
        self.weights = {name: value.clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        self.steps += 1
        keep = min(0.998, (1 + self.steps) / (10 + self.steps))
        for name, value in model.state_dict().items():
            self.weights[name].mul_(keep).add_(value, alpha=1 - keep)


def train(o: argparse.Namespace, model: Reader, data: Data, tuned: np.ndarray, log: Callable[..., None]) -> None:
    rng = random.Random(o.seed)
    negatives, more_negatives = Negatives(data.squad), Negatives(data.more)
    optimiser = torch.optim.Adam(model.parameters(), lr=o.rate, betas=(0.9, 0.99))
    average = Average(model)
    start, step, steps = time.time(), 0, 1
    for epoch in range(o.epochs):
        losses = []
        so_far = max(epoch / o.epochs, (time.time() - start) / 60 / o.minutes)
        some = part_of(data, o, so_far, rng)
        todo = batches(epoch_examples(some, negatives, more_negatives, rng, model.shape.span), o.batch, rng)
        steps = step + (o.epochs - epoch) * len(todo)
        model.train()
        for examples in todo:
            elapsed = (time.time() - start) / 60
            done = min(1.0, max(step / steps, elapsed / o.minutes))
            rate = o.rate * min(1, (step + 1) / 100) * max(0.02, 0.5 + 0.5 * math.cos(math.pi * done))
            for group in optimiser.param_groups:
                group["lr"] = rate
            loss = loss_of(model, examples, tuned)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            average.update(model)
            losses.append(float(loss.detach()))
            step += 1
            if step % 100 == 0:
                log(f"step {step}/{steps} loss {np.mean(losses[-100:]):.3f} rate {rate:.5f} minute {elapsed:.1f}")
                torch.save(average.weights, o.out / "model.pt")
            if elapsed > o.minutes:
                break
        torch.save(average.weights, o.out / "model.pt")
        now = {name: value.clone() for name, value in model.state_dict().items()}
        model.load_state_dict(average.weights, strict=False)
        log(f"epoch {epoch + 1} minute {elapsed:.1f}", measure(model, data.aside, tuned))
        if elapsed > o.minutes:
            break
        model.load_state_dict(now, strict=False)
    model.load_state_dict(average.weights, strict=False)
    log("unanswerable", measure(model, data.aside_unanswerable, tuned))


def main() -> None:
    o = options()
    o.out.mkdir(parents=True, exist_ok=True)
    random.seed(o.seed)
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    record = (o.out / "log.txt").open("a")

    def log(*parts: object) -> None:
        for target in (None, record):
            print(*parts, file=target, flush=True)

    vocabulary, vectors = load_vectors(o.vectors)
    data = load_data(o, vocabulary)
    shape = Shape(dropout=o.dropout, forgotten=o.forgotten)
    tuned = tuned_rows(data, vocabulary, shape.tuned)
    model = Reader(vectors, shape)
    if o.init:
        model.load_state_dict(torch.load(o.init), strict=False)
        tuned = np.load(o.init.parent / "tuned.npy")
    np.save(o.out / "tuned.npy", tuned)
    (o.out / "shape.json").write_text(json.dumps(shape.as_dict()))
    log("questions", len(data.squad), len(data.unanswerable), len(data.more), "kept aside", len(data.aside))
    log("made", len(data.made), "varied", len(data.varied))
    log("parameters", sum(p.numel() for p in model.parameters()))
    train(o, model, data, tuned, log)


if __name__ == "__main__":
    main()
