import type { Verification } from '../../../qa/types.ts';
import type { VerifiedMark } from '../card.ts';
import { dayText } from '../day-text.ts';
import type { Words } from '../words/words.ts';
import { type Documents, sourceOfCitation } from './quote.ts';

/** Who checked an answer, and the articles that it rests on: each place once. */
export const verifiedMark = (
  { by, on, sources }: Verification,
  documents: Documents,
): VerifiedMark => ({
  by,
  on,
  sources: sources.map((citation) => sourceOfCitation(citation, documents)),
});

/** What tells readers that somebody checked an answer. */
export const verifiedText = ({ by, on }: Pick<VerifiedMark, 'by' | 'on'>, words: Words): string =>
  words.say('answer.verified', { by, on: dayText(on, words.language) });
