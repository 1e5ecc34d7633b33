"""export.py MODEL.pt OUT_DIR --data DATA.pkl --tokenizer JSON --version V: the reader as int8 ONNX, its vocabulary and reader.json.

The body is that of ../encoder/fused_bert.py; the heads stay in float32, since a few hundred numbers cost nothing.
"""

import argparse
import hashlib
import json
import pickle
import random
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.append(str(Path(__file__).parent.parent / "encoder"))
from fused_bert import PRODUCTS, Graph, add_body, largest_inputs  # noqa: E402

from model import CONTEXT_MAX, QUESTION_MAX, InputMaker, batch  # noqa: E402

HEADS = 12
TOKENS_MAX = 256


def bert_names(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """The encoder's weights under the names that BERT's have elsewhere."""
    tables = {"words": "word_embeddings", "places": "position_embeddings", "types": "token_type_embeddings"}
    out = {f"embeddings.{theirs}.weight": state[f"{mine}.weight"] for mine, theirs in tables.items()}
    parts = {
        "mix": "attention.output.dense", "mix_norm": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "out_norm": "output.LayerNorm",
    }  # fmt: skip
    for end in ("weight", "bias"):
        out[f"embeddings.LayerNorm.{end}"] = state[f"norm.{end}"]
        for name in [k for k in state if k.endswith(f".qkv.{end}")]:
            layer = name.split(".")[1]
            for third, part in zip(("query", "key", "value"), state[name].chunk(3)):
                out[f"encoder.layer.{layer}.attention.self.{third}.{end}"] = part
            out |= {f"encoder.layer.{layer}.{theirs}.{end}": state[f"layers.{layer}.{mine}.{end}"] for mine, theirs in parts.items()}
    return {k: v.float().numpy() for k, v in out.items()}


def build(state: dict[str, torch.Tensor], largest=None) -> onnx.ModelProto:
    graph = Graph(largest)
    states = add_body(graph, bert_names(state), HEADS)
    head = lambda name: state[name].float().numpy()
    node, constant = graph.node, graph.constant
    last = constant("last_axis", np.array([2], np.int64))
    row = constant("row_axis", np.array([1], np.int64))
    types = node("Cast", ["token_type_ids"], "types_float", to=TensorProto.FLOAT)
    mask = node("Cast", ["attention_mask"], "mask_float", to=TensorProto.FLOAT)
    passage = node("Mul", [mask, types], "passage_mask")
    question = node("Sub", [mask, passage], "question_mask")

    def mean(of: str, name: str) -> str:
        weighted = node("Mul", [states, node("Unsqueeze", [of, last], f"{name}.column")], f"{name}.weighted")
        total = node("ReduceSum", [weighted, row], f"{name}.sum", keepdims=0)
        count = node("ReduceSum", [of, row], f"{name}.count", keepdims=1)
        return node("Div", [total, node("Max", [count, constant(f"{name}.one", np.array([1], np.float32))], f"{name}.some")], f"{name}.mean")

    pick = lambda of, at, axis, name: node("Squeeze", [node("Gather", [of, constant(f"{name}.at", np.array([at], np.int64))], f"{name}.picked", axis=axis), last if axis == 2 else row], name)
    first = pick(states, 0, 1, "first_state")
    q, p = mean(question, "question"), mean(passage, "passage")
    joined = node("Concat", [first, q, p, node("Mul", [q, p], "question_passage")], "joined", axis=1)
    pooled = node("Gemm", [joined, constant("pool.w", head("pool.weight")), constant("pool.b", head("pool.bias"))], "pooled", transB=1)
    score = node("Gemm", [node("Tanh", [pooled], "bent"), constant("rel.w", head("relevance.weight")), constant("rel.b", head("relevance.bias"))], "score", transB=1)
    node("Squeeze", [score, row], "relevance")
    spans = node("MatMul", [states, constant("span.w", head("span.weight").T)], "span_products")
    spans = node("Add", [spans, constant("span.b", head("span.bias"))], "spans")
    for at, name in enumerate(("start", "end")):
        pick(spans, at, 2, name)
    return graph.model([("relevance", ["batch"]), ("start", ["batch", "tokens"]), ("end", ["batch", "tokens"])])


def shown(data: Path, tokenizer: Path, count: int):
    """Inputs of some training questions with passages, to see how large each channel grows."""
    groups = pickle.load(open(data, "rb"))
    chance, maker = random.Random(7), InputMaker(tokenizer)
    for g in chance.sample([g for g in groups if g["source"] in ("natural", "squad", "shifts")], count):
        context, text = chance.choice([p[0] for p in g["positives"]] + g["negatives"][:6])
        ids, mask, types = batch([maker.make(g["question"], context, text, most=TOKENS_MAX)])
        yield {"input_ids": ids.numpy(), "attention_mask": mask.numpy(), "token_type_ids": types.numpy()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--whole", type=Path, help="also write it in float32 here")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    state = torch.load(args.model, map_location="cpu")
    file = args.out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        scratch = f"{folder}/float.onnx"
        largest = largest_inputs(build(state), shown(args.data, args.tokenizer, 150), scratch)
        onnx.save(build(state, largest), scratch)
        quantize_dynamic(
            scratch, str(file), op_types_to_quantize=PRODUCTS, nodes_to_exclude=["span_products"], per_channel=True,
            reduce_range=True, weight_type=QuantType.QInt8, extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )  # fmt: skip
    if args.whole:
        onnx.save(build(state), args.whole)
    vocabulary = json.loads(args.tokenizer.read_text("utf8"))["model"]["vocab"]
    (args.out / "vocab.txt").write_text("\n".join(sorted(vocabulary, key=vocabulary.get)) + "\n", "utf8")
    about = {
        "version": args.version,
        "layers": sum(k.endswith(".qkv.weight") for k in state),
        "maxTokens": TOKENS_MAX,
        "maxQuestionTokens": QUESTION_MAX,
        "maxContextTokens": CONTEXT_MAX,
        "input": '[CLS] question [SEP] context "\\n" passage [SEP]',
        "context": "title and headings, joined by ' › '",
        "tokenTypes": {"question": 0, "passage": 1},
        "outputs": {
            "relevance": "[batch], a logit: this passage answers this question",
            "start": "[batch, tokens], logits; place 0 means: not in this passage",
            "end": "[batch, tokens], logits; place 0 means: not in this passage",
        },
    }
    (args.out / "reader.json").write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n", "utf8")
    names = ("model.onnx", "vocab.txt", "reader.json")
    sums = [f"{hashlib.sha256((args.out / n).read_bytes()).hexdigest()}  {n}\n" for n in names]
    (args.out / "SHA256SUMS").write_text("".join(sums))
    print(args.version, file.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
