import type { Passage } from '../../types.ts';
import type { Evidence } from '../strategies/answer-strategy.ts';

/** A sentence of a passage. */
interface Place {
  readonly passage: Passage;
  readonly at: number;
}

/** The words an enumerated paragraph begins with, in order of their number. */
const BEGINNINGS: readonly RegExp[] = [
  /^(?:the )?first(?:ly)?\b|^one\b|^1[.)]/i,
  /^(?:the )?second(?:ly)?\b|^two\b|^2[.)]/i,
  /^(?:the )?third(?:ly)?\b|^three\b|^3[.)]/i,
  /^(?:the )?fourth(?:ly)?\b|^four\b|^4[.)]/i,
  /^(?:the )?fifth(?:ly)?\b|^five\b|^5[.)]/i,
];
const LAST = /^(?:final|last)(?:ly)?\b/i;

/** Ordinals as questions write them, as stems. */
const ORDINALS: readonly (readonly string[])[] = [
  ['first', '1st'],
  ['2nd', 'second'],
  ['3rd', 'third'],
  ['4th', 'fourth'],
  ['5th', 'fifth'],
];

/** "Three suggestions:", "the following four aspects": a list is announced. */
const ANNOUNCES = /:\s*$|\bfollowing\b/;

/** Whether a sentence announces a list that follows it. */
export const announcesList = (text: string): boolean => ANNOUNCES.test(text);

const numberOf = (text: string): number => {
  const number = BEGINNINGS.findIndex((beginning) => beginning.test(text));
  return number >= 0 || !LAST.test(text) ? number : BEGINNINGS.length;
};

/** The sentences behind the announcement that carry a number of their own, while these go up. */
const partsBehind = (passages: readonly Passage[], announcement: Place): readonly Place[] => {
  const parts: Place[] = [];
  let previous = -1;
  let unnumbered = 0;
  const from = passages.indexOf(announcement.passage);
  for (const passage of passages.slice(Math.max(0, from))) {
    if (passage.heading !== announcement.passage.heading && parts.length > 0) break;
    for (const [at, { span }] of passage.sentences.entries()) {
      if (passage === announcement.passage && at <= announcement.at) continue;
      const number = numberOf(passage.text.slice(span.start - passage.span.start));
      if (number > previous) {
        parts.push({ passage, at });
        previous = number;
        unnumbered = 0;
      } else {
        unnumbered += 1;
      }
    }
    if (unnumbered > 3) break;
  }
  return parts;
};

/** The parts of the list that the candidate sentence announces; only the one asked for when the question gives its number. */
export const enumeratedParts = ({
  analysis,
  candidate,
  neighbours,
}: Evidence): readonly Place[] | undefined => {
  const { passage, sentence, at } = candidate;
  const text = passage.text.slice(
    sentence.span.start - passage.span.start,
    sentence.span.end - passage.span.start,
  );
  if (!announcesList(text)) return undefined;
  const asked = ORDINALS.findIndex((stems) =>
    stems.some((stem) => analysis.tokens.stem.includes(stem)),
  );
  if (
    asked < 0 &&
    analysis.answerType !== 'list' &&
    !analysis.tokens.tag.includes('NUM') &&
    analysis.answerType !== 'quotation'
  )
    return undefined;
  const parts = partsBehind(neighbours, { passage, at });
  if (parts.length < 2) return undefined;
  const one = parts[asked];
  return asked >= 0 ? (one === undefined ? undefined : [one]) : parts;
};
