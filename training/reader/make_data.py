"""make_data.py OUT.pkl --natural DIR --data DIR --encoder ONNX --tokenizer JSON: questions with passages that answer them and hard ones that do not.

A group: {source, question, positives: [(passage, places, isSentence)], negatives: [passage]}; a passage: (context, text).
Places are characters of the text. Negatives stand hardest first.
"""

import argparse
import csv
import json
import pickle
import random
import re
from pathlib import Path

import numpy as np

from encoder import Encoder, Words, kept_vectors, terms
from passages import Passage, count, passages_of_folder, places_of
from questions import restored

# AGPL corpora serve choosing only; the others are kept out to choose by. com-carpentries and edu-carpentries stay together.
CHOOSING = ("com-emf", "com-proto", "hr-leaf", "app-antennapod", "news-pclob", "dev-pagerduty")
# The eight titles with the fewest questions that both SQuAD files hold.
TITLES_KEPT_OUT = (
    "1973_oil_crisis", "Black_Death", "Construction", "Harvard_University",
    "Intergovernmental_Panel_on_Climate_Change", "Jacksonville,_Florida", "Private_school", "Victoria_(Australia)",
)  # fmt: skip
GENERIC = frozenset(
    "overview introduction example examples see also note notes status context summary references description usage background more "
    "further reading links resources contents table of contents related decision consequences conclusion other misc general details".split()
) | {"see also", "table of contents", "further reading", "more information"}
OPPOSITES = [
    ("first", "last"), ("most", "least"), ("before", "after"), ("largest", "smallest"), ("more", "less"), ("north", "south"), ("east", "west"),
    ("began", "ended"), ("start", "end"), ("increase", "decrease"), ("high", "low"), ("highest", "lowest"), ("early", "late"), ("best", "worst"),
    ("good", "bad"), ("like", "dislike"), ("easy", "difficult"), ("can", "cannot"), ("is", "is not"), ("did", "did not"), ("does", "does not"),
    ("win", "lose"), ("won", "lost"), ("allowed", "forbidden"), ("minimum", "maximum"), ("new", "old"), ("open", "close"), ("always", "never"),
]  # fmt: skip
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[\"“'(]?[A-Z0-9])|\n")


def sentences_of(text: str) -> list[tuple[int, int]]:
    cuts = [0, *[m.end() for m in SENTENCE_END.finditer(text)], len(text)]
    return [(a, b) for a, b in zip(cuts, cuts[1:]) if text[a:b].strip()]


def without(text: str, places: list[tuple[int, int]]) -> str:
    """The text less the sentences that touch one of the places."""
    kept = [text[a:b].rstrip(" ") for a, b in sentences_of(text) if not any(s < b and e > a for s, e in places)]
    return re.sub(r"\n\s*", "\n", " ".join(kept)).strip()


def read_lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text("utf8").splitlines() if line.strip()] if file.exists() else []


def natural_groups(folder: Path, encoder: Encoder, cache: Path, more: Path) -> list[dict]:
    passages = passages_of_folder(folder / "corpus")
    shown = [f"{p.context}. {p.text}" for p in passages]
    vectors = kept_vectors(cache / f"{folder.name}.npy", encoder, shown)
    words = Words(shown)
    questions = read_lines(folder / "questions.jsonl") + [restored(row, folder) for row in read_lines(more / f"{folder.name}.jsonl")]
    asked = encoder.embed([q["question"] for q in questions])
    groups = []
    for q, vector in zip(questions, asked):
        closeness = vectors @ vector + 0.15 * words.scores(q["question"])
        order = [int(i) for i in np.argsort(-closeness)]
        positives, held = [], set()
        if q["isAnswerable"]:
            files = [f.strip() for f in q["file"].split(",")]
            for i in order:
                p = passages[i]
                long = [x for s in q["sentences"] for x in places_of(s, p.text, 0.75)]
                own = any(p.file.endswith(f) for f in files)
                short = [x for a in q["answers"] for x in places_of(a, p.text)] if long else []
                if long:
                    held.add(i)
                if long and (own or len(positives) < 2):
                    inside = [s for s in short if any(a <= s[0] and s[1] <= b for a, b in long)] or short
                    positives.append((own, (p.context, p.text), inside or long, not inside))
            if any(own for own, *_ in positives):
                positives = [p for p in positives if p[0]]
            if not positives:
                continue
        near = [i for i in order[:24] if i not in held]
        home = {(passages[i].file, passages[i].section) for i in held}
        siblings = [i for i in order if i not in held and any(passages[i].file == f for f, _ in home)][:3]
        negatives = list(dict.fromkeys([*near[:4], *siblings[:1], *near[4:8], *siblings[1:], *near[8:]]))[:14]
        chosen = [(passages[i].context, passages[i].text) for i in negatives]
        cut = []
        for _, (context, text), places, _ in positives:
            rest = without(text, [x for s in q["sentences"] for x in places_of(s, text, 0.75)] + places)
            if count(rest) >= 15 and not any(places_of(s, rest, 0.75) for s in q["sentences"]):
                cut.append((context, rest))
        groups.append(
            dict(source="natural", set=folder.name, question=q["question"], positives=[p[1:] for p in positives], negatives=chosen, cut=cut)
        )
    return groups


def heading_groups(folder: Path, cache: Path, limit: int) -> list[dict]:
    """Headings as questions for their sections; the context is the title alone on both sides, so that it gives nothing away."""
    passages = passages_of_folder(folder / "corpus")
    vectors = np.load(cache / f"{folder.name}.npy")
    by_section: dict[tuple[str, int], list[int]] = {}
    for i, p in enumerate(passages):
        by_section.setdefault((p.file, p.section), []).append(i)
    names = [passages[m[0]].path[-1].lower() for m in by_section.values() if len(passages[m[0]].path) > 1]
    groups = []
    plain = lambda i: (passages[i].path[0], passages[i].text)
    for members in by_section.values():
        p = passages[members[0]]
        name = p.path[-1]
        if len(p.path) < 2 or name.lower() in GENERIC or len(terms(name)) < 2 or names.count(name.lower()) > 1:
            continue
        centre = vectors[members].mean(0)
        order = [int(i) for i in np.argsort(-(vectors @ centre))[:20] if int(i) not in members]
        siblings = [i for i in order if passages[i].file == p.file]
        negatives = list(dict.fromkeys([*siblings[:2], *order]))[:8]
        question = name if name.endswith("?") or random.random() < 0.5 else f"{name} {p.path[0].lower()}"
        groups.append(
            dict(source="heading", set=folder.name, question=question, positives=[(plain(i), [], True) for i in members[:3]], negatives=[plain(i) for i in negatives])
        )
    random.shuffle(groups)
    asked = [g for g in groups if g["question"].endswith("?")]
    return (asked + [g for g in groups if g not in asked])[:limit]


def swapped(question: str, text: str, answers: list[str]) -> str | None:
    """The question with a name, number or word changed so that the text no longer answers it."""
    options = []
    names = set(re.findall(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*", text)) - {""}
    for m in re.finditer(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*", question):
        others = [n for n in names if n not in question and m[0] not in n and not any(n in a or a in n for a in answers) and len(n) > 3]
        if others:
            options.append((m.start(), m.end(), random.choice(others)))
    for m in re.finditer(r"\b\d[\d,.]*\b", question):
        others = [n for n in set(re.findall(r"\b\d[\d,.]*\d\b", text)) if n not in question and not any(n in a for a in answers)]
        options.append((m.start(), m.end(), random.choice(others) if others else str(random.randint(2, 2000))))
    for a, b in OPPOSITES:
        for x, y in ((a, b), (b, a)):
            if m := re.search(rf"\b{x}\b", question):
                options.append((m.start(), m.end(), y))
    if not options:
        return None
    start, end, new = random.choice(options)
    return question[:start] + new + question[end:]


def squad_groups(file: Path, source: str, two: Path | None, titled: bool, kept_out: bool) -> list[dict]:
    groups = []
    impossible: dict[str, list] = {}
    if two:
        for article in json.load(open(two, encoding="utf8"))["data"]:
            for p in article["paragraphs"]:
                impossible.setdefault(article["title"], []).append((p["context"], [q["question"] for q in p["qas"] if q.get("is_impossible")]))
    for article in json.load(open(file, encoding="utf8"))["data"]:
        if kept_out and article["title"] in TITLES_KEPT_OUT:
            continue
        title = article["title"].replace("_", " ") if titled else ""
        paragraphs = [p["context"] for p in article["paragraphs"]]
        words = Words(paragraphs)
        for p in article["paragraphs"]:
            text = p["context"]
            for q in p["qas"]:
                places = sorted({(a["answer_start"], a["answer_start"] + len(a["text"])) for a in q["answers"]})
                answers = [a["text"] for a in q["answers"]]
                near = np.argsort(-words.scores(q["question"]))[:12]
                negatives = [(title, paragraphs[i]) for i in near if paragraphs[i] != text and not any(a.lower() in paragraphs[i].lower() for a in answers)][:6]
                rest = without(text, places)
                cut = [(title, rest)] if count(rest) >= 15 and not any(a.lower() in rest.lower() for a in answers) else []
                groups.append(dict(source=source, question=q["question"], positives=[((title, text), places, False)], negatives=negatives if titled else [], cut=cut))
                changed = swapped(q["question"], text, answers)
                if changed:
                    groups.append(dict(source=f"{source}-swapped", question=changed, positives=[], negatives=[(title, text)]))
                if titled:
                    parts = sentences_of(text)
                    holding = [(a, b) for a, b in parts if any(a <= s < b for s, _ in places)]
                    others = [(title, text[a:b].strip()) for a, b in parts if (a, b) not in holding]
                    if len(holding) == 1 and len(others) >= 2:
                        a, b = holding[0]
                        inside = [(s - a, min(e, b) - a) for s, e in places if a <= s < b]
                        groups.append(dict(source="sentence", question=q["question"], positives=[((title, text[a:b].rstrip()), inside, False)], negatives=others))
        for text, questions in impossible.get(article["title"], []):
            groups += [dict(source="impossible", question=q, positives=[], negatives=[(title, text)]) for q in questions]
    return groups


def trec_groups(file: Path) -> list[dict]:
    by: dict[str, dict] = {}
    detok = lambda t: re.sub(r"\s+([.,;:?!%)’'])", r"\1", t.replace("-LRB-", "(").replace("-RRB-", ")").replace("`` ", '"').replace(" ''", '"').replace("( ", "("))
    for row in csv.DictReader(open(file, encoding="utf8")):
        g = by.setdefault(row["qtext"], dict(source="trec", question=detok(row["qtext"]), positives=[], negatives=[]))
        passage = ("", detok(row["atext"]))
        if row["label"] == "1":
            g["positives"].append((passage, [], True))
        else:
            g["negatives"].append(passage)
    return [g for g in by.values() if g["negatives"]]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--natural", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--more", type=Path, default=Path(__file__).parent / "questions", help="further questions, SET.jsonl for each set")
    parser.add_argument("--headings", type=int, default=220, help="at most so many headings of a corpus")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    random.seed(args.seed)
    cache = args.out.parent / "vectors"
    cache.mkdir(parents=True, exist_ok=True)
    data = args.data
    groups = squad_groups(data / "squad-1.1-even.json", "squad", data / "squad-2.0-even.json", True, True)
    for name in ("amazon_reviews", "reddit"):
        groups += squad_groups(data / f"squadshifts-{name}.json", "shifts", None, False, False)
    groups += trec_groups(data / "trecqa-wang-train.csv")
    encoder = Encoder(args.encoder, args.tokenizer)
    for folder in sorted(args.natural.iterdir()):
        if folder.name in CHOOSING:
            continue
        groups += natural_groups(folder, encoder, cache, args.more)
        groups += heading_groups(folder, cache, args.headings)
        print(folder.name, len(groups), flush=True)
    pickle.dump(groups, open(args.out, "wb"))
    sources: dict[str, int] = {}
    for g in groups:
        sources[g["source"]] = sources.get(g["source"], 0) + 1
    print(sources)


if __name__ == "__main__":
    main()
