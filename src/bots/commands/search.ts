import { articlesIn } from '../../qa/library/articles-in.ts';
import type { Library } from '../../qa/library/library.ts';
import { suggestNames } from '../../qa/library/suggest-names.ts';
import type { Citation, Document, Passage, Scope, TraceCandidate } from '../../qa/types.ts';
import { noticeCard } from '../presentation/cards/notice-card.ts';
import { passagesCard } from '../presentation/cards/passages-card.ts';
import { hasWords, QUESTION_MAX } from '../requests/request-text.ts';
import type { Command } from './command.ts';
import type { FoundPassage } from './found.ts';

/** Passages at a time. */
export const SEARCH_MAX = 25;
const SEARCH_DEFAULT = 10;
/** What a trace lists unless told; whoever wants more has it worked out anew. */
const TRACED = 10;
const TITLES_MAX = 5;

const documentIdOf = (passageId: string): string => passageId.slice(0, passageId.lastIndexOf('#'));

/** The best sentence of each passage, best first. */
const bestOfEach = (candidates: readonly TraceCandidate[]): readonly TraceCandidate[] =>
  candidates.filter(
    ({ passageId }, at) => candidates.findIndex((one) => one.passageId === passageId) === at,
  );

const passagesById = (
  { passages }: Library,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, Passage> =>
  new Map(passages.filter(({ id }) => wanted.has(id)).map((passage) => [passage.id, passage]));

const foundPassages = (
  candidates: readonly TraceCandidate[],
  library: Library,
): readonly FoundPassage[] => {
  const known = passagesById(library, new Set(candidates.map(({ passageId }) => passageId)));
  return candidates.flatMap(({ passageId, sentence, quote, score }) => {
    const document = library.documents.get(documentIdOf(passageId));
    const passage = known.get(passageId);
    return document === undefined ? [] : [{ document, passage, sentence, quote, score }];
  });
};

const articlesNamed = (
  typed: string,
  library: Library,
  { collections }: Scope,
): readonly Document[] => {
  const titles = new Set(suggestNames(library, typed, 'title', { collections }));
  if (titles.size === 0) return [];
  return articlesIn(library, { collections })
    .filter(({ title }) => titles.has(title))
    .slice(0, TITLES_MAX);
};

const limitOf = (written: string | undefined): number =>
  Math.min(SEARCH_MAX, Math.max(1, Math.trunc(Number(written)) || SEARCH_DEFAULT));

const citationOf = ({ document, passage, sentence, quote }: FoundPassage): Citation => ({
  documentId: document.id,
  passageId: passage?.id ?? `${document.id}#0`,
  sentence,
  answer: sentence,
  quote,
});

/** The passages that fit a question or a few words best, and the articles whose titles hold them. */
export const search: Command = {
  name: 'search',
  description: 'Finds the passages that fit a question or a few words best',
  options: [
    {
      name: 'query',
      description: 'A question or a few words',
      required: true,
      kind: 'text',
      maxLength: QUESTION_MAX,
    },
    { name: 'limit', description: 'How many passages', required: false, kind: 'text' },
  ],
  run: async ({ options, filters, scope }, services) => {
    const text = options.query ?? '';
    if (!hasWords(text)) return { card: noticeCard({ kind: 'no-words' }), visibility: 'private' };
    const library = services.library();
    const limit = limitOf(options.limit);
    const { trace } = await library.answer(
      { text, filters },
      scope,
      limit > TRACED ? { candidates: limit } : {},
    );
    const passages = foundPassages(bestOfEach(trace.candidates).slice(0, limit), library);
    return {
      card: passagesCard(text, passages.map(citationOf), library.documents),
      visibility: 'private',
      isLookup: true,
      found: { kind: 'passages', passages, articles: articlesNamed(text, library, scope) },
    };
  },
};
