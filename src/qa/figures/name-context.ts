import type { NameKind, NameMention, Passage } from '../types.ts';

/** What is known beside the sentence when a name is looked for. */
export interface NameContext {
  /** Lower-case names of countries. */
  readonly countries: ReadonlySet<string>;
  /** Lower-case words that the document writes with a capital inside a sentence. */
  readonly properWords: ReadonlySet<string>;
  /** The document's names, the most frequent first. */
  readonly frequent: readonly { readonly name: string; readonly kind: NameKind }[];
}

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
  const name = passage.text
    .slice(
      (passage.tokens.start[first] ?? 0) - passage.span.start,
      (passage.tokens.end[last] ?? 0) - passage.span.start,
    )
    .replace(/\s+/g, ' ');
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
    .filter(([name]) => name.includes(' ') || properWords.has(name.toLowerCase()))
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([name, { kind }]) => ({ name, kind }));
  return { countries, properWords, frequent };
};
