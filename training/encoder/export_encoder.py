"""Writes the sentence encoder that ships: export_encoder.py FOLDER OUT < TEXTS.jsonl

FOLDER holds model.safetensors and tokenizer.json of all-MiniLM-L6-v2, TEXTS.jsonl some hundred questions and passages of
any corpora, each a JSON string; OUT gets model.onnx, vocab.txt and SHA256SUMS. Needs what fused_bert.py needs, and tokenizers.
"""
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from fused_bert import Graph, add_body, largest_inputs, read_safetensors, save_int8

HEADS = 12


def build(weights, largest=None):
    graph = Graph(largest)
    add_body(graph, weights, HEADS, 'last_hidden_state')
    width = weights['embeddings.LayerNorm.weight'].shape[0]
    return graph.model([('last_hidden_state', ['batch', 'tokens', width])])


def rows_of(lines, path):
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    for line in lines:
        ids = np.array([tokenizer.encode(json.loads(line)).ids], np.int64)
        yield {'input_ids': ids, 'attention_mask': np.ones_like(ids), 'token_type_ids': np.zeros_like(ids)}


def main():
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    weights = read_safetensors(source / 'model.safetensors')
    with tempfile.TemporaryDirectory() as folder:
        scratch = f'{folder}/float.onnx'
        rows = rows_of(sys.stdin, str(source / 'tokenizer.json'))
        largest = largest_inputs(build(weights), rows, scratch)
        save_int8(build(weights, largest), str(out / 'model.onnx'), scratch)
    vocabulary = json.loads((source / 'tokenizer.json').read_text('utf8'))['model']['vocab']
    pieces = sorted(vocabulary, key=vocabulary.get)
    assert [vocabulary[piece] for piece in pieces] == list(range(len(pieces)))
    (out / 'vocab.txt').write_text('\n'.join(pieces) + '\n', 'utf8')
    sums = [f'{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}\n' for name in ['model.onnx', 'vocab.txt']]
    (out / 'SHA256SUMS').write_text(''.join(sums))


main()
