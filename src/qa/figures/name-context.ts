import type { NameKind, NameMention, Passage } from '../types.ts';
import type { NameContext } from './antecedents.ts';
import { printedOf } from './sentence-view.ts';

type Counts = Map<string, { readonly kind: NameKind; count: number }>;

/** The words of names that do not begin a sentence: they are capital for no other reason. */
const addProperWords = (words: Set<string>, { tokens, sentences, names }: Passage): void => {
  const starts = new Set(sentences.map(({ first }) => first));
  for (const { first, last } of names) {
    for (let at = first; at <= last; at++) if (!starts.has(at)) words.add(tokens.word[at] ?? '');
  }
};

const countName = (counts: Counts, passage: Passage, { kind, first, last }: NameMention): void => {
  // An alias in brackets is no name that a noun stands for.
  if (passage.tokens.word[first - 1] === '(') return;
  const name = printedOf(passage, { first, past: last + 1 });
  const known = counts.get(name);
  if (known === undefined) counts.set(name, { kind, count: 1 });
  else known.count += 1;
};

/** What the names of a document tell about each other. */
export const nameContext = (
  passages: readonly Passage[],
  countries: ReadonlySet<string>,
): NameContext => {
  const properWords = new Set<string>();
  const counts: Counts = new Map();
  for (const passage of passages) {
    addProperWords(properWords, passage);
    for (const name of passage.names) countName(counts, passage, name);
  }
  const speakers = passages.flatMap(({ sentences }) =>
    sentences.map((s) => s.attribution?.speaker),
  );
  for (const speaker of speakers) if (speaker !== undefined) counts.delete(speaker);
  const frequent = [...counts]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([name, { kind }]) => ({ name, kind }));
  return { countries, properWords, frequent };
};
