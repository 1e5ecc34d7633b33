"""The rows that `npm run eval -- natural FOLDER... --strangers N --out FILE` writes, as arrays."""

import json
from pathlib import Path

import numpy as np


def read_rows(paths):
    """Every question's row, in the order of the files."""
    return [json.loads(line) for path in paths for line in Path(path).read_text().splitlines() if line]


def signal_table(rows):
    """Names of the signals, their values one row a question, whether the chosen passage is right, and each row's folder."""
    rows = [row for row in rows if row["signals"]]
    names = sorted({name for row in rows for name in row["signals"]})
    values = np.array([[row["signals"].get(name, 0) for name in names] for row in rows], float)
    right = np.array([row["isInPassage"] and row["question"]["isAnswerable"] for row in rows], float)
    folders = np.array([row["folder"] for row in rows])
    asked = np.array([row["question"]["isAnswerable"] for row in rows])
    return names, values, right, folders, asked
