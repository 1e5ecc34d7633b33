"""tune_encoder.py DATA.pkl MODEL.safetensors TOKENIZER.json OUT.safetensors: the sentence encoder taught questions in people's own words.

Of each question the passage that answers and a hard one that does not; every other passage of the step is a negative, too
(InfoNCE, cosine / .05). What ships is the mean of the weights before and after, which keeps what the encoder knew
(Wortsman and others 2022, "Model soups"). DATA.pkl is made by ../reader/make_data.py.
"""

import argparse
import pickle
import random
import struct
import json
import sys
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "reader"))
from model import pretrained, read_safetensors  # noqa: E402

SHARES = {"natural": 0.7, "heading": 0.2, "squad": 0.1}
TOKENS_MAX, QUESTION_MAX = 160, 48
SCALE = 20.0
LAYER_NAMES = (("mix", "attention.output.dense"), ("mix_norm", "attention.output.LayerNorm"), ("up", "intermediate.dense"), ("down", "output.dense"), ("out_norm", "output.LayerNorm"))


def rows(tokenizer, texts, most):
    ids = [e.ids[: most - 1] + [102] if len(e.ids) > most else e.ids for e in tokenizer.encode_batch(texts)]
    wide = max(map(len, ids))
    wide += -wide % 16
    table, mask = (torch.zeros(len(ids), wide, dtype=torch.long) for _ in range(2))
    for at, row in enumerate(ids):
        table[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return table, mask


def unit(model, table, mask):
    with torch.autocast("cpu", torch.bfloat16):
        x = model.states(table, mask, torch.zeros_like(table))
    m = mask[..., None].float()
    return F.normalize((x.float() * m).sum(1) / m.sum(1), dim=1)


def batches(groups, size, chance):
    by = {s: [g for g in groups if g["source"] == s and g["positives"]] for s in SHARES}
    queues = {s: [] for s in SHARES}
    while True:
        taken = []
        for source in chance.choices(list(SHARES), list(SHARES.values()), k=size):
            if not queues[source]:
                queues[source] = chance.sample(by[source], len(by[source]))
            taken.append(queues[source].pop())
        yield taken


def shown(passage):
    return f"{passage[0]}\n{passage[1]}"


def step_loss(model, tokenizer, taken, chance):
    held, asked, texts = [], [], []
    for group in taken:
        asked.append(group["question"].rstrip("? ") if chance.random() < 0.3 else group["question"])
        texts.append(shown(chance.choice(group["positives"])[0]))
        held.append({shown(p[0]) for p in group["positives"]})
    for group in taken:
        texts += [shown(p) for p in (chance.choices(group["negatives"][:6], k=1) if group["negatives"] else [])]
    q = unit(model, *rows(tokenizer, asked, QUESTION_MAX))
    p = unit(model, *rows(tokenizer, texts, TOKENS_MAX))
    scores = SCALE * q @ p.T
    # Another question's passage that answers this one, too, is no negative.
    for i, own in enumerate(held):
        for j, text in enumerate(texts):
            if j != i and text in own:
                scores[i, j] = -1e4
    return F.cross_entropy(scores, torch.arange(len(asked)))


def saved(model, source, out, share):
    """The weights of `source`, moved `share` of the way to the model's."""
    w = read_safetensors(source)
    state = model.state_dict()
    new = {f"embeddings.{t}.weight": state[f"{m}.weight"] for m, t in (("words", "word_embeddings"), ("places", "position_embeddings"), ("types", "token_type_embeddings"))}
    for part in ("weight", "bias"):
        new[f"embeddings.LayerNorm.{part}"] = state[f"norm.{part}"]
        for at in range(len(model.layers)):
            for name, piece in zip(("query", "key", "value"), state[f"layers.{at}.qkv.{part}"].chunk(3)):
                new[f"encoder.layer.{at}.attention.self.{name}.{part}"] = piece
            for mine, theirs in LAYER_NAMES:
                new[f"encoder.layer.{at}.{theirs}.{part}"] = state[f"layers.{at}.{mine}.{part}"]
    header, blob, at = {}, [], 0
    for name, old in w.items():
        value = old.lerp(new[name].float(), share) if name in new else old
        data = value.contiguous().numpy().tobytes()
        header[name] = dict(dtype="I64" if value.dtype == torch.int64 else "F32", shape=list(value.shape), data_offsets=[at, at + len(data)])
        at += len(data)
        blob.append(data)
    head = json.dumps(header).encode()
    Path(out).write_bytes(struct.pack("<Q", len(head)) + head + b"".join(blob))


def main():
    parser = argparse.ArgumentParser()
    for name in ("data", "weights", "tokenizer", "out"):
        parser.add_argument(name)
    parser.add_argument("--steps", type=int, default=240)
    parser.add_argument("--questions", type=int, default=32, help="questions a step")
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--shares", default="0.5,1", help="how far towards the tuned weights, a file each")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    chance = random.Random(1)
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = pretrained(args.weights)
    for frozen in (model.words, model.places, model.types):
        frozen.requires_grad_(False)
    model.train()
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98))
    losses = []
    source = batches(pickle.load(open(args.data, "rb")), args.questions, chance)
    for step in range(args.steps):
        for g in optimizer.param_groups:
            g["lr"] = args.rate * min((step + 1) / 20, (args.steps - step) / (0.8 * args.steps), 1)
        loss = step_loss(model, tokenizer, next(source), chance)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        losses.append(loss.item())
        if (step + 1) % 10 == 0:
            print(step + 1, time.strftime("%H:%M:%S"), f"{sum(losses[-10:]) / 10:.3f}", flush=True)
        if (step + 1) % 60 == 0 or step + 1 == args.steps:
            for share in args.shares.split(","):
                saved(model, args.weights, f"{args.out}-{share}.safetensors", float(share))


main()
