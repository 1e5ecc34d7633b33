"""judge.py READER_DIR --tokenizer JSON ...: figures of an exported reader on what it did not learn from.

Natural sets: ten candidates by meaning + .15 words, put in order by the reader; answerable against not by the best relevance.
"""

import argparse
import json
import re
import string
import time
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime as ort

from encoder import Encoder, Words, kept_vectors
from make_data import TITLES_KEPT_OUT
from model import InputMaker
from passages import passages_of_folder, places_of

TOKENS_MAX = 256


class OnnxReader:
    def __init__(self, file: Path, tokenizer: Path, threads: int):
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.session = ort.InferenceSession(str(file), options)
        self.maker = InputMaker(tokenizer)

    def read(self, pairs: list[tuple[str, str, str]]) -> list[tuple[float, str, float]]:
        """Of each (question, context, passage): relevance, the likeliest words, their log odds against "not here"."""
        inputs = [self.maker.make(*p, most=TOKENS_MAX) for p in pairs]
        order = sorted(range(len(pairs)), key=lambda i: len(inputs[i].ids))
        out: list = [None] * len(pairs)
        for at in range(0, len(order), 12):
            part = order[at : at + 12]
            width = max(len(inputs[i].ids) for i in part)
            ids, mask, types = (np.zeros((len(part), width), np.int64) for _ in range(3))
            for k, i in enumerate(part):
                n = len(inputs[i].ids)
                ids[k, :n], mask[k, :n], types[k, :n] = inputs[i].ids, 1, inputs[i].types
            relevance, start, end = self.session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": types})
            for k, i in enumerate(part):
                base, offsets = inputs[i].base, inputs[i].offsets
                n = len(offsets)
                if n == 0:
                    out[i] = (float(relevance[k]), "", -9.0)
                    continue
                sums = start[k, base : base + n, None] + end[k, None, base : base + n]
                sums = np.where(np.tril(np.triu(np.ones((n, n))), 30) > 0, sums, -1e4)
                a, b = divmod(int(sums.argmax()), n)
                out[i] = (float(relevance[k]), pairs[i][2][offsets[a][0] : offsets[b][1]], float(sums[a, b] - start[k, 0] - end[k, 0]))
        return out


def auroc(yes, no) -> float:
    ranks = np.concatenate([yes, no]).argsort().argsort() + 1.0
    return float((ranks[: len(yes)].sum() - len(yes) * (len(yes) + 1) / 2) / (len(yes) * len(no)))


def normal(text: str) -> str:
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", "".join(c for c in text.lower() if c not in string.punctuation)).split())


def f1(x: str, y: str) -> float:
    a, b = normal(x).split(), normal(y).split()
    same = sum((Counter(a) & Counter(b)).values())
    return 2 * same / (len(a) + len(b)) if same else 0.0


def natural(reader: OnnxReader, encoder: Encoder, folders: list[Path], name: str, every: int, cache: Path) -> None:
    rows, spans = [], []
    for folder in folders:
        passages = passages_of_folder(folder / "corpus")
        shown = [f"{p.context}. {p.text}" for p in passages]
        vectors = kept_vectors(cache / f"{folder.name}.npy", encoder, shown)
        words = Words(shown)
        questions = [json.loads(line) for line in open(folder / "questions.jsonl", encoding="utf8") if line.strip()][::every]
        for q, v in zip(questions, encoder.embed([q["question"] for q in questions])):
            found = vectors @ v + 0.15 * words.scores(q["question"])
            top = np.argsort(-found)[:10]
            read = reader.read([(q["question"], passages[i].context, passages[i].text) for i in top])
            hits = [q["isAnswerable"] and any(places_of(s, passages[i].text, 0.75) for s in q["sentences"]) for i in top]
            relevance = np.array([r[0] for r in read])
            rows.append((q["isAnswerable"], hits, found[top], relevance, np.array([r[2] for r in read])))
            if q["isAnswerable"] and q["answers"] and any(hits):
                best = max((r for r, h in zip(read, hits) if h), key=lambda r: r[0])
                spans.append(max(f1(best[1], a) for a in q["answers"]))
    yes = [r for r in rows if r[0]]
    line = f"{name}: {len(yes)} answerable of {len(rows)}; among ten {np.mean([any(r[1]) for r in yes]):.3f};"
    for key, score in (("found", lambda r: r[2]), ("relevance", lambda r: r[3]), ("relevance+8 found", lambda r: r[3] + 8 * r[2]), ("all", lambda r: r[3] + 8 * r[2] + 0.3 * r[4])):
        at = lambda r, k: any(r[1][i] for i in np.argsort(-score(r))[:k])
        line += f" {key} {np.mean([at(r, 1) for r in yes]):.3f}/{np.mean([at(r, 3) for r in yes]):.3f}"
        line += f" AUROC {auroc([score(r).max() for r in yes], [score(r).max() for r in rows if not r[0]]):.3f};"
    print(line, f"words F1 where short answers exist {np.mean(spans):.3f} ({len(spans)})", flush=True)


def squad(reader: OnnxReader, data: Path, every: int) -> None:
    for two in (False, True):
        asked = [
            (q["question"], a["title"].replace("_", " "), p["context"], [x["text"] for x in q["answers"]], q.get("is_impossible", False))
            for a in json.load(open(data / f"squad-{'2.0' if two else '1.1'}-even.json", encoding="utf8"))["data"]
            if a["title"] in TITLES_KEPT_OUT
            for p in a["paragraphs"]
            for q in p["qas"]
        ][::every]
        read = reader.read([x[:3] for x in asked])
        if two:
            pick = lambda key: ([key(r) for r, x in zip(read, asked) if not x[4]], [key(r) for r, x in zip(read, asked) if x[4]])
            print(f"SQuAD 2.0, {len(TITLES_KEPT_OUT)} titles kept out, {len(asked)}: AUROC relevance {auroc(*pick(lambda r: r[0])):.3f}, odds {auroc(*pick(lambda r: r[2])):.3f}, both {auroc(*pick(lambda r: r[0] + 0.3 * r[2])):.3f}", flush=True)
        else:
            em = np.mean([max(normal(r[1]) == normal(g) for g in x[3]) for r, x in zip(read, asked)])
            score = np.mean([max(f1(r[1], g) for g in x[3]) for r, x in zip(read, asked)])
            print(f"SQuAD 1.1, titles kept out, paragraph given, {len(asked)}: EM {em:.3f} F1 {score:.3f}", flush=True)


def wikiqa(reader: OnnxReader, file: Path) -> None:
    by: dict[str, list] = {}
    for line in open(file, encoding="utf8").read().splitlines()[1:]:
        question_id, question, _, title, _, sentence, label = line.split("\t")
        by.setdefault(question_id, []).append((question, title, sentence, label == "1"))
    by = {k: v for k, v in by.items() if any(x[3] for x in v)}
    scores = []
    for rows in by.values():
        order = np.argsort([-r[0] for r in reader.read([x[:3] for x in rows])], kind="stable")
        places = [k + 1 for k, i in enumerate(order) if rows[i][3]]
        scores.append(np.mean([(n + 1) / place for n, place in enumerate(places)]))
    print(f"WikiQA dev, {len(by)} questions: MAP {np.mean(scores):.3f}", flush=True)


def speed(reader: OnnxReader) -> None:
    ids = np.random.randint(1000, 20000, (6, 100))
    feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": (np.arange(100)[None] > 12).astype(np.int64).repeat(6, 0)}
    times = []
    for _ in range(25):
        began = time.perf_counter()
        reader.session.run(None, feeds)
        times.append(1000 * (time.perf_counter() - began))
    print(f"six passages of 100 tokens: p50 {np.median(times):.0f} ms, best {min(times):.0f} ms ({np.median(times) / 6:.1f} and {min(times) / 6:.1f} a passage)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("reader", type=Path, help="an ONNX file")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--dev", type=Path, nargs="*", default=[])
    parser.add_argument("--choosing", type=Path, nargs="*", default=[])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="a folder for the vectors of passages")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.cache.mkdir(parents=True, exist_ok=True)
    reader = OnnxReader(args.reader, args.tokenizer, args.threads)
    speed(reader)
    encoder = Encoder(args.encoder, str(args.tokenizer), args.threads)
    if args.dev:
        natural(reader, encoder, args.dev, "natural dev", 1, args.cache)
    if args.choosing:
        natural(reader, encoder, args.choosing, "choosing corpora", args.every, args.cache)
    if args.data:
        squad(reader, args.data, args.every)
        wikiqa(reader, args.data / "wikiqa-dev.tsv")


if __name__ == "__main__":
    main()
