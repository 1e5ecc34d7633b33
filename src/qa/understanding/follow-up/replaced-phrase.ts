import {
  ASKS,
  type FollowUp,
  type FollowUpKind,
  keptTerms,
  NAME,
  withoutMark,
  wordsOf,
} from './follow-up.ts';
import { type QuestionPhrase, questionPhrases } from './question-phrases.ts';
import { POINTS_BACK } from './referents.ts';
import { SAME_ARTICLE } from './same-article.ts';

/** A longer rest stands alone: "And how did the western region grow?" */
const MAX_ELLIPSIS_WORDS = 6;

const YEAR = /\b(?:1[0-9]|20)\d\d\b/;
const PREPOSITION =
  /^(?:in|for|of|at|on|about|from|by|with|to|under|near|among|between|during|since|until)\s+/i;
/** "And of its population?": what it belongs to stands in the question before. */
const OF_THE_SAME = /^(?:of|in|for|from|by|on)\s+(?:its|his|her|their)\s+[^\s?.!]+[\s?.!]*$/i;
const DETERMINER = /^(?:the|a|an|its|his|her|their)\s+/i;
const ORDINAL =
  /\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next)\b/i;

const put = (question: string, { start, end }: QuestionPhrase, core: string): string =>
  `${question.slice(0, start)}${core}${question.slice(end)}`;

/** "And in 2020?": another year in the place of the old one. */
const otherYear = (previous: string, rest: string): string | undefined => {
  const year = YEAR.exec(rest)?.[0];
  return year !== undefined && YEAR.test(previous) ? previous.replace(YEAR, () => year) : undefined;
};

/** "And the second?": another one of those that were counted. */
const otherOrdinal = (previous: string, rest: string): string | undefined => {
  const ordinal = ORDINAL.exec(rest)?.[0];
  const isAlone = rest.replace(ORDINAL, '').replace(/\b(?:the|one|ones|of|them|in|for)\b/gi, '');
  return ordinal !== undefined && /^[\s?.!]*$/.test(isAlone) && ORDINAL.test(previous)
    ? previous.replace(ORDINAL, () => ordinal)
    : undefined;
};

/** "And the western region?" after "the eastern region": the same noun with other words before it. */
const otherModifier = (
  previous: string,
  core: string,
  phrases: readonly QuestionPhrase[],
): string | undefined => {
  const head = wordsOf(core).at(-1)?.toLowerCase();
  const same = phrases.find((phrase) => phrase.head === head && wordsOf(phrase.core).length > 1);
  return same === undefined || wordsOf(core).length < 2 ? undefined : put(previous, same, core);
};

/** "And for governance?" after "for spatial strategy": another phrase behind the same preposition. */
const otherObject = (
  previous: string,
  rest: string,
  core: string,
  phrases: readonly QuestionPhrase[],
): string | undefined => {
  const preposition = PREPOSITION.exec(rest)?.[0].trim().toLowerCase();
  if (preposition === undefined) return undefined;
  const same = phrases.findLast(
    (phrase) => phrase.preposition === preposition && !phrase.isNumber && !YEAR.test(phrase.core),
  );
  if (same === undefined) return undefined;
  const isName = /^\p{Lu}/u.test(core);
  const from =
    isName && same.isDefinite ? same.start - (same.text.length - same.core.length) : same.start;
  return `${previous.slice(0, from)}${core}${previous.slice(same.end)}`;
};

/** "What about Dockville?": another name in the place of the old one. */
const otherName = (
  previous: string,
  rest: string,
  core: string,
  { context }: FollowUp,
): string | undefined => {
  if (!NAME.test(` ${rest}`)) return undefined;
  const entity = context.entities.find((name) => previous.includes(name));
  return entity === undefined ? undefined : previous.replace(entity, () => core);
};

/** The question before with the new year, name or noun put in the place of its own. */
const substitute = (followUp: FollowUp): string => {
  const { previous, rest, english } = followUp;
  const core = withoutMark(rest).replace(PREPOSITION, '').replace(DETERMINER, '');
  const phrases = questionPhrases(previous, english);
  return (
    otherYear(previous, rest) ??
    otherOrdinal(previous, rest) ??
    otherModifier(previous, core, phrases) ??
    otherObject(previous, rest, core, phrases) ??
    otherName(previous, rest, core, followUp) ??
    `${withoutMark(previous)} ${rest}`
  );
};

/** "And in Henan?", "what about 2020?": a phrase that takes the place of its like in the question before. */
export const replacedPhrase: FollowUpKind = (followUp) => {
  const { opening, rest, context } = followUp;
  const isPhrase =
    opening !== undefined &&
    !ASKS.test(rest.replace(PREPOSITION, '')) &&
    wordsOf(rest).length <= MAX_ELLIPSIS_WORDS;
  if (!isPhrase || (POINTS_BACK.test(rest) && !OF_THE_SAME.test(rest))) return undefined;
  const text = substitute(followUp);
  const kept = keptTerms(text, rest, context);
  const [article] = SAME_ARTICLE.exec(text) ?? [];
  return { text, carried: [...kept, ...(article === undefined ? [] : [article])] };
};
