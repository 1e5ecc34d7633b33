import { readFileSync } from 'node:fs';
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordPiece } from '../../../../src/qa/encoding/word-piece.ts';

interface Reference {
  readonly text: string;
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const VOCABULARY = readFileSync(
  new URL('../../../../src/qa/encoding/weights/vocab.txt', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n');

/** Written by `training/encoder/reference_pieces.py`. */
const REFERENCES = readFileSync(new URL('reference-pieces.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Reference);

const words = createWordPiece(VOCABULARY, { isLowerCased: true, isStripped: true });
const cut = (text: string, max = 1000) => words.pieces(text, max);
const piecesOf = (text: string) => cut(text).ids.map((id) => VOCABULARY[id]);

describe('WordPiece', () => {
  it.each(REFERENCES)('cuts $text as the reference does', ({ text, ids, starts, ends }) => {
    expect(cut(text)).toEqual({ ids, starts, ends });
  });

  it('says where each piece stands in the text as it was given', () => {
    const text = 'Die Übergröße kostet 1,50 €, 👍!';
    const { starts, ends } = cut(text);
    const parts = starts.map((start, at) => text.slice(start, ends[at]));
    expect(parts.join('|')).toBe('Die|Über|gr|ö|ße|ko|ste|t|1|,|50|€|,|👍|!');
  });

  it('takes the name of a special token in a text for words of the text', () => {
    expect(piecesOf('a [SEP] b')).toEqual(['a', '[', 'sep', ']', 'b']);
    expect(cut('[CLS][SEP]').ids).not.toContain(words.separator);
  });

  it('stops at the number of pieces it is given', () => {
    const { ids, starts, ends } = cut('one two three four', 3);
    expect([ids.length, starts, ends]).toEqual([3, [0, 4, 8], [3, 7, 13]]);
  });

  it('keeps offsets inside the text and in order, whatever the text', () => {
    void assert(
      property(string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { ids, starts, ends } = cut(text);
        expect([starts.length, ends.length]).toEqual([ids.length, ids.length]);
        for (const [at, start] of starts.entries()) {
          const end = ends[at] ?? 0;
          expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('keeps capitals and accents for a model that was taught with them', () => {
    const cased = createWordPiece(['[UNK]', '[CLS]', '[SEP]', 'É', '##a', 'e'], {
      isLowerCased: false,
      isStripped: false,
    });
    expect(cased.pieces('Éa e', 10).ids).toEqual([3, 4, 5]);
  });

  it('needs its special tokens', () => {
    const options = { isLowerCased: true, isStripped: true };
    expect(() => createWordPiece(['[UNK]', 'a'], options)).toThrow('lacks [CLS]');
  });
});
