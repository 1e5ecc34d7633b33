"""Unit vectors of texts by the sentence encoder's ONNX file, and scores of words (BM25), for choosing hard negatives."""

import re
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

TOKENS_MAX = 180
STOP = frozenset(
    "a an the of to in on at for and or is are was were be been do does did i you we my your our it its this that with as by "
    "from can what when where who how why which have has had not if there me am".split()
)


class Encoder:
    def __init__(self, onnx_file: str, tokenizer_file: str, threads: int = 2):
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.session = ort.InferenceSession(onnx_file, options)
        self.inputs = {i.name for i in self.session.get_inputs()}
        self.tokenizer = Tokenizer.from_file(tokenizer_file)
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(TOKENS_MAX)

    def embed(self, texts: list[str]) -> np.ndarray:
        rows = [e.ids for e in self.tokenizer.encode_batch(texts)]
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        out = np.zeros((len(rows), 384), np.float32)
        for at in range(0, len(order), 16):
            part = order[at : at + 16]
            width = max(len(rows[i]) for i in part)
            ids = np.zeros((len(part), width), np.int64)
            mask = np.zeros_like(ids)
            for k, i in enumerate(part):
                ids[k, : len(rows[i])] = rows[i]
                mask[k, : len(rows[i])] = 1
            feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            states = self.session.run(None, {k: v for k, v in feeds.items() if k in self.inputs})[0]
            vectors = states if states.ndim == 2 else (states * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
            out[part] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return out


def kept_vectors(file: Path, encoder: Encoder, texts: list[str]) -> np.ndarray:
    """Vectors of texts, from a file where they were made before."""
    if not file.exists():
        np.save(file, encoder.embed(texts))
    return np.load(file)


def terms(text: str) -> list[str]:
    """Lower-case words without stop words, plural and verb endings cut crudely."""
    return [re.sub(r"(ies|ing|ed|es|s)$", "", w) for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in STOP]


class Words:
    """BM25 over texts; `scores` are divided by the best, so that they lie between 0 and 1."""

    def __init__(self, texts: list[str]):
        counts = [Counter(terms(t)) for t in texts]
        self.lengths = np.array([max(1, sum(c.values())) for c in counts], np.float32)
        self.postings: dict[str, list[tuple[int, int]]] = {}
        for i, c in enumerate(counts):
            for term, n in c.items():
                self.postings.setdefault(term, []).append((i, n))
        self.size = len(texts)

    def scores(self, question: str) -> np.ndarray:
        out = np.zeros(self.size, np.float32)
        mean = self.lengths.mean()
        for term in set(terms(question)):
            found = self.postings.get(term, [])
            if not found:
                continue
            at = np.array([i for i, _ in found])
            n = np.array([k for _, k in found], np.float32)
            idf = np.log(1 + (self.size - len(found) + 0.5) / (len(found) + 0.5))
            out[at] += idf * n * 2.2 / (n + 1.2 * (0.25 + 0.75 * self.lengths[at] / mean))
        return out / out.max() if out.max() > 0 else out
