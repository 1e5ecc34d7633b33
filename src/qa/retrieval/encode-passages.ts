import type { AnalysedDocument } from '../analyse-document.ts';
import type { Encoder } from '../encoding/encoder.ts';
import type { Document, Passage } from '../types.ts';
import type { Meanings } from './meanings.ts';

/** What stands above a passage, as encoder and reader see it: title and headings, lead-in or table header. */
export const contextOf = ({ path, carried }: Passage, { text }: Document): string =>
  [path.join(' › '), ...carried.map(({ start, end }) => text.slice(start, end))].join('\n');

/** Passages encoded at a time. */
const BATCH = 64;

/** The meanings of all passages. */
export const encodePassages = async (
  analysed: readonly AnalysedDocument[],
  encoder: Encoder,
): Promise<Meanings> => {
  const vectors = new Map<Passage, Float32Array>();
  const all = analysed.flatMap(({ document, passages }) =>
    passages.map((passage) => ({
      passage,
      text: `${contextOf(passage, document)}\n${passage.text}`,
    })),
  );
  for (let at = 0; at < all.length; at += BATCH) {
    const batch = all.slice(at, at + BATCH);
    const encoded = await encoder.encode(
      batch.map(({ text }) => text),
      'passage',
    );
    for (const [place, { passage }] of batch.entries()) {
      const vector = encoded[place];
      if (vector !== undefined) vectors.set(passage, vector);
    }
  }
  return { vectorOf: (passage) => vectors.get(passage), isWord: () => true };
};
