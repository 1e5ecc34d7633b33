import type { NameKind, NameMention, Segment } from '../../types.ts';

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
const addProperWords = (words: Set<string>, { tokens, sentences, names }: Segment): void => {
  const starts = new Set(sentences.map(({ first }) => first));
  for (const { first, last } of names) {
    for (let at = first; at <= last; at++) if (!starts.has(at)) words.add(tokens.word[at] ?? '');
  }
};

const countName = (counts: Counts, segment: Segment, { kind, first, last }: NameMention): void => {
  // An alias in brackets is no name that a noun stands for.
  if (segment.tokens.word[first - 1] === '(') return;
  const name = segment.text
    .slice(
      (segment.tokens.start[first] ?? 0) - segment.span.start,
      (segment.tokens.end[last] ?? 0) - segment.span.start,
    )
    .replace(/\s+/g, ' ');
  const known = counts.get(name);
  if (known === undefined) counts.set(name, { kind, count: 1 });
  else known.count += 1;
};

/** What the names of a document tell about each other. */
export const nameContext = (
  segments: readonly Segment[],
  countries: ReadonlySet<string>,
): NameContext => {
  const properWords = new Set<string>();
  const counts: Counts = new Map();
  for (const segment of segments) {
    addProperWords(properWords, segment);
    for (const name of segment.names) countName(counts, segment, name);
  }
  const speakers = segments.flatMap(({ sentences }) =>
    sentences.map((s) => s.attribution?.speaker),
  );
  for (const speaker of speakers) if (speaker !== undefined) counts.delete(speaker);
  const frequent = [...counts]
    .filter(([name]) => name.includes(' ') || properWords.has(name.toLowerCase()))
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([name, { kind }]) => ({ name, kind }));
  return { countries, properWords, frequent };
};
