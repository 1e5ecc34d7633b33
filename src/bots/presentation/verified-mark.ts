import type { Verification } from '../../qa/types.ts';
import type { VerifiedMark } from './card.ts';
import { dayText } from './day-text.ts';
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

/** What tells readers that people checked an answer. */
export const verifiedText = ({ by, on }: Pick<VerifiedMark, 'by' | 'on'>): string =>
  `Verified by ${by} on ${dayText(on)}`;

/** What stands before what an answer rests on. */
export const RESTS_ON = 'Rests on';
