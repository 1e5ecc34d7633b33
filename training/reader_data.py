"""Questions in SQuAD's format, the windows a reader learns from, and batches of them."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from reader_text import Vocabulary, Words, match_features, read_words

LONGEST_TEXT = 300


@dataclass
class Paragraph:
    title: str
    text: str
    words: Words


@dataclass
class Asked:
    """A question of a paragraph; `spans` are first and last word of each answer, none where it has no answer."""

    paragraph: Paragraph
    words: Words
    answers: list[str]
    spans: list[tuple[int, int]]
    impossible: bool


@dataclass
class Example:
    """A window of a text with a question; without spans it does not hold the answer."""

    text: Words
    question: Words
    spans: list[tuple[int, int]]


def load_questions(path: Path, vocabulary: Vocabulary) -> list[Asked]:
    asked = []
    for article in json.loads(path.read_text())["data"]:
        for entry in article["paragraphs"]:
            words = read_words(entry["context"], vocabulary)
            if not len(words):
                continue
            paragraph = Paragraph(article["title"], entry["context"], words)
            for question in entry["qas"]:
                read = read_words(question["question"], vocabulary)
                impossible = bool(question.get("is_impossible"))
                answers = [] if impossible else question["answers"]
                spans = {span for answer in answers if (span := word_span(words, answer))}
                texts = [answer["text"] for answer in answers]
                if len(read):
                    asked.append(Asked(paragraph, read, texts, sorted(spans), impossible))
    return asked


def word_span(words: Words, answer: dict) -> tuple[int, int] | None:
    start, end = answer["answer_start"], answer["answer_start"] + len(answer["text"])
    inside = np.flatnonzero((words.starts < end) & (words.ends > start))
    return (int(inside[0]), int(inside[-1])) if len(inside) else None


def hold_out(asked: list[Asked], remainder: int) -> tuple[list[Asked], list[Asked]]:
    """The questions to learn from and those of every fifth title, kept aside."""
    titles = sorted({a.paragraph.title for a in asked})
    aside = set(titles[remainder::5])
    return [a for a in asked if a.paragraph.title not in aside], [a for a in asked if a.paragraph.title in aside]


def window(asked: Asked, first: int, past: int) -> Example:
    past = min(past, first + LONGEST_TEXT, len(asked.paragraph.words))
    spans = [(s - first, e - first) for s, e in asked.spans if first <= s and e < past]
    return Example(asked.paragraph.words.slice(first, past), asked.words, spans)


def whole(asked: Asked) -> Example:
    return window(asked, 0, len(asked.paragraph.words))


def sentence_bounds(words: Words) -> list[int]:
    """The first word of each sentence, and past the last."""
    return [0, *(np.flatnonzero(np.diff(words.sentences)) + 1).tolist(), len(words)]


def crop(asked: Asked, rng: random.Random, around: bool) -> Example | None:
    """One to five sentences with the answer, or one to three without it (nothing where there are none)."""
    words = asked.paragraph.words
    bounds = sentence_bounds(words)
    last = len(bounds) - 2
    if around:
        number = int(words.sentences[rng.choice(asked.spans)[0]])
        first, past = max(0, number - rng.randint(0, 2)), min(last, number + rng.randint(0, 2)) + 1
        return window(asked, bounds[first], bounds[past])
    held = {int(words.sentences[place]) for span in asked.spans for place in span}
    free = [number for number in range(last + 1) if number not in held]
    if not free:
        return None
    first = past = rng.choice(free)
    past += 1
    while past - first < 3 and past <= last and past not in held and rng.random() < 0.6:
        past += 1
    found = window(asked, bounds[first], bounds[past])
    return replace(found, spans=[])


class Negatives:
    """For a question, paragraphs of its set that share most with it and hold none of its answers."""

    def __init__(self, asked: list[Asked]) -> None:
        known = {id(a.paragraph): a.paragraph for a in asked}
        self.paragraphs = list(known.values())
        titles = sorted({p.title for p in self.paragraphs})
        self.titles = np.array([titles.index(p.title) for p in self.paragraphs])
        self.title_numbers = {title: number for number, title in enumerate(titles)}
        holders: dict[int, list[int]] = {}
        for number, paragraph in enumerate(self.paragraphs):
            for stem in set(paragraph.words.stems[paragraph.words.content].tolist()):
                holders.setdefault(stem, []).append(number)
        self.holders = {stem: np.array(numbers) for stem, numbers in holders.items()}
        self.found: dict[tuple[int, bool], list[int]] = {}

    def best(self, asked: Asked, same_title: bool) -> list[int]:
        words, answers = asked.words, [answer.lower() for answer in asked.answers]
        shared = np.zeros(len(self.paragraphs))
        for stem, idf in dict(zip(words.stems[words.content].tolist(), words.idf[words.content])).items():
            shared[self.holders.get(stem, [])] += idf
        if same_title:
            shared[self.titles != self.title_numbers[asked.paragraph.title]] = 0
        order = [i for i in np.argsort(-shared)[:12].tolist() if shared[i] > 0]
        others = [i for i in order if self.paragraphs[i] is not asked.paragraph]
        return [i for i in others if not any(answer in self.paragraphs[i].text.lower() for answer in answers)][:4]

    def find(self, asked: Asked, rng: random.Random) -> Example | None:
        """Three in four from the same title: what shares the subject is hardest to tell."""
        key = (id(asked), rng.random() < 0.75)
        if key not in self.found:
            self.found[key] = self.best(asked, key[1])
        if not self.found[key]:
            return None
        chosen = self.paragraphs[rng.choice(self.found[key])]
        return whole(replace(asked, paragraph=chosen, spans=[]))


def collate(examples: list[Example], tuned: np.ndarray) -> dict[str, Tensor]:
    """One batch, padded with zeros; `tuned` maps a word id to its row of learned differences."""
    features = [match_features(e.text, e.question) for e in examples]
    mask = torch.from_numpy(pad([np.ones(len(e.text), bool) for e in examples]))
    question_mask = torch.from_numpy(pad([np.ones(len(e.question), bool) for e in examples]))
    text = pad([e.text.ids.astype(np.int64) for e in examples])
    question = pad([e.question.ids.astype(np.int64) for e in examples])
    arrays = {
        "text": text,
        "question": question,
        "text_tuned": tuned[text],
        "question_tuned": tuned[question],
        "text_suffix": pad([e.text.suffixes.astype(np.int64) for e in examples]),
        "question_suffix": pad([e.question.suffixes.astype(np.int64) for e in examples]),
        "text_features": pad([of_text for of_text, _ in features]),
        "question_features": pad([of_question for _, of_question in features]),
        "question_content": pad([e.question.content for e in examples]),
    }
    batch = {name: torch.from_numpy(array) for name, array in arrays.items()}
    return {**batch, "text_mask": mask, "question_mask": question_mask}


def pad(rows: list[np.ndarray]) -> np.ndarray:
    longest = max(len(row) for row in rows)
    out = np.zeros((len(rows), longest, *rows[0].shape[1:]), rows[0].dtype)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
