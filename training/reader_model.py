"""The reader: gated convolutions over both texts, attention between them, a score for every span and for "no answer"."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from reader_text import BASE_FEATURES, KIND_FEATURES, MATCH_FEATURES, QUESTION_FEATURES, SUFFIX_ROWS

NEVER = -1e9


@dataclass(frozen=True)
class Shape:
    """The sizes of the layers."""

    dimensions: int = 100
    tuned: int = 600
    suffix: int = 16
    align: int = 64
    projection: int = 128
    channels: int = 96
    layers: int = 3
    rank: int = 32
    solo: int = 64
    span: int = 15
    null: int = 64
    dropout: float = 0.2
    forgotten: float = 0.05

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


def convolve(layer: nn.Conv1d, x: Tensor) -> Tensor:
    """A convolution over (batch, words, channels), left in that layout: oneDNN reads it as an image one pixel high.

    While training it computes in bfloat16. With both, a step takes half the time that Conv1d takes.
    """
    kind = torch.bfloat16 if layer.training else torch.float32
    image = x.to(kind).transpose(1, 2).unsqueeze(2)
    weight = layer.weight.to(kind).unsqueeze(2).contiguous(memory_format=torch.channels_last)
    pad, dilation = (0, int(layer.padding[0])), (1, layer.dilation[0])
    y = F.conv2d(image, weight, layer.bias.to(kind), padding=pad, dilation=dilation)
    return y.squeeze(2).transpose(1, 2).float()


class Dense(nn.Module):
    """A linear layer as a 1x1 convolution, which Debian's build of PyTorch computes faster."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.c = nn.Conv1d(inputs, outputs, 1)

    def forward(self, x: Tensor) -> Tensor:
        return convolve(self.c, x)


class Encoder(nn.Module):
    """Gated, dilated, residual convolutions of width three."""

    def __init__(self, inputs: int, shape: Shape) -> None:
        super().__init__()
        width = shape.channels
        self.input = Dense(inputs, width)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(width, 2 * width, 3, padding=2**i, dilation=2**i) for i in range(shape.layers)
        )

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.input(x)
        for convolution in self.convolutions:
            value, gate = convolve(convolution, x * mask[..., None]).chunk(2, -1)
            x = (x + value * torch.sigmoid(gate)) * math.sqrt(0.5)
        return x


class SpanHead(nn.Module):
    """A score for every span up to a length, from its first and last word."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width, out = shape.channels, shape.rank + shape.solo
        self.start, self.end = Dense(2 * width, out), Dense(2 * width, out)
        self.asked_start, self.asked_end = nn.Linear(width, out), nn.Linear(width, out)
        self.start_solo, self.end_solo = Dense(shape.solo, 1), Dense(shape.solo, 1)
        self.length = nn.Parameter(torch.zeros(shape.span))

    def forward(self, z: Tensor, asked: Tensor, mask: Tensor) -> Tensor:
        rank, longest, n = self.shape.rank, self.shape.span, z.shape[1]
        start = self.start(z) + self.asked_start(asked)[:, None]
        end = self.end(z) + self.asked_end(asked)[:, None]
        start_alone = self.start_solo(torch.relu(start[..., rank:]))
        end_alone = self.end_solo(torch.relu(end[..., rank:])).transpose(1, 2)
        pairs = start[..., :rank] @ end[..., :rank].transpose(1, 2) / math.sqrt(rank) + start_alone + end_alone
        places = torch.arange(n)[:, None] + torch.arange(longest)[None]
        scores = F.pad(pairs, (0, longest - 1)).gather(2, places[None].expand(len(z), -1, -1)) + self.length
        inside = F.pad(mask, (0, longest - 1))[:, places]
        return scores.masked_fill(~inside, NEVER)


class Reader(nn.Module):
    def __init__(self, vectors: Tensor, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        d, p, width = shape.dimensions, shape.projection, shape.channels
        self.register_buffer("vectors", vectors, persistent=False)
        self.tuned = nn.Embedding(shape.tuned + 1, d, padding_idx=0)
        nn.init.zeros_(self.tuned.weight)
        self.suffix = nn.Embedding(SUFFIX_ROWS, shape.suffix, padding_idx=0)
        nn.init.normal_(self.suffix.weight, std=0.1)
        self.align = Dense(d, shape.align)
        self.text_in = Dense(2 * d + shape.suffix + BASE_FEATURES + MATCH_FEATURES + KIND_FEATURES + 1, p)
        self.question_in = Dense(d + shape.suffix + QUESTION_FEATURES, p)
        self.read = Encoder(p, shape)
        self.own, self.other = nn.Linear(width, 1, bias=False), nn.Linear(width, 1, bias=False)
        self.both = nn.Parameter(torch.ones(width) / math.sqrt(width))
        self.fuse = Dense(4 * width, p)
        self.pool = nn.Linear(width, 1)
        self.reread = Encoder(p, shape)
        self.spans = SpanHead(shape)
        self.null_in, self.null_out = nn.Linear(3 * width, shape.null), nn.Linear(shape.null, 1)

    def vdrop(self, x: Tensor) -> Tensor:
        """Dropout with one mask for the whole text."""
        if not self.training:
            return x
        keep = 1 - self.shape.dropout
        return x * (x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(keep) / keep)

    def forget(self, x: Tensor) -> Tensor:
        """Leaves out the vectors of some words, as those of unknown words are."""
        return x * (torch.rand(x.shape[0], x.shape[1], 1) >= self.shape.forgotten) if self.training else x

    def embed(self, b: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """The inputs of the text and of the question."""
        plain_text, plain_question = self.vectors[b["text"]], self.vectors[b["question"]]
        text = self.vdrop(self.forget(plain_text + self.tuned(b["text_tuned"])))
        question = self.vdrop(self.forget(plain_question + self.tuned(b["question_tuned"])))
        scores = torch.relu(self.align(text)) @ torch.relu(self.align(question)).transpose(1, 2)
        aligned = scores.masked_fill(~b["question_mask"][:, None], NEVER).softmax(-1) @ question
        cosine = F.normalize(plain_text, dim=-1) @ F.normalize(plain_question, dim=-1).transpose(1, 2)
        soft = cosine.masked_fill(~b["question_content"][:, None], 0).max(-1)[0]
        x = [text, aligned, self.suffix(b["text_suffix"]), b["text_features"], soft[..., None]]
        y = [question, self.suffix(b["question_suffix"]), b["question_features"]]
        return torch.cat(x, -1), torch.cat(y, -1)

    def forward(self, b: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Span scores, (batch, words, lengths), and the score of "no answer", (batch)."""
        mask, asked_mask = b["text_mask"], b["question_mask"]
        x, y = self.embed(b)
        c = self.vdrop(self.read(self.vdrop(torch.relu(self.text_in(x))), mask))
        q = self.vdrop(self.read(self.vdrop(torch.relu(self.question_in(y))), asked_mask))
        u = self.own(c) + self.other(q).transpose(1, 2) + (c * self.both) @ q.transpose(1, 2)
        u = u.masked_fill(~asked_mask[:, None], NEVER)
        attended = u.softmax(-1) @ q
        focus = u.max(-1)[0].masked_fill(~mask, NEVER).softmax(-1)[:, None]
        focused = (focus @ c).expand_as(c)
        fused = torch.relu(self.fuse(torch.cat([c, attended, c * attended, c * focused], -1)))
        m = self.vdrop(self.reread(self.vdrop(fused), mask))
        weights = self.pool(q).squeeze(-1).masked_fill(~asked_mask, NEVER).softmax(-1)[:, None]
        asked = (weights @ q).squeeze(1)
        peak = m.masked_fill(~mask[..., None], -1e4).max(1)[0]
        summary = torch.cat([peak, (focus @ m).squeeze(1), asked], -1)
        null = self.null_out(torch.relu(self.null_in(summary))).squeeze(-1)
        return self.spans(torch.cat([m, c], -1), asked, mask), null
