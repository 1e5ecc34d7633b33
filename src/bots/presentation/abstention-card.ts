import type { AbstentionReason, Answer } from '../../qa/types.ts';
import type { AbstentionCard } from './card.ts';
import { type Documents, plainQuoteOf } from './quote.ts';

type Abstention = Extract<Answer, { readonly kind: 'abstention' }>;

/** More would bury the one line that matters. */
const MAX_NEAREST = 3;
const MAX_MISSING_LENGTH = 80;

const NOT_THERE = 'Not in the articles';
const NOT_SURE = 'No sure answer in the articles';

const quoted = (missing: string | undefined, otherwise: string): string => {
  if (missing === undefined || missing === '') return otherwise;
  const short =
    missing.length > MAX_MISSING_LENGTH ? `${missing.slice(0, MAX_MISSING_LENGTH)}…` : missing;
  return `“${short}”`;
};

/** Why there is no answer, in the words users read. */
const wordsFor = (
  reason: AbstentionReason,
  missing: string | undefined,
): { readonly headline: string; readonly reason: string } => {
  switch (reason) {
    case 'no-passage':
      return { headline: NOT_THERE, reason: 'No article holds the words of this question.' };
    case 'low-evidence':
      return {
        headline: NOT_SURE,
        reason: 'Some passages come near this question, but none of them answers it surely enough.',
      };
    case 'missing-entity':
      return {
        headline: NOT_SURE,
        reason: `What comes nearest to this question does not mention ${quoted(missing, 'the name in it')}.`,
      };
    case 'missing-period':
      return {
        headline: NOT_SURE,
        reason: `What comes nearest to this question says nothing about ${quoted(missing, 'that time')}.`,
      };
    case 'filtered-out':
      return {
        headline: NOT_THERE,
        reason: 'The filters leave out every article. Ask again with fewer of them.',
      };
    case 'not-a-question':
      return {
        headline: 'I did not understand that',
        reason: 'Ask about something in the articles, in a few plain English words.',
      };
    case 'unsupported-language':
      return {
        headline: 'I can read English only',
        reason: `The question looks like ${quoted(missing, 'another language')}. Ask it in English, please.`,
      };
    default:
      return reason satisfies never;
  }
};

/** The card that says honestly that there is no answer, why, and which passages come nearest. */
export const abstentionCard = (
  answer: Abstention,
  notes: readonly string[],
  documents: Documents,
): AbstentionCard => ({
  kind: 'abstention',
  ...wordsFor(answer.reason, answer.missing),
  nearest: answer.nearest
    .slice(0, MAX_NEAREST)
    .map((citation) => plainQuoteOf(citation, documents)),
  ...(answer.didYouMean === undefined ? {} : { didYouMean: answer.didYouMean }),
  notes,
  actions: [],
});
