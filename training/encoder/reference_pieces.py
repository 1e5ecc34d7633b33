"""Cuts texts with the reference tokenizer: reference_pieces.py TOKENIZER.json < TEXTS.jsonl > PIECES.jsonl

A line in is a JSON string; a line out is {text, ids, starts, ends}, offsets in UTF-16 units, special tokens left out.
Names of special tokens are cut like any words: a text must not be able to end itself. Needs tokenizers (pip).
"""
import json
import sys

from tokenizers import Tokenizer


def words_alone(path):
    """The tokenizer without its special tokens, truncation and padding."""
    with open(path, encoding='utf8') as file:
        made = json.load(file)
    made.update(added_tokens=[], truncation=None, padding=None, post_processor=None)
    return Tokenizer.from_str(json.dumps(made))


def main():
    tokenizer = words_alone(sys.argv[1])
    for line in sys.stdin:
        text = json.loads(line)
        units = [0]
        for character in text:
            units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
        cut = tokenizer.encode(text, add_special_tokens=False)
        starts = [units[start] for start, _ in cut.offsets]
        ends = [units[end] for _, end in cut.offsets]
        json.dump({'text': text, 'ids': cut.ids, 'starts': starts, 'ends': ends}, sys.stdout)
        print()


main()
