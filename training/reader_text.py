"""Words of a text and the hand features over them; `src/qa/reading/` computes exactly the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:\.[^\W\d_]\b)*|\S")
STOP_WORDS = frozenset(
    "a an the of to in on at by for from with and or but as is are was were be been being am do does did has have had"
    " having it its this that these those he she they them his her their i you we my your our us me him who whom whose"
    " what which when where why how many much not no nor so than then too very can could will would shall should may"
    " might must about into over under after before between during up down out off again there here if because while"
    " also any some such only own same other more most".split()
)
# Longest endings first where one ends another; the first that leaves three letters is replaced.
ENDINGS = (
    ("'s", ""), ("ations", "ate"), ("ation", "ate"), ("ingly", ""), ("edly", ""), ("ies", "y"), ("ied", "y"),
    ("ing", ""), ("ed", ""), ("ers", ""), ("er", ""), ("ly", ""), ("sses", "ss"), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
GROUPED = re.compile(r"\d+(?:[.,:]\d+)+")
SUFFIX_ROWS = 2048
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half"
    " third quarter percent".split()
)
TIME_WORDS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday century centuries decade decades year years spring summer autumn fall winter".split()
)
# What questions ask for: a number, a time, somebody or some place by name.
ASK_NUMBER = frozenset(
    "many much percentage percent number amount population cost price total rate age size height length distance"
    " temperature ratio fraction proportion long far old tall large big high deep often fast wide".split()
)
HOW = frozenset("how what which the of in total average a".split())
ASK_TIME = frozenset("when year date day month century decade time".split())
ASK_NAME = frozenset(
    "who whom whose where name country city person company team state place town president author king river university"
    " school organization group".split()
)
BASE_FEATURES, MATCH_FEATURES, KIND_FEATURES, QUESTION_FEATURES = 9, 14, 4, 11
LONGEST_RUN = 5


def stem(word: str) -> str:
    """A word without its inflection, roughly."""
    for ending, instead in ENDINGS:
        left = len(word) - len(ending)
        if word.endswith(ending) and left + len(instead) >= 3 and not (ending == "s" and word.endswith("ss")):
            word = word[:left] + instead
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word


def is_sign(word: str) -> bool:
    return not word[0].isalnum()


def shape(word: str) -> list[float]:
    """Capital, all capitals, digit, year, sign, stop word."""
    return [
        float(word[0].isupper()),
        float(word.isupper() and len(word) > 1),
        float(any(c.isdecimal() for c in word)),
        float(bool(YEAR.fullmatch(word))),
        float(is_sign(word)),
        float(word.lower() in STOP_WORDS),
    ]


def kind(word: str, lower: str) -> list[float]:
    """What a word of a text can be: a number, a time, a name."""
    has_digit = any(c.isdecimal() for c in word)
    is_name = word[0].isupper() and lower not in STOP_WORDS
    return [float(has_digit or lower in NUMBER_WORDS), float(has_digit or lower in TIME_WORDS), float(is_name)]


def asked_kind(lower: list[str]) -> list[float]:
    """Whether a question asks for a number, a time, a name; "many" and the like ask only after a word of `HOW`."""
    number = any(w in ASK_NUMBER and (i == 0 or lower[i - 1] in HOW) for i, w in enumerate(lower))
    return [float(number), float(any(w in ASK_TIME for w in lower)), float(any(w in ASK_NAME for w in lower))]


def suffix_row(word: str) -> int:
    """The table row for the last three letters and the case of the first."""
    row = 5381
    for c in word[-3:] + "|" + ("X" if word[0].isupper() else "x"):
        row = (row * 33 + ord(c)) & 0xFFFFFFFF
    return 1 + row % (SUFFIX_ROWS - 1)


class Vocabulary:
    """Word ids (rank in the list of word vectors + 1, 0 unknown) and ids that only serve comparison."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.ids = {word: rank + 1 for rank, word in enumerate(words)}
        self._interned: dict[str, int] = {}

    def id(self, word: str) -> int:
        return self.ids.get(word, 0)

    def intern(self, text: str) -> int:
        return self._interned.setdefault(text, len(self._interned))

    def idf(self, word: str) -> float:
        """How rare a word is, from its rank alone: about log(passages / passages that hold it)."""
        rank = self.ids.get(word)
        return 9.0 if rank is None else float(np.log((rank + 15) / 15))


@dataclass
class Words:
    """The words of a text as parallel arrays; a slice of it is a window."""

    starts: np.ndarray
    ends: np.ndarray
    exact: np.ndarray
    lower: np.ndarray
    stems: np.ndarray
    ids: np.ndarray
    suffixes: np.ndarray
    shapes: np.ndarray
    kinds: np.ndarray
    grouped: np.ndarray
    idf: np.ndarray
    sentences: np.ndarray
    asked: np.ndarray
    content: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.content = (self.shapes[:, 4] == 0) & (self.shapes[:, 5] == 0)

    def __len__(self) -> int:
        return len(self.ids)

    def slice(self, first: int, past: int) -> Words:
        names = ("starts", "ends", "exact", "lower", "stems", "ids", "suffixes", "shapes", "kinds", "grouped", "idf")
        parts = [getattr(self, name)[first:past] for name in (*names, "sentences")]
        return Words(*parts, asked=self.asked)


def sentence_numbers(words: list[str]) -> np.ndarray:
    numbers, number = [], 0
    for i, word in enumerate(words):
        numbers.append(number)
        after = words[i + 1][0] if i + 1 < len(words) else ""
        if word in (".", "?", "!") and after and (after.isupper() or not after.isalnum()):
            number += 1
    return np.array(numbers, np.int32)


def read_words(text: str, vocabulary: Vocabulary) -> Words:
    found = list(WORD.finditer(text))
    words = [match.group().translate(STRAIGHT) for match in found]
    lower = [word.lower() for word in words]
    return Words(
        starts=np.array([match.start() for match in found], np.int32),
        ends=np.array([match.end() for match in found], np.int32),
        exact=np.array([vocabulary.intern("=" + word) for word in words], np.int32),
        lower=np.array([vocabulary.intern(word) for word in lower], np.int32),
        stems=np.array([vocabulary.intern("~" + stem(word)) for word in lower], np.int32),
        ids=np.array([vocabulary.id(word) for word in lower], np.int32),
        suffixes=np.array([suffix_row(word) for word in words], np.int32),
        shapes=np.array([shape(word) for word in words], np.float32).reshape(-1, 6),
        kinds=np.array([kind(word, low) for word, low in zip(words, lower)], np.float32).reshape(-1, 3),
        grouped=np.array([bool(GROUPED.fullmatch(word)) for word in words], np.float32),
        idf=np.array([vocabulary.idf(word) for word in lower], np.float32),
        sentences=sentence_numbers(words),
        asked=np.array(asked_kind(lower), np.float32),
    )


def window_sums(weights: np.ndarray, first: int, last: int) -> np.ndarray:
    """For each word the sum of the weights of its neighbours from `first` to `last` places away."""
    n = len(weights)
    sums = np.concatenate([[0], np.cumsum(weights)])
    places = np.arange(n)
    return sums[np.clip(places + last + 1, 0, n)] - sums[np.clip(places + first, 0, n)]


def run_lengths(same: np.ndarray) -> np.ndarray:
    """For each word of the text the length of the longest run of the question's words, in their order, that it is in."""
    n, m = same.shape
    before, after = np.zeros((m + 1, n + 1), np.int32), np.zeros((m + 2, n + 2), np.int32)
    for j in range(m):
        before[j + 1, 1:] = same[:, j] * (1 + before[j, :-1])
    for j in range(m - 1, -1, -1):
        after[j + 1, 1:-1] = same[:, j] * (1 + after[j + 2, 2:])
    return np.maximum(before[1:, 1:] + after[1:-1, 1:-1] - 1, 0).max(0)


def match_features(text: Words, question: Words) -> tuple[np.ndarray, np.ndarray]:
    """Features of each word of the text, (words, 27), and of the question, (words, 11)."""
    n = len(text)
    same_stem = text.stems[:, None] == question.stems[None]
    content = same_stem & question.content[None]
    exact = (text.exact[:, None] == question.exact[None]).any(1)
    lower = (text.lower[:, None] == question.lower[None]).any(1)
    total = question.idf[question.content].sum() + 1e-3
    weights = np.where(content.any(1), text.idf, 0)
    numbers = text.sentences - text.sentences[0]
    held = np.zeros((numbers[-1] + 1, len(question)), bool)
    np.logical_or.at(held, numbers, content)
    shares = (held * question.idf).sum(1) / total
    share = shares[numbers]
    pairs = np.zeros(n, np.float32)
    if n > 1 and len(question) > 1:
        pair = (same_stem[:-1, :-1] & same_stem[1:, 1:]).any(1)
        pairs[:-1] += pair
        pairs[1:] += pair
    near = [np.minimum(window_sums(weights, a, b) / total, 2) for a, b in ((-4, -1), (1, 4), (-10, -1), (1, 10))]
    first = np.concatenate([[1], np.diff(numbers) > 0])
    base = [*text.shapes.T, first, text.idf / 10, np.minimum(np.arange(n) / 150, 2)]
    match = [exact, lower, same_stem.any(1), content.any(1), weights / 10, share, share >= shares.max() - 1e-6]
    _, place, count = np.unique(text.lower, return_inverse=True, return_counts=True)
    again = np.minimum(count[place] - 1, 3) / 3 * text.content
    runs = np.minimum(run_lengths(same_stem), LONGEST_RUN) / LONGEST_RUN
    fits = text.kinds * question.asked * ~same_stem.any(1)[:, None]
    kinds = [*fits.T, text.grouped]
    asked = [*question.shapes.T, question.idf / 10, same_stem.any(0), *np.tile(question.asked[:, None], len(question))]
    return (
        np.stack([*base, *match, *near, pairs / 2, runs, again, *kinds], 1).astype(np.float32),
        np.stack(asked, 1).astype(np.float32),
    )
