import type { Countries } from '../analysis/countries.ts';
import type { English } from '../analysis/english.ts';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Document, DocumentId, Passage, Sentence } from '../types.ts';
import { createArticleWords } from './article-words.ts';
import type { RankContext } from './passage-profile.ts';
import type { QueryContext } from './rank-sentences.ts';
import { createTokenKinds } from './token-kinds.ts';

export interface BuiltContext extends QueryContext, RankContext {
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

/** Words of each sentence that are neither function words nor punctuation. */
const countContent = ({ sentences, tokens: { word, tag } }: Passage): Uint32Array =>
  Uint32Array.from(sentences, ({ first, past }) => {
    let count = 0;
    for (let at = first; at < past; at += 1)
      if (tag[at] !== 'PUNCT' && !STOP_WORDS.has(word[at] ?? '')) count += 1;
    return count;
  });

const EMPTY: ReadonlySet<string> = new Set();

/** What stands around each passage, computed when first needed and kept. */
export const createQueryContext = (
  documents: ReadonlyMap<DocumentId, Document>,
  passagesOf: ReadonlyMap<DocumentId, readonly Passage[]>,
  english: English,
  countries: Countries,
): BuiltContext => {
  const known = new Map<string, readonly string[]>();
  const stemsOf = (text: string): readonly string[] => {
    const { word, stem } = english.analyse(text).tokens;
    return stem.filter(
      (_, at) => !STOP_WORDS.has(word[at] ?? '') && /[\p{L}\p{N}]/u.test(word[at] ?? ''),
    );
  };
  const stemsOnce = (text: string): readonly string[] => {
    const stems = known.get(text) ?? stemsOf(text);
    known.set(text, stems);
    return stems;
  };
  const titleStems = ({ documentId }: Passage): readonly string[] =>
    stemsOnce(documents.get(documentId)?.title ?? '');
  const headingStems = ({ heading, kind }: Passage): readonly string[] =>
    kind === 'caption' ? [...stemsOnce(heading), ...CAPTION_STEMS] : stemsOnce(heading);

  const contexts = new Map<string, ReadonlySet<string>>();
  const stemsAbove = new WeakMap<Passage, ReadonlySet<string>>();
  const contextStems = (passage: Passage): ReadonlySet<string> => {
    const found = stemsAbove.get(passage);
    if (found !== undefined) return found;
    const isCaption = passage.kind === 'caption';
    const key = `${passage.documentId}\n${isCaption}\n${passage.heading}`;
    const stems = contexts.get(key) ?? new Set([...titleStems(passage), ...headingStems(passage)]);
    contexts.set(key, stems);
    stemsAbove.set(passage, stems);
    return stems;
  };

  const counted = new WeakMap<Passage, Uint32Array>();
  const contentTokens = (passage: Passage): Uint32Array => {
    const counts = counted.get(passage) ?? countContent(passage);
    counted.set(passage, counts);
    return counts;
  };

  const speakers = new Map<string, ReadonlySet<string>>();
  const speakerStems = ({ attribution }: Sentence): ReadonlySet<string> => {
    if (attribution === undefined) return EMPTY;
    const key = `${attribution.speaker} ${attribution.role ?? ''}`;
    const stems = speakers.get(key) ?? new Set(stemsOnce(key));
    speakers.set(key, stems);
    return stems;
  };

  const backgrounds = new Map<DocumentId, ReadonlySet<string>>();
  const backgroundOf = (documentId: DocumentId): ReadonlySet<string> => {
    const found = backgrounds.get(documentId);
    if (found !== undefined) return found;
    const words = (passagesOf.get(documentId) ?? []).flatMap(({ tokens, names }) =>
      names.flatMap(({ first, last }) => tokens.word.slice(first, last + 1)),
    );
    const background = new Set(words.flatMap((word) => countries.countryOf(word) ?? []));
    backgrounds.set(documentId, background);
    return background;
  };

  const articleWords = createArticleWords();
  return {
    tokenKinds: createTokenKinds(),
    articleWords: ({ documentId }) => articleWords(passagesOf.get(documentId) ?? NONE),
    titleStems,
    headingStems,
    contextStems,
    contentTokens,
    speakerStems,
    isBackground: ({ documentId }, { country }) =>
      country !== undefined && backgroundOf(documentId).has(country),
  };
};
