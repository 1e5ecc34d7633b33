"""export.py MODEL.pt OUT_DIR --tokenizer JSON --version V: the reader as fp32 and int8 ONNX, its vocabulary, and reader.json that describes them."""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from model import CONTEXT_MAX, QUESTION_MAX, Reader

TOKENS_MAX_SHIPPED = 256


def load(file: Path) -> Reader:
    state = torch.load(file, map_location="cpu")
    layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
    model = Reader(layers)
    model.load_state_dict(state)
    return model.eval()


def to_onnx(model: Reader, file: Path) -> None:
    ids = torch.ones(2, 16, dtype=torch.long)
    mask, types = torch.ones_like(ids), torch.zeros_like(ids)
    types[:, 8:] = 1
    axes = {n: {0: "batch", 1: "tokens"} for n in ("input_ids", "attention_mask", "token_type_ids", "start", "end")} | {"relevance": {0: "batch"}}
    torch.onnx.export(
        model, (ids, mask, types), str(file), input_names=["input_ids", "attention_mask", "token_type_ids"],
        output_names=["relevance", "start", "end"], dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--full-range", action="store_true", help="eight-bit weights; wrong sums on processors without VNNI")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = load(args.model)
    whole, prepared, small = args.out / "reader.fp32.onnx", args.out / "prepared.onnx", args.out / "reader.onnx"
    to_onnx(model, whole)
    quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(small), per_channel=True, reduce_range=not args.full_range, weight_type=QuantType.QInt8)
    prepared.unlink()
    onnx.checker.check_model(str(small))
    shutil.copy(args.tokenizer, args.out / "tokenizer.json")
    vocabulary = json.loads(args.tokenizer.read_text("utf8"))["model"]["vocab"]
    (args.out / "vocab.txt").write_text("\n".join(sorted(vocabulary, key=vocabulary.get)) + "\n", "utf8")
    about = {
        "version": args.version,
        "file": small.name,
        "bytes": small.stat().st_size,
        "sha256": hashlib.sha256(small.read_bytes()).hexdigest(),
        "vocabulary": "vocab.txt",
        "vocabularySha256": hashlib.sha256((args.out / "vocab.txt").read_bytes()).hexdigest(),
        "tokenizer": "BERT WordPiece, uncased, accents stripped",
        "layers": len(model.layers),
        "maxTokens": TOKENS_MAX_SHIPPED,
        "maxQuestionTokens": QUESTION_MAX,
        "maxContextTokens": CONTEXT_MAX,
        "input": '[CLS] question [SEP] context "\\n" passage [SEP]',
        "context": "title and headings, joined by ' › '",
        "tokenTypes": {"question": 0, "passage": 1},
        "inputs": {"input_ids": "int64 [batch, tokens]", "attention_mask": "int64 [batch, tokens]", "token_type_ids": "int64 [batch, tokens]"},
        "outputs": {
            "relevance": "float [batch], a logit: this passage answers this question",
            "start": "float [batch, tokens], logits; place 0 means: not in this passage",
            "end": "float [batch, tokens], logits; place 0 means: not in this passage",
        },
    }
    (args.out / "reader.json").write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n", "utf8")
    print(json.dumps(about, ensure_ascii=False))


if __name__ == "__main__":
    main()
