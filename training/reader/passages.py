"""Documents cut into passages: blocks of one section merged up to about 120 words, with the title and headings as context."""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WORDS_MAX = 120
READABLE = {".md", ".mdx", ".markdown", ".txt", ".html", ".htm", ".erb"}

HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
ITEM = re.compile(r"^\s*([-*+•]|\d+[.)]|[a-z][.)])\s+")
FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\r?\n(.*?)\r?\n\1\r?\n", re.S)
TABLE_RULE = re.compile(r"^[\s|:+-]+$")


@dataclass(frozen=True)
class Passage:
    file: str
    path: tuple[str, ...]
    text: str
    section: int

    @property
    def context(self) -> str:
        return " › ".join(self.path)


def clean(text: str) -> str:
    """The words a reader sees: no markup, links by their text, entities resolved."""
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<%.*?%>", " ", text, flags=re.S)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", text)
    text = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", text)
    text = re.sub(r"<[^<>]{1,300}>", " ", text)
    text = html.unescape(re.sub(r"(\*\*|__|`{1,3}|(?<!\w)[*_]|[*_](?!\w))", "", text))
    return re.sub(r"[ \t\u00a0]+", " ", text).strip()


def html_to_lines(text: str) -> str:
    text = re.sub(r"<(script|style)[\s\S]*?</\1>", " ", text, flags=re.I)
    text = re.sub(r"<h([1-6])[^>]*>([\s\S]*?)</h\1>", lambda m: f"\n\n{'#' * int(m[1])} {clean(m[2])}\n\n", text, flags=re.I)
    text = re.sub(r"<li[^>]*>", "\n- ", text, flags=re.I)
    return re.sub(r"</(p|div|tr|li|ul|ol|table)>", "\n\n", text, flags=re.I)


def blocks_of(lines: list[str]) -> list[list[str]]:
    """Blocks between empty lines; a list stays with its lead-in, a table is a block."""
    blocks: list[list[str]] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
        elif block:
            blocks.append(block)
            block = []
    merged: list[list[str]] = []
    for block in blocks:
        is_list = bool(ITEM.match(block[0]))
        leads = bool(merged) and (merged[-1][-1].rstrip().endswith(":") or ITEM.match(merged[-1][-1]) or ITEM.match(merged[-1][0]))
        if is_list and leads or (merged and ITEM.match(merged[-1][-1]) and block[0].startswith(("   ", "\t"))):
            merged[-1] = [*merged[-1], *block]
        else:
            merged.append(block)
    return merged


def count(text: str) -> int:
    return len(text.split())


def block_texts(block: list[str]) -> list[str]:
    """The block's text; a long list in parts that repeat the lead-in, a long table in parts that repeat the header."""
    is_table = sum("|" in line for line in block) >= max(2, len(block) - 1)
    if is_table:
        rows = [" | ".join(cell.strip() for cell in line.strip().strip("|").split("|")) for line in block if not TABLE_RULE.match(line)]
    elif any(ITEM.match(line) for line in block):
        rows = []
        for line in block:
            text = ITEM.sub("", line).strip()
            if ITEM.match(line) or not rows:
                rows.append(text)
            else:
                rows[-1] += " " + text
    else:
        rows = [" ".join(line.strip() for line in block)]
    rows = [row for row in (clean(row) for row in rows) if row]
    if len(rows) < 2 or count(" ".join(rows)) <= WORDS_MAX:
        return split_long("\n".join(rows)) if rows else []
    lead, parts, part = rows[0] if count(rows[0]) <= 40 else "", [], []
    for row in rows[1:] if lead else rows:
        if part and count(" ".join([lead, *part, row])) > WORDS_MAX:
            parts.append("\n".join([lead, *part] if lead else part))
            part = []
        part.append(row)
    return [*parts, "\n".join([lead, *part] if lead else part)]


def split_long(text: str) -> list[str]:
    if count(text) <= WORDS_MAX * 1.3:
        return [text]
    parts, part = [], ""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z\"“(])", text):
        if part and count(part) + count(sentence) > WORDS_MAX:
            parts.append(part)
            part = ""
        part = f"{part} {sentence}".strip()
    return [*parts, part]


def passages_of_text(text: str, file: str) -> list[Passage]:
    if re.search(r"<(p|h[1-6]|div|li)\b", text, re.I):
        text = html_to_lines(text)
    text = re.sub(r"^[ \t]*(```|~~~|:::|\[\[toc\]\]).*$", "", text, flags=re.M)
    front = FRONT_MATTER.match(text)
    named = front and re.search(r"^title\s*[:=]\s*[\"']?(.*?)[\"']?\s*$", front[2], re.M)
    title = named[1] if named and named[1] else ""
    body = text[front.end():] if front else text
    sections: list[tuple[tuple[str, ...], list[str]]] = []
    heads: list[tuple[int, str]] = []
    lines: list[str] = []
    for line in body.splitlines():
        heading = HEADING.match(line)
        if not heading:
            lines.append(line)
            continue
        sections.append((tuple(h for _, h in heads), lines))
        lines = []
        name = clean(re.sub(r"\{[#:].*\}", "", heading[2]))
        if not title and not heads and len(heading[1]) == 1:
            title = name
        elif name and name.lower() != title.lower():
            heads = [h for h in heads if h[0] < len(heading[1])] + [(len(heading[1]), name)]
    sections.append((tuple(h for _, h in heads), lines))
    title = clean(title) or Path(file).stem.replace("-", " ").replace("_", " ")
    out: list[Passage] = []
    for number, (path, content) in enumerate(sections):
        part = ""
        texts = [t for block in blocks_of(content) for t in block_texts(block)]
        for block in [*texts, None]:
            if block is None or (part and count(part) + count(block) > WORDS_MAX):
                if count(part) >= 3:
                    out.append(Passage(file, (title, *path), part, number))
                part = ""
            part = f"{part}\n{block}".strip() if block else part
    return out


def passages_of_folder(folder: Path) -> list[Passage]:
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in READABLE)
    return [p for f in files for p in passages_of_text(f.read_text("utf8", errors="replace"), str(f.relative_to(folder)))]


WORD = re.compile(r"[^\s|]+")
EDGES = re.compile(r"^[^\w$€£%+#-]+|[^\w%+#]+$")


@lru_cache(200_000)
def words_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """Words as compared (lower case, straight quotes, no punctuation at the edges) with their place."""
    out = []
    for m in WORD.finditer(text):
        word = unicodedata.normalize("NFKC", m[0]).lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
        word = EDGES.sub("", word)
        if word:
            out.append((word, m.start(), m.end()))
    return tuple(out)


@lru_cache(200_000)
def word_set(text: str) -> frozenset[str]:
    return frozenset(w for w, _, _ in words_of(text))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without punctuation at its edges."""
    while end > start and text[end - 1] in ".,;:!?\"'”’)*_ ":
        end -= 1
    while start < end and text[start] in "\"'“‘(*_ ":
        start += 1
    return start, end


def places_of(gold: str, text: str, share: float = 1.0) -> list[tuple[int, int]]:
    """Where at least `share` of the gold's words stand in order, close together, at most three places."""
    g, known = [w for w, _, _ in words_of(gold)], word_set(text)
    if not g or sum(w in known for w in g) < share * len(g):
        return []
    s = words_of(text)
    where: dict[str, list[int]] = {}
    for i, (word, _, _) in enumerate(s):
        where.setdefault(word, []).append(i)
    found: list[tuple[float, int, int]] = []
    starts = where.get(g[0], []) if share >= 1 else sorted({max(0, i - k) for k, w in enumerate(g[:6]) for i in where.get(w, [])})
    for first in starts:
        at, hits = first, []
        for word in g:
            near = next((i for i in where.get(word, []) if at <= i < at + (1 if share >= 1 and hits else 4)), None)
            if near is not None:
                hits.append(near)
                at = near + 1
        if len(hits) / len(g) >= share:
            found.append((len(hits) / len(g), s[hits[0]][1], s[hits[-1]][2]))
    best = max((f[0] for f in found), default=0)
    unique = sorted({(a, b) for f, a, b in found if f == best})
    return [trimmed(text, a, b) for a, b in unique][:3]
