"""Writes variants of questions and their paragraphs, so that a reader learns less by heart.

    python3 vary_questions.py IN.json OUT.json --vectors vectors.npz [--variants 3] [--seed 1] [--without TITLE ...]

Paragraphs: sentences in another order or left out, told in the first person (then the question asks about "the writer"),
written in small letters, a word in capitals here and there. Questions: words replaced by their neighbours or left out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from reader_text import STOP_WORDS

PERSONS = (
    {"he": "I", "him": "me", "his": "my", "himself": "myself"},
    {"she": "I", "her": "my", "hers": "mine", "herself": "myself"},
    {"they": "we", "them": "us", "their": "our", "themselves": "ourselves"},
    {"they": "I", "them": "me", "their": "my"},
    {"it": "this", "its": "my"},
    {"he": "we", "his": "our", "him": "us"},
)
WRITERS = ("the writer", "the author", "the user", "the poster", "the reviewer", "the person", "they", "this person")
ASKING = frozenset(
    "who what when where why how which whose many much year kind type percentage long did does do is was are were".split()
)
WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
SENTENCE_END = re.compile(r"[.!?][\"”)]?\s+(?=[A-Z0-9\"“(])")
NEIGHBOURS, LEAST_COSINE = 8, 0.55


class Neighbours:
    """Words of nearly the same place among the word vectors."""

    def __init__(self, path: Path, rng: random.Random) -> None:
        stored = np.load(path)
        self.words, self.rng = stored["words"].tolist(), rng
        rows = stored["rows"].astype(np.float32) * stored["scales"][:, None]
        self.rows = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
        self.ids = {word: at for at, word in enumerate(self.words)}
        self.known: dict[str, list[str]] = {}

    def of(self, word: str) -> str:
        if word not in self.known:
            cosines = self.rows @ self.rows[self.ids[word]]
            near = np.argsort(-cosines)[1 : NEIGHBOURS + 1]
            close = [self.words[at] for at in near if cosines[at] > LEAST_COSINE]
            self.known[word] = [one for one in close if one not in STOP_WORDS and one.isalpha()]
        return self.rng.choice(self.known[word]) if self.known[word] else word


def vary_question(question: str, level: float, neighbours: Neighbours, rng: random.Random) -> str:
    varied: list[str] = []
    for at, word in enumerate(question.split(" ")):
        core = word.strip("?.,\"'")
        can_go = at > 1 and not word.endswith("?")
        if core.isalpha() and core.islower() and core in neighbours.ids and core not in STOP_WORDS | ASKING:
            chance = rng.random()
            if chance < 0.13 * level:
                word = word.replace(core, neighbours.of(core))
            elif chance < 0.2 * level and can_go:
                continue
        elif core.lower() in STOP_WORDS and can_go and rng.random() < 0.05 * level:
            continue
        varied.append(word)
    whole = " ".join(varied)
    return whole.lower() if rng.random() < 0.25 else whole


def reorder(text: str, asked: list[dict], rng: random.Random) -> tuple[str, list[dict]]:
    """The sentences in another order, at times only some of them, and the questions whose answers are still there."""
    bounds = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    order = list(zip(bounds, bounds[1:]))
    rng.shuffle(order)
    if len(order) > 3 and rng.random() < 0.5:
        order = order[: -rng.randint(1, len(order) // 2)]
    moved, places = "", []
    for start, end in order:
        places.append((start, end, len(moved)))
        moved += text[start:end].rstrip() + " "
    kept = []
    for question in asked:
        answers = [
            {"text": answer["text"], "answer_start": to + answer["answer_start"] - start}
            for answer in question["answers"]
            for start, end, to in places
            if start <= answer["answer_start"] and answer["answer_start"] + len(answer["text"]) <= end
        ]
        if answers:
            kept.append({**question, "answers": answers})
    return moved.rstrip(), kept


def first_person(text: str, title: str, rng: random.Random) -> tuple[Callable[[str], str], set[str]]:
    """How words change when whom the text is mostly about tells it, and the names that become "I"."""
    words = text.lower().split()
    person = max(PERSONS, key=lambda pronouns: sum(words.count(word) for word in pronouns) + rng.random() * 3)
    named = re.split(r"[_ ]", title) if "he" in person or "she" in person else []
    names = {part for part in named if part[:1].isupper() and len(part) > 3}
    self_word = rng.choice(("I", "I", "we"))

    def change(word: str) -> str:
        if word.lower() in person:
            told = person[word.lower()]
            return told[0].upper() + told[1:] if word[0].isupper() else told
        return self_word if word in names else word

    return change, names


def casual(change: Callable[[str], str], rng: random.Random) -> Callable[[str], str]:
    is_small = rng.random() < 0.4

    def write(word: str) -> str:
        changed = change(word)
        if is_small and changed != "I":
            return changed.lower()
        return changed.upper() if rng.random() < 0.02 else changed

    return write


def rewrite(text: str, change: Callable[[str], str]) -> tuple[str, Callable[[int], int]]:
    """The text with each word changed, and where a place of the text is in it."""
    parts, at, shifts = [], 0, []
    for match in WORD.finditer(text):
        changed = change(match.group())
        if changed != match.group():
            parts += [text[at : match.start()], changed]
            at = match.end()
            shifts.append((match.end(), len(changed) - len(match.group())))
    return "".join([*parts, text[at:]]), lambda place: place + sum(by for end, by in shifts if place >= end)


def vary_paragraph(
    paragraph: dict, title: str, level: float, told: float, neighbours: Neighbours, rng: random.Random
) -> dict:
    text, asked = paragraph["context"], [q for q in paragraph["qas"] if not q.get("is_impossible")]
    if rng.random() < 0.4:
        text, asked = reorder(text, asked, rng)
    is_told = rng.random() < told
    change, names = first_person(text, title, rng) if is_told else ((lambda word: word), set())
    written, place = rewrite(text, casual(change, rng))
    varied = []
    for question in asked:
        spans = [(place(a["answer_start"]), place(a["answer_start"] + len(a["text"]))) for a in question["answers"]]
        words, writer = question["question"], rng.choice(WRITERS)
        for name in names:
            words = re.sub(rf"\b{re.escape(name)}\b", writer, words)
        answers = [{"text": written[start:end], "answer_start": start} for start, end in spans]
        if all(answer["text"].strip() for answer in answers):
            words = vary_question(words, level, neighbours, rng)
            varied.append({**question, "question": words, "answers": answers})
    return {"context": written, "qas": varied}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--variants", type=int, default=3)
    parser.add_argument("--told", type=float, default=0.45, help="the share of paragraphs told in the first person")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without", nargs="*", default=[], help="titles to leave out")
    o = parser.parse_args()
    rng = random.Random(o.seed)
    neighbours = Neighbours(o.vectors, rng)
    data = []
    for article in json.loads(o.questions.read_text())["data"]:
        for variant in range(o.variants if article["title"] not in o.without else 0):
            level = 0.6 if variant == 0 else 1.2
            paragraphs = [
                vary_paragraph(p, article["title"], level, o.told, neighbours, rng) for p in article["paragraphs"]
            ]
            data.append({"title": article["title"], "paragraphs": [p for p in paragraphs if p["qas"]]})
    o.out.write_text(json.dumps({"data": data}))


if __name__ == "__main__":
    main()
