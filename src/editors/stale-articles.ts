import { isArticle } from '../qa/library/articles-in.ts';
import type { Library } from '../qa/library/library.ts';
import type { DocumentId, IsoDate } from '../qa/types.ts';
import type { LoggedQuestion, Moment } from '../store/store.ts';

/** An article that people are given though it is old. */
export interface StaleArticle {
  readonly documentId: DocumentId;
  readonly title: string;
  readonly publishedOn: IsoDate;
  /** How often it was quoted. */
  readonly quoted: number;
}

/** Older is stale. */
const STALE_MS = 365 * 24 * 60 * 60_000;
/** Quoted less often, it is no matter. */
const OFTEN = 2;

/** Articles without a change for a year that answers quote, most often first; of those without a date nobody can tell. */
export const staleArticles = (
  questions: readonly LoggedQuestion[],
  { documents }: Pick<Library, 'documents'>,
  now: Moment,
): readonly StaleArticle[] => {
  const staleSince = new Date(now - STALE_MS).toISOString().slice(0, 10);
  const counts = new Map<DocumentId, number>();
  for (const { outcome, nearest } of questions)
    if (outcome === 'answered' && nearest !== undefined)
      counts.set(nearest, (counts.get(nearest) ?? 0) + 1);
  return [...counts]
    .flatMap(([documentId, quoted]) => {
      const document = documents.get(documentId);
      if (document?.publishedOn === undefined || !isArticle(document)) return [];
      const { title, publishedOn } = document;
      const isStale = quoted >= OFTEN && publishedOn < staleSince;
      return isStale ? [{ documentId, title, publishedOn, quoted }] : [];
    })
    .sort((a, b) => b.quoted - a.quoted || (a.publishedOn < b.publishedOn ? -1 : 1));
};
