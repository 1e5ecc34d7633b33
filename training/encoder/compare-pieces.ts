// Compares the product's WordPiece with the reference: npx tsx training/encoder/compare-pieces.ts VOCAB.txt < PIECES.jsonl
import { readFileSync } from 'node:fs';
import { createWordPiece } from '../../src/qa/encoding/word-piece.ts';

interface Reference {
  readonly text: string;
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const report = (...parts: readonly unknown[]): void => {
  process.stdout.write(`${parts.join(' ')}\n`);
};

const vocabulary = readFileSync(process.argv[2] ?? '', 'utf8')
  .trimEnd()
  .split('\n');
const words = createWordPiece(vocabulary, { isLowerCased: true, isStripped: true });
let [texts, pieces, otherIds, otherPlaces] = [0, 0, 0, 0];
for (const line of readFileSync(0, 'utf8').trimEnd().split('\n')) {
  const { text, ids, starts, ends } = JSON.parse(line) as Reference;
  const own = words.pieces(text, Number.POSITIVE_INFINITY);
  texts += 1;
  pieces += ids.length;
  if (JSON.stringify(own.ids) !== JSON.stringify(ids)) {
    otherIds += 1;
    const at = ids.findIndex((id, index) => own.ids[index] !== id);
    report('ids differ', JSON.stringify(text.slice(starts[at], (starts[at] ?? 0) + 40)));
  } else if (JSON.stringify([own.starts, own.ends]) !== JSON.stringify([starts, ends])) {
    otherPlaces += 1;
    const at = starts.findIndex(
      (start, index) => own.starts[index] !== start || own.ends[index] !== ends[index],
    );
    report(
      'places differ',
      JSON.stringify(text.slice(starts[at], (starts[at] ?? 0) + 40)),
      own.starts[at],
      own.ends[at],
      starts[at],
      ends[at],
    );
  }
}
report(
  `${texts} texts, ${pieces} pieces: ids differ in ${otherIds} texts, places in ${otherPlaces}`,
);
