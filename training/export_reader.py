"""Writes the product's weights (int8) from a checkpoint, and vectors to test the product's arithmetic with.

    python3 export_reader.py DIR --vectors vectors.npz --weights ../src/qa/reading/weights/reader.bin \
        --tests ../test/unit/qa/reading/vectors.json [--squad squad-1.1-even.json --unanswerable squad-2.0-even.json]

With question sets it also measures what the rounding to int8 costs, on the titles that train_reader.py keeps aside.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from measure_reader import measure
from reader_data import Example, collate, hold_out, load_questions
from reader_model import Reader, Shape
from reader_text import Vocabulary, read_words
from train_reader import load_vectors

VERSION = 2
DENSE = ("align", "text_in", "question_in", "fuse", "null_in", "read.input", "reread.input", "spans.start", "spans.end")
ASKED = ("spans.asked_start", "spans.asked_end")
VECTORS = ("own.weight", "other.weight", "both", "pool.weight", "null_out.weight", "null_out.bias", "spans.length")
# Written for these tests: the reader has seen none of them.
CASES = (
    ("Who opened the new bridge?", "The bridge was opened on 3 May 1998 by Ada Brown, the mayor. It cost £2.5m."),
    ("How much did it cost?", "The bridge was opened on 3 May 1998 by Ada Brown, the mayor. It cost £2.5m."),
    ("what did the company say about its profits", "“Profits rose 4%,” the company’s chief said. Sales fell."),
    ("How many bridges opened in the city in May?", "In May 12,500 saw bridges opened in the city, then nine in the city."),
    ("When was the U.S. treaty signed?", "No one signs a treaty twice! The café stayed open; nobody 😀 minded…"),
)


class Artefact:
    """The file: SHA-256 of the rest, length of the header, header, tensors at multiples of four bytes."""

    def __init__(self) -> None:
        self.entries: dict[str, dict] = {}
        self.data = bytearray()

    def add(self, name: str, kind: str, shape: tuple[int, ...], raw: bytes) -> None:
        self.data += b"\0" * (-len(self.data) % 4)
        self.entries[name] = {"kind": kind, "shape": list(shape), "offset": len(self.data), "bytes": len(raw)}
        self.data += raw

    def add_floats(self, name: str, values: np.ndarray) -> None:
        self.add(name, "float32", values.shape, values.astype("<f4").tobytes())

    def add_rows(self, name: str, rows: np.ndarray, scales: np.ndarray) -> None:
        self.add(name, "int8", rows.shape, rows.astype(np.int8).tobytes())
        self.add_floats(name + ".scale", scales)

    def to_bytes(self) -> bytes:
        header = json.dumps({"version": VERSION, "tensors": self.entries}, separators=(",", ":")).encode()
        header += b" " * (-len(header) % 4)
        rest = len(header).to_bytes(4, "little") + header + bytes(self.data)
        return hashlib.sha256(rest).digest() + rest


def to_rows(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Signed bytes with one scale a row."""
    scales = np.maximum(np.abs(matrix).max(1), 1e-8) / 127
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def add_matrix(artefact: Artefact, name: str, weight: torch.Tensor) -> None:
    """Adds a (out, in) matrix as bytes, and leaves in the model the very values that the product will have."""
    rows, scales = to_rows(weight.numpy())
    artefact.add_rows(name, rows, scales)
    weight.copy_(torch.from_numpy(rows.astype(np.float32) * scales[:, None]))


@torch.no_grad()
def quantise(model: Reader, vocabulary: Vocabulary, tuned: np.ndarray, stored: dict) -> Artefact:
    """The model as a file; the model itself then has the rounded weights."""
    artefact, state = Artefact(), model.state_dict()
    words = "\n".join(vocabulary.words).encode()
    artefact.add("words", "text", (len(vocabulary.words),), words)
    artefact.add_rows("vectors", stored["rows"], stored["scales"])
    ids = np.zeros(tuned.max(), "<i4")
    ids[tuned[tuned > 0] - 1] = np.flatnonzero(tuned)
    artefact.add("tuned.ids", "int32", ids.shape, ids.tobytes())
    add_matrix(artefact, "tuned", state["tuned.weight"][1 : len(ids) + 1])
    add_matrix(artefact, "suffix", state["suffix.weight"])
    for name in (*DENSE, *ASKED):
        inner = name if f"{name}.weight" in state else f"{name}.c"
        weight = state[f"{inner}.weight"]
        add_matrix(artefact, name, weight[:, :, 0] if weight.dim() == 3 else weight)
        artefact.add_floats(name + ".bias", state[f"{inner}.bias"].numpy())
    for encoder in ("read", "reread"):
        for layer in range(model.shape.layers):
            convolution = f"{encoder}.convolutions.{layer}"
            for tap in range(3):
                add_matrix(artefact, f"{convolution}.{tap}", state[f"{convolution}.weight"][:, :, tap])
            artefact.add_floats(convolution + ".bias", state[f"{convolution}.bias"].numpy())
    for name in ("start_solo", "end_solo"):
        artefact.add_floats(f"spans.{name}", state[f"spans.{name}.c.weight"].flatten().numpy())
        artefact.add_floats(f"spans.{name}.bias", state[f"spans.{name}.c.bias"].numpy())
    for name in VECTORS:
        artefact.add_floats(name, state[name].flatten().numpy())
    return artefact


def rounded(values: torch.Tensor) -> list[float]:
    return [round(float(value), 5) for value in values.flatten()]


@torch.no_grad()
def test_vectors(model: Reader, vocabulary: Vocabulary, tuned: np.ndarray) -> list[dict]:
    """For each case the inputs of some words, what the encoders made of them, and all scores."""
    kept: dict[str, torch.Tensor] = {}
    model.eval()
    hooks = [
        model.text_in.register_forward_pre_hook(lambda _, inputs: kept.update(inputs=inputs[0])),
        model.fuse.register_forward_pre_hook(lambda _, inputs: kept.update(fused=inputs[0])),
        model.reread.register_forward_hook(lambda _m, _i, output: kept.update(reread=output)),
    ]
    cases = []
    for question, text in CASES:
        words, asked = read_words(text, vocabulary), read_words(question, vocabulary)
        scores, null = model(collate([Example(words, asked, [])], tuned))
        case = {"question": question, "text": text, "ids": words.ids.tolist(), "stems": len(set(words.stems.tolist()))}
        case |= {"inputs": rounded(kept["inputs"][0, 1]), "fused": rounded(kept["fused"][0, 1])}
        case |= {"reread": rounded(kept["reread"][0, -1]), "null": rounded(null)[0]}
        cases.append(case | {"scores": rounded(scores[0][:, :3].clamp(min=-1000))})
    for hook in hooks:
        hook.remove()
    return cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path, help="what train_reader.py wrote with --out")
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--tests", type=Path, required=True)
    parser.add_argument("--squad", type=Path)
    parser.add_argument("--unanswerable", type=Path)
    o = parser.parse_args()
    vocabulary, vectors = load_vectors(o.vectors)
    tuned = np.load(o.checkpoint / "tuned.npy")
    model = Reader(vectors, Shape(**json.loads((o.checkpoint / "shape.json").read_text())))
    model.load_state_dict(torch.load(o.checkpoint / "model.pt"), strict=False)
    sets = [hold_out(load_questions(path, vocabulary), 4)[1] for path in (o.squad,) if path]
    if o.unanswerable and sets:
        titles = {asked.paragraph.title for asked in sets[0]}
        sets.append([a for a in load_questions(o.unanswerable, vocabulary) if a.paragraph.title in titles])
    for asked in sets:
        print("float32", measure(model, asked, tuned))
    artefact = quantise(model, vocabulary, tuned, np.load(o.vectors))
    o.weights.write_bytes(artefact.to_bytes())
    print(o.weights.name, o.weights.stat().st_size, "bytes")
    for asked in sets:
        print("int8", measure(model, asked, tuned))
    o.tests.parent.mkdir(parents=True, exist_ok=True)
    o.tests.write_text(json.dumps(test_vectors(model, vocabulary, tuned), ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
