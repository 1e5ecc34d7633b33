"""The reader: a BERT encoder with a relevance head and a span head, and how a question and a passage become its input."""

import json
import math
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer

TOKENS_MAX = 192
QUESTION_MAX = 48
CONTEXT_MAX = 32
CLS, SEP = 101, 102


# Rows come in multiples of this, since each new shape costs a kernel that is made and kept.
ROWS = 128


def packed(x: torch.Tensor, kept: torch.Tensor) -> torch.Tensor:
    """[batch, tokens, width] -> the kept places alone, [kept, width]; a place past the end gives a row that is never read."""
    return x.reshape(-1, x.shape[-1]).index_select(0, kept.clamp(max=x.shape[0] * x.shape[1] - 1))


def unpacked(x: torch.Tensor, kept: torch.Tensor, b: int, n: int) -> torch.Tensor:
    return x.new_zeros(b * n + 1, x.shape[-1]).index_copy(0, kept, x)[:-1].view(b, n, -1)


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int):
        super().__init__()
        self.heads = heads
        self.qkv, self.mix = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mix_norm, self.out_norm = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def attend(self, qkv: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        b, n, w = qkv.shape
        q, k, v = qkv.view(b, n, 3, self.heads, w // 3 // self.heads).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(w // 3 // self.heads) + bias.to(q.dtype), -1)
        return (weights @ v).transpose(1, 2).reshape(b, n, w // 3)

    def forward(self, x: torch.Tensor, bias: torch.Tensor, kept: torch.Tensor | None, drop: float) -> torch.Tensor:
        """x: [batch, tokens, width], or with `kept` (the places that are no padding) only those, [kept, width]."""
        qkv = self.qkv(x)
        if kept is None:
            mixed = self.attend(qkv, bias)
        else:
            b, n = bias.shape[0], bias.shape[-1]
            mixed = packed(self.attend(unpacked(qkv, kept, b, n), bias), kept)
        x = self.mix_norm(x + F.dropout(self.mix(mixed), drop, self.training))
        return self.out_norm(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Reader(nn.Module):
    def __init__(self, layers: int = 6, width: int = 384, heads: int = 12, inner: int = 1536, vocabulary: int = 30522, places: int = 512):
        super().__init__()
        self.words, self.places, self.types = nn.Embedding(vocabulary, width), nn.Embedding(places, width), nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.span = nn.Linear(width, 2)
        self.pool, self.relevance = nn.Linear(4 * width, 128), nn.Linear(128, 1)
        self.drop = 0.1

    def states(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
        """What the encoder makes of each token, [batch, tokens, width]."""
        b, n = input_ids.shape
        bias = (1.0 - attention_mask.to(torch.float32))[:, None, None, :] * -1e4
        x = self.norm(self.words(input_ids) + self.places(torch.arange(n, device=input_ids.device))[None] + self.types(token_type_ids))
        if not self.training:
            for layer in self.layers:
                x = layer(x, bias, None, 0.0)
            return x
        kept = attention_mask.reshape(-1).nonzero()[:, 0]
        kept = F.pad(kept, (0, -len(kept) % ROWS), value=b * n)
        x = F.dropout(packed(x, kept), self.drop, True)
        for layer in self.layers:
            x = layer(x, bias, kept, self.drop)
        return unpacked(x, kept, b, n)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor):
        """relevance [batch], start [batch, tokens], end [batch, tokens]; place 0 of start and end means "not here"."""
        x = self.states(input_ids, attention_mask, token_type_ids)
        mask = attention_mask.to(torch.float32)
        passage = mask * token_type_ids.to(torch.float32)
        question = mask - passage
        mean = lambda m: (x * m[..., None]).sum(1) / m.sum(1, keepdim=True).clamp(min=1.0)
        q, p = mean(question), mean(passage)
        relevance = self.relevance(torch.tanh(self.pool(torch.cat([x[:, 0], q, p, q * p], 1))))[:, 0]
        spans = self.span(x)
        return relevance, spans[..., 0], spans[..., 1]


def read_safetensors(file: Path) -> dict[str, torch.Tensor]:
    data = Path(file).read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    out = {}
    for name, about in json.loads(data[8 : 8 + size]).items():
        if name != "__metadata__":
            a, b = about["data_offsets"]
            out[name] = torch.from_numpy(np.frombuffer(data[8 + size + a : 8 + size + b], kinds[about["dtype"]]).reshape(about["shape"]).copy())
    return out


def pretrained(file: Path, keep: list[int] | None = None) -> Reader:
    """A reader whose encoder has the weights of a BERT of the same width; `keep`: which of its layers, default all."""
    w = read_safetensors(file)
    keep = keep or list(range(1 + max(int(k.split(".")[2]) for k in w if k.startswith("encoder.layer."))))
    reader = Reader(len(keep))
    state = reader.state_dict()
    for mine, theirs in (("words", "word_embeddings"), ("places", "position_embeddings"), ("types", "token_type_embeddings")):
        state[f"{mine}.weight"] = w[f"embeddings.{theirs}.weight"]
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = w[f"embeddings.LayerNorm.{part}"]
        for to, at in enumerate(keep):
            of = lambda name: w[f"encoder.layer.{at}.{name}.{part}"]
            state[f"layers.{to}.qkv.{part}"] = torch.cat([of(f"attention.self.{x}") for x in ("query", "key", "value")])
            for mine, theirs in (
                ("mix", "attention.output.dense"), ("mix_norm", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                ("down", "output.dense"), ("out_norm", "output.LayerNorm"),
            ):  # fmt: skip
                state[f"layers.{to}.{mine}.{part}"] = of(theirs)
    reader.load_state_dict(state)
    nn.init.normal_(reader.span.weight, std=0.02)
    nn.init.normal_(reader.relevance.weight, std=0.02)
    return reader


@dataclass(frozen=True)
class Input:
    ids: list[int]
    types: list[int]
    base: int
    """Where the passage's own tokens begin, after question and context."""
    offsets: list[tuple[int, int]]
    """Characters of the passage that each of its tokens covers."""


class InputMaker:
    """[CLS] question [SEP] context, passage [SEP]; types 0 and 1."""

    def __init__(self, tokenizer_file: str | Path):
        self.tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def tokens(self, text: str):
        return self.tokenizer.encode(text, add_special_tokens=False)

    def make(self, question: str, context: str, text: str, first: int = 0, most: int = TOKENS_MAX) -> Input:
        q = self.tokens(question).ids[:QUESTION_MAX]
        c = self.tokens(context).ids[:CONTEXT_MAX] if context else []
        t = self.tokens(text)
        room = most - 3 - len(q) - len(c)
        ids, offsets = t.ids[first : first + room], t.offsets[first : first + room]
        return Input([CLS, *q, SEP, *c, *ids, SEP], [0] * (len(q) + 2) + [1] * (len(c) + len(ids) + 1), len(q) + 2 + len(c), offsets)


def batch(inputs: list[Input], multiple: int = 1) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """input_ids, attention_mask, token_type_ids, as wide as the longest, up to a multiple."""
    n = max(len(i.ids) for i in inputs)
    n += -n % multiple
    ids, mask, types = (torch.zeros(len(inputs), n, dtype=torch.long) for _ in range(3))
    for k, i in enumerate(inputs):
        ids[k, : len(i.ids)] = torch.tensor(i.ids)
        types[k, : len(i.ids)] = torch.tensor(i.types)
        mask[k, : len(i.ids)] = 1
    return ids, mask, types
