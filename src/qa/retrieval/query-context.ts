import type { English } from '../analysis/english.ts';
import type { Countries } from '../analysis/names/countries.ts';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Attribution, Document, DocumentId, Passage } from '../types.ts';
import type { QueryContext } from './rank-sentences.ts';

export interface BuiltContext extends QueryContext {
  contextStems(passage: Passage): ReadonlySet<string>;
  titleStems(passage: Passage): readonly string[];
  headingStems(passage: Passage): readonly string[];
}

/** What readers call a caption and what it shows, as stems. */
const CAPTION_STEMS = [
  'photograph',
  'photo',
  'pictur',
  'imag',
  'caption',
  'shown',
  'show',
  'depict',
];

const NONE: readonly Passage[] = [];

const isContent = (word: string): boolean => !STOP_WORDS.has(word) && /[\p{L}\p{N}]/u.test(word);

/** Words of each sentence that are neither function words nor punctuation. */
const countContent = ({ sentences, tokens: { word, tag } }: Passage): Uint32Array =>
  Uint32Array.from(sentences, ({ first, past }) => {
    let count = 0;
    for (let at = first; at < past; at += 1)
      if (tag[at] !== 'PUNCT' && !STOP_WORDS.has(word[at] ?? '')) count += 1;
    return count;
  });

const EMPTY: ReadonlySet<string> = new Set();

/** Texts remembered with their stems; titles and headings, which many passages share. */
const MAX_TEXTS = 100_000;

/** A function that returns what a thing comes to, worked out when first needed and kept as long as the thing. */
const keep = <Thing extends object, Result>(
  work: (thing: Thing) => Result,
): ((thing: Thing) => Result) => {
  const known = new WeakMap<Thing, Result>();
  return (thing) => {
    const found = known.get(thing);
    if (found !== undefined) return found;
    const result = work(thing);
    known.set(thing, result);
    return result;
  };
};

/** What is worked out of passages and kept as long as they are, whatever else of the corpus changes. */
export interface KeptContext {
  readonly stemsOf: (text: string) => readonly string[];
  readonly speakerStems: (attribution: Attribution) => ReadonlySet<string>;
  readonly contentTokens: (passage: Passage) => Uint32Array;
  readonly countriesIn: (passages: readonly Passage[]) => ReadonlySet<string>;
  /** The stems of a passage's title and heading. */
  stemsAbove(passage: Passage, title: string): ReadonlySet<string>;
}

export const createKeptContext = (english: English, countries: Countries): KeptContext => {
  const known = new Map<string, readonly string[]>();
  const stemsOf = (text: string): readonly string[] => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const { word, stem } = english.analyse(text).tokens;
    const stems = stem.filter((_, at) => isContent(word[at] ?? ''));
    if (known.size >= MAX_TEXTS) known.clear();
    known.set(text, stems);
    return stems;
  };
  return {
    stemsOf,
    speakerStems: keep(({ speaker, role }) => new Set(stemsOf(`${speaker} ${role ?? ''}`))),
    contentTokens: keep(countContent),
    countriesIn: keep((passages) => {
      const words = passages.flatMap(({ tokens, names }) =>
        names.flatMap(({ first, last }) => {
          const own = tokens.word.slice(first, last + 1);
          return [own.join(' '), ...own];
        }),
      );
      return new Set(words.flatMap((word) => countries.countryOf(word) ?? []));
    }),
    stemsAbove: createStemsAbove(stemsOf),
  };
};

const headingStemsOf = ({ around, sentences }: Passage): readonly string[] => {
  const stems = around.stem.filter((_, at) => isContent(around.word[at] ?? ''));
  return sentences.some(({ kind }) => kind === 'caption') ? [...stems, ...CAPTION_STEMS] : stems;
};

/** Passages below the same title and heading share their stems. */
const createStemsAbove = (stemsOf: KeptContext['stemsOf']): KeptContext['stemsAbove'] => {
  const byPassage = new WeakMap<Passage, ReadonlySet<string>>();
  const byText = new Map<string, ReadonlySet<string>>();
  return (passage, title) => {
    const found = byPassage.get(passage);
    if (found !== undefined) return found;
    const own = headingStemsOf(passage);
    const key = `${title}\n${own.join(' ')}`;
    const stems = byText.get(key) ?? new Set([...stemsOf(title), ...own]);
    if (byText.size >= MAX_TEXTS) byText.clear();
    byText.set(key, stems);
    byPassage.set(passage, stems);
    return stems;
  };
};

/** What stands around each passage of one state of a corpus. */
export const createQueryContext = (
  documents: ReadonlyMap<DocumentId, Document>,
  passagesOf: ReadonlyMap<DocumentId, readonly Passage[]>,
  kept: KeptContext,
): BuiltContext => {
  const { stemsOf, stemsAbove, contentTokens } = kept;
  const titleOf = ({ documentId }: Passage): string => documents.get(documentId)?.title ?? '';
  const passagesBeside = ({ documentId }: Passage): readonly Passage[] =>
    passagesOf.get(documentId) ?? NONE;
  return {
    titleStems: (passage) => stemsOf(titleOf(passage)),
    headingStems: headingStemsOf,
    contextStems: (passage) => stemsAbove(passage, titleOf(passage)),
    contentTokens,
    speakerStems: ({ attribution }) =>
      attribution === undefined ? EMPTY : kept.speakerStems(attribution),
    isBackground: (passage, { country }) =>
      country !== undefined && kept.countriesIn(passagesBeside(passage)).has(country),
  };
};
