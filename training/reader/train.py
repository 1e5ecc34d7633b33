"""train.py DATA.pkl RUN_DIR --weights SAFETENSORS --tokenizer JSON: trains the reader; goes on from RUN_DIR/state.pt where there is one.

Two processes of one thread each share a step's questions: on busy cores that is faster than two threads that wait for each other.
"""

import argparse
import pickle
import random
import time
from pathlib import Path

import torch
import torch.multiprocessing as mp
import torch.nn.functional as F

from make_data import sentences_of
from model import Input, InputMaker, Reader, batch, pretrained

# Source: share of the questions, passages that do not answer, chance of the answering passage less its answer.
MIX = {
    "natural": (0.46, 3, 0.35),
    "heading": (0.05, 2, 0.0),
    "squad": (0.18, 1, 0.25),
    "impossible": (0.10, 1, 0.0),
    "squad-swapped": (0.04, 1, 0.0),
    "shifts": (0.10, 0, 0.25),
    "shifts-swapped": (0.02, 1, 0.0),
    "sentence": (0.05, 4, 0.0),
    "trec": (0.012, 4, 0.0),
}
PROCESSES = 2


class Sampler:
    """Groups by source, each source in shuffled rounds."""

    def __init__(self, groups: list[dict], seed: int):
        self.random = random.Random(seed)
        self.by = {s: [g for g in groups if g["source"] == s] for s in MIX}
        self.queues: dict[str, list[dict]] = {s: [] for s in MIX}

    def take(self) -> tuple[dict, list[tuple]]:
        """A group and its items (context, text, places, isSentence, isPositive)."""
        source = self.random.choices(list(MIX), [m[0] for m in MIX.values()])[0]
        if not self.queues[source]:
            self.queues[source] = self.random.sample(self.by[source], len(self.by[source]))
        group = self.queues[source].pop()
        _, wanted, cut_chance = MIX[source]
        items, negatives = [], group["negatives"]
        if group["positives"]:
            (context, text), places, is_sentence = self.random.choice(group["positives"])
            items.append((context, text, places, is_sentence, True))
        if group.get("cut") and self.random.random() < cut_chance:
            items.append((*self.random.choice(group["cut"]), [], False, False))
            wanted -= source == "natural"
        # The hardest come oftener: places in the list are drawn with weights that fall.
        left = list(range(len(negatives)))
        for _ in range(min(wanted, len(left))):
            at = self.random.choices(left, [1 / (2 + i) for i in left])[0]
            left.remove(at)
            items.append((*negatives[at], [], False, False))
        if source == "natural" and self.random.random() < 0.08:
            items = [("", *i[1:]) for i in items]
        question = group["question"]
        if self.random.random() < 0.3:
            question = question.rstrip("? ")
        return dict(source=source, question=question), [self.cropped(source, i) for i in items]

    def cropped(self, source: str, item: tuple) -> tuple:
        """Long posts cut to some sentences around the answer."""
        context, text, places, is_sentence, is_positive = item
        if not source.startswith("shifts"):
            return item
        parts, most = sentences_of(text), self.random.randint(55, 130)
        inside = [i for i, (a, b) in enumerate(parts) if any(a < e and b > s for s, e in places)] or [self.random.randrange(max(1, len(parts)))]
        low, high = min(inside), max(inside) + 1
        words = lambda: len(text[parts[low][0] : parts[high - 1][1]].split()) if parts else 0
        while parts and words() < most and (low > 0 or high < len(parts)):
            if low > 0 and (high == len(parts) or self.random.random() < 0.5):
                low -= 1
            else:
                high += 1
        start, end = (parts[low][0], parts[high - 1][1]) if parts else (0, len(text))
        return context, text[start:end], [(s - start, e - start) for s, e in places if s >= start and e <= end], is_sentence, is_positive


def made(maker: InputMaker, question: str, item: tuple, chance: random.Random) -> tuple[Input, list[tuple[int, int]], bool, bool]:
    """The input, with a window that holds the answer where the passage is too long, and the answer's tokens."""
    context, text, places, is_sentence, is_positive = item
    out = maker.make(question, context, text)
    if places and out.offsets and places[0][1] > out.offsets[-1][1]:
        at = next((i for i, (_, b) in enumerate(maker.tokens(text).offsets) if b > places[0][0]), 0)
        out = maker.make(question, context, text, max(0, at - chance.randint(5, max(6, len(out.offsets) - 40))))
    gold = []
    for s, e in places:
        inside = [out.base + i for i, (a, b) in enumerate(out.offsets) if a < e and b > s]
        if inside:
            gold.append((inside[0], inside[-1]))
    return out, gold, is_sentence, is_positive


def loss_of(model: Reader, groups: list[list[tuple]]) -> torch.Tensor:
    flat = [item for group in groups for item in group]
    ids, mask, types = batch([i[0] for i in flat], 16)
    with torch.autocast("cpu", torch.bfloat16):
        relevance, start, end = model(ids, mask, types)
    relevance, start, end = relevance.float(), start.float(), end.float()
    allowed = torch.zeros_like(start, dtype=torch.bool)
    for k, (i, *_) in enumerate(flat):
        allowed[k, i.base : i.base + len(i.offsets)] = True
    allowed[:, 0] = True
    start, end = (F.log_softmax(x.masked_fill(~allowed, -1e4), 1) for x in (start, end))
    total = torch.zeros(())
    at = 0
    for group in groups:
        rows = range(at, at + len(group))
        at += len(group)
        yes, no = [k for k in rows if flat[k][3]], [k for k in rows if not flat[k][3]]
        if yes and no:
            total = total + F.cross_entropy(relevance[yes + no][None], torch.tensor([0]))
        terms = [F.softplus(sign * relevance[part]).mean() for part, sign in ((yes, -1), (no, 1)) if part]
        total = total + sum(terms) / len(terms)
        for k in yes:
            gold, is_sentence = flat[k][1], flat[k][2]
            if gold and is_sentence:
                inside = [t for s, e in gold for t in range(s, e + 1)]
                total = total - 0.4 * (torch.logsumexp(start[k, inside], 0) + torch.logsumexp(end[k, inside], 0))
            elif gold:
                total = total - 0.7 * torch.logsumexp(torch.stack([start[k, s] + end[k, e] for s, e in sorted(set(gold))]), 0)
        if no:
            total = total - 0.3 * (start[no, 0] + end[no, 0]).mean()
    return total


def balanced(groups: list[list[tuple]], size: list[int]) -> list[list[list[tuple]]]:
    """The groups shared out so that each process has about as many tokens."""
    shares: list[list[list[tuple]]] = [[] for _ in range(PROCESSES)]
    loads = [0] * PROCESSES
    for n, group in sorted(zip(size, groups), key=lambda x: -x[0]):
        to = loads.index(min(loads))
        shares[to].append(group)
        loads[to] += n
    return shares


def frozen_parts(model: Reader, layers: int) -> list[torch.nn.Parameter]:
    parts = [model.words, model.places, *([model.types, model.norm] if layers else []), *model.layers[:layers]]
    return [p for part in parts for p in part.parameters()]


def work(rank: int, args, shared: torch.Tensor, barrier) -> None:
    torch.set_num_threads(1)
    run = Path(args.run)
    groups = pickle.load(open(args.data, "rb"))
    maker = InputMaker(args.tokenizer)
    torch.manual_seed(args.seed)
    model = pretrained(args.weights, [int(x) for x in args.layers.split(",")] if args.layers else None)
    if args.init:
        model.load_state_dict(torch.load(args.init))
    for frozen in frozen_parts(model, args.frozen):
        frozen.requires_grad_(False)
    trained = [p for p in model.parameters() if p.requires_grad]
    heads = {id(p) for m in (model.span, model.pool, model.relevance) for p in m.parameters()}
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in trained if p.dim() > 1 and id(p) not in heads], "weight_decay": 0.01, "rate": args.rate},
            {"params": [p for p in trained if p.dim() <= 1 and id(p) not in heads], "weight_decay": 0.0, "rate": args.rate},
            {"params": [p for p in trained if id(p) in heads], "weight_decay": 0.01, "rate": args.rate * 4},
        ],
        lr=args.rate, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    average = [p.detach().clone() for p in trained]
    step, minutes, seen = 0, 0.0, 0
    state = run / "state.pt"
    if state.exists():
        kept = torch.load(state)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        average, step, minutes, seen = kept["average"], kept["step"], kept["minutes"], kept["seen"]
    sampler, chance = Sampler(groups, args.seed * 1000 + step), random.Random(args.seed + step)
    torch.manual_seed(args.seed * 100 + rank + step)
    model.train()
    began, losses, spent = time.time() - minutes * 60, [], time.time()

    def save() -> None:
        torch.save(dict(model=model.state_dict(), optimizer=optimizer.state_dict(), average=average, step=step, minutes=(time.time() - began) / 60, seen=seen), run / "state.tmp")
        (run / "state.tmp").rename(state)
        smooth = dict(model.state_dict())
        smooth.update({n: a for (n, _), a in zip(((n, p) for n, p in model.named_parameters() if p.requires_grad), average)})
        torch.save(smooth, run / "average.tmp")
        (run / "average.tmp").rename(run / "average.pt")

    while True:
        if rank == 0:
            shared[0, -2] = max(step / args.steps, (time.time() - began) / 60 / args.minutes)
        taken, size = [], []
        while sum(len(g) for g in taken) < args.batch:
            about, items = sampler.take()
            taken.append([made(maker, about["question"], i, chance) for i in items])
            size.append(sum(len(i[0].ids) for i in taken[-1]))
        mine = balanced(taken, size)[rank]
        barrier.wait()
        done = float(shared[0, -2])
        if done >= 1:
            break
        factor = min(1.0, step / 60, max(0.02, (1 - done) / args.fall))
        for g in optimizer.param_groups:
            g["lr"] = g["rate"] * factor
        optimizer.zero_grad()
        loss = loss_of(model, mine) / len(taken)
        loss.backward()
        shared[rank, :-2] = torch.cat([p.grad.flatten() for p in trained])
        shared[rank, -1] = loss.item()
        barrier.wait()
        flat = shared[:, :-2].sum(0)
        at = 0
        for p in trained:
            p.grad.copy_(flat[at : at + p.numel()].view_as(p))
            at += p.numel()
        losses.append(float(shared[:, -1].sum()))
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        step += 1
        seen += sum(len(g) for g in taken)
        keep = min(0.995, (1 + step) / (20 + step))
        if rank == 0:
            torch._foreach_lerp_(average, [p.detach() for p in trained], 1 - keep)
            if step % 20 == 0:
                print(f"{step} {time.strftime('%H:%M:%S')} loss {sum(losses[-20:]) / 20:.3f} rate {factor:.2f} {args.batch * 20 / (time.time() - spent):.1f}/s seen {seen} done {done:.3f}", flush=True)
                spent = time.time()
            if step % 50 == 0:
                save()
    if rank == 0:
        save()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("run")
    parser.add_argument("--weights", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--layers", default="", help="which layers of the encoder to keep, such as 0,2,3,5; default all")
    parser.add_argument("--init", help="weights of an earlier run to go on from")
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers left as they are, which saves their way back")
    parser.add_argument("--batch", type=int, default=36, help="passages a step")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--steps", type=int, default=10**6)
    parser.add_argument("--minutes", type=float, default=10**6)
    parser.add_argument("--fall", type=float, default=0.35, help="the last share of the run, over which the rate falls to nothing")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    Path(args.run).mkdir(parents=True, exist_ok=True)
    model = pretrained(args.weights, [int(x) for x in args.layers.split(",")] if args.layers else None)
    for frozen in frozen_parts(model, args.frozen):
        frozen.requires_grad_(False)
    size = sum(p.numel() for p in model.parameters() if p.requires_grad)
    context = mp.get_context("spawn")
    shared = torch.zeros(PROCESSES, size + 2).share_memory_()
    mp.spawn(work, (args, shared, context.Barrier(PROCESSES)), PROCESSES)


if __name__ == "__main__":
    main()
