import type { Citation } from '../../../qa/types.ts';
import type { PassagesCard } from '../card.ts';
import { type Documents, plainQuoteOf } from '../quotes/quote.ts';

/** The passages that come nearest to a question, best first. */
export const passagesCard = (
  question: string,
  citations: readonly Citation[],
  documents: Documents,
): PassagesCard => ({
  kind: 'passages',
  question,
  quotes: citations.map((citation) => plainQuoteOf(citation, documents)),
  notes: [],
  actions: [],
});
