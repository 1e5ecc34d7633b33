import type { Citation } from '../../../qa/types.ts';
import type { PassagesCard } from '../card.ts';
import type { Documents } from '../quotes/quote.ts';
import { passagesCard } from './passages-card.ts';

const ASKED = 'Somebody asks people for help: the articles did not answer this well.';
const NOTHING = 'No article comes near it.';

/** A question for people, with the sentences that were tried. */
export const helpRequestCard = (
  question: string,
  tried: readonly Citation[],
  documents: Documents,
): PassagesCard => ({
  ...passagesCard(question, tried, documents),
  notes: tried.length === 0 ? [ASKED, NOTHING] : [ASKED],
});

/** The same once somebody has seen to it; `at` in milliseconds since 1970. What they know can be kept for the next who asks. */
export const resolvedCard = (
  card: PassagesCard,
  at: number,
  actions: PassagesCard['actions'],
): PassagesCard => ({
  ...card,
  notes: [`Resolved on ${new Date(at).toISOString().slice(0, 10)}.`],
  actions,
});
