"""questions.py SETS IN OUT: questions written for the training folders, less the articles' words: where those stand is kept.

A row of OUT: {id, question, kind, isAnswerable, file, words: [[first, past]...], short: [[first, past]...]}, characters of the
file as published; `words` is what a reader should see, `short` the shortest forms of the answer.
"""

import json
import re
import sys
from functools import lru_cache
from pathlib import Path

from passages import clean

UNSEEN = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|<[^<>]{1,300}>|\{[%{].*?[%}]\}|&[a-z]{2,8};", re.S)


@lru_cache(maxsize=256)
def letters(file: Path) -> tuple[str, str, list[int]]:
    """The file's text, the letters and digits that a reader sees in lower case, and where each of those stands."""
    text = file.read_text("utf8", errors="replace")
    unseen = {i for m in UNSEEN.finditer(text) for i in range(*m.span())}
    at = [i for i, c in enumerate(text) if c.isalnum() and len(c.lower()) == 1 and i not in unseen]
    return text, "".join(text[i].lower() for i in at), at


def span_of(file: Path, words: str) -> list[int] | None:
    _, plain, at = letters(file)
    wanted = "".join(c.lower() for c in words if c.isalnum() and len(c.lower()) == 1)
    found = plain.find(wanted) if wanted else -1
    return None if found < 0 else [at[found], at[found + len(wanted) - 1] + 1]


def file_of(folder: Path, name: str) -> Path | None:
    exact = folder / "corpus" / name
    if exact.is_file():
        return exact
    return next((f for f in sorted((folder / "corpus").rglob("*")) if f.is_file() and f.as_posix().endswith(name)), None)


def placed(question: dict, folder: Path) -> dict | None:
    row = {key: question[key] for key in ("id", "question", "kind", "isAnswerable")}
    if not question["isAnswerable"]:
        return row
    file = file_of(folder, question["file"])
    spans = [span_of(file, s) for s in question["sentences"]] if file else []
    if not spans or None in spans:
        return None
    short = [s for s in (span_of(file, a) for a in question["answers"]) if s]
    return {**row, "file": file.relative_to(folder / "corpus").as_posix(), "words": spans, "short": short}


def restored(row: dict, folder: Path) -> dict:
    """A question as the sets hold it, with the articles' words."""
    if not row["isAnswerable"]:
        return {**row, "answers": [], "sentences": [], "file": ""}
    text, _, _ = letters(folder / "corpus" / row["file"])
    return {**row, "answers": [clean(text[a:b]) for a, b in row["short"]], "sentences": [clean(text[a:b]) for a, b in row["words"]]}


def main(sets: Path, source: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for file in sorted(source.glob("*.jsonl")):
        questions = [json.loads(line) for line in file.read_text("utf8").splitlines() if line.strip()]
        rows = [row for q in questions if (row := placed(q, sets / file.stem))]
        (out / file.name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf8")
        print(file.stem, len(rows), "of", len(questions))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
