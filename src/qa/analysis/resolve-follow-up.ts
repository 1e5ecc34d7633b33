import type { ConversationContext } from '../types.ts';

/** A question that stands alone, and what was carried into it from the conversation. */
export interface ResolvedQuestion {
  readonly text: string;
  /** As words, for people. */
  readonly carried: readonly string[];
}

/** "And in Henan?", "what about 2020?": an opening that leans on the question before. */
const LEANING =
  /^(?:and|but|or|so|then|ok|okay)?[\s,]*(?:what|how) about\s+|^(?:and|but|or|also)[\s,]+/i;

/** A longer rest stands alone: "And how did the western region grow?" */
const MAX_ELLIPSIS_WORDS = 6;

/** "Why?", "Who paid?", "How much then?": too short to stand alone. */
const MAX_BARE_WORDS = 3;

const ASKS =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/i;

/** "Did prices fall?", "What is inflation?": short, but with a subject of its own. */
const HAS_SUBJECT =
  /^(?:(?:who|what|which|when|where|why|how)\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\s+\S/i;

const SPEAKER_OF_THAT =
  /^(?:and\s+)?(?:who|whom)\s+(?:said|says|stated|told|claimed|reported|announced|mentioned|suggested|thinks|believes)(?:\s+(?:that|this|so|it))?[\s?.!]*$/i;

const PRONOUN = /\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|there)\b/i;
const DEMONSTRATIVE = /\b(?:that|this|those|these)(?=[\s?.!]*$)/i;
const NAME = /(?<=\s)\p{Lu}[\p{L}\d]/u;
const YEAR = /\b(?:1[0-9]|20)\d\d\b/;

const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => word !== '');

const withoutMark = (text: string): string => text.replace(/[\s?.!]+$/, '');

/** "The western region" in place of "the eastern region": the same last noun with another word before it. */
const replaceModifier = (question: string, rest: string): string | undefined => {
  const words = wordsOf(
    withoutMark(rest).replace(/^(?:in|for|of|at|on|the|about|from|by|with)\s+/gi, ''),
  );
  const [modifier, head] = words.slice(-2);
  if (modifier === undefined || head === undefined) return undefined;
  const all = wordsOf(question);
  const at = all.findIndex(
    (word, place) => place > 0 && word.toLowerCase().replace(/\W.*$/, '') === head.toLowerCase(),
  );
  if (at < 1) return undefined;
  return [...all.slice(0, at - 1), modifier, ...all.slice(at)].join(' ');
};

/** The question before with the new year, name or noun put in the place of its own. */
const substitute = (question: string, rest: string, { entities }: ConversationContext): string => {
  const year = YEAR.exec(rest)?.[0];
  if (year !== undefined && YEAR.test(question)) return question.replace(YEAR, year);
  const other = replaceModifier(question, rest);
  if (other !== undefined) return other;
  const replaced = NAME.test(` ${rest}`)
    ? entities.find((entity) => question.includes(entity))
    : undefined;
  if (replaced !== undefined) {
    const name = withoutMark(rest).replace(/^(?:in|for|of|at|on|the|about|from|by|with)\s+/gi, '');
    return question.replace(replaced, name);
  }
  return `${withoutMark(question)} ${rest}`;
};

/** What of the question before is still in the new one. */
const keptTerms = (
  text: string,
  own: string,
  { terms }: ConversationContext,
): readonly string[] => {
  const [whole, mine] = [text.toLowerCase(), own.toLowerCase()];
  return terms.filter(
    (term) => whole.includes(term.toLowerCase()) && !mine.includes(term.toLowerCase()),
  );
};

const standsAlone = (text: string): ResolvedQuestion => ({ text, carried: [] });

/** The question with what it leaves out filled in from the conversation; nothing is carried into one that stands alone. */
export const resolveFollowUp = (
  text: string,
  context: ConversationContext | undefined,
): ResolvedQuestion => {
  const trimmed = text.trim();
  const previous = context?.question;
  if (context === undefined || previous === undefined) return standsAlone(text);
  if (SPEAKER_OF_THAT.test(trimmed)) {
    return { text: `Who said ${context.terms.join(' ')}?`, carried: context.terms };
  }
  const leaning = LEANING.exec(trimmed)?.[0];
  const rest = leaning === undefined ? trimmed : trimmed.slice(leaning.length);
  if (leaning !== undefined && !ASKS.test(rest) && wordsOf(rest).length <= MAX_ELLIPSIS_WORDS) {
    const resolved = substitute(previous, rest, context);
    return { text: resolved, carried: keptTerms(resolved, rest, context) };
  }
  const refersBack = PRONOUN.test(rest) || DEMONSTRATIVE.test(rest);
  const isBare =
    ASKS.test(rest) && !HAS_SUBJECT.test(rest) && wordsOf(rest).length <= MAX_BARE_WORDS;
  if ((!refersBack && !isBare) || NAME.test(rest)) return standsAlone(rest);
  const hasEntity = context.entities.length > 0 && !isBare;
  const carried = hasEntity ? context.entities : context.terms;
  // A pronoun means one of several names: as alternatives, one of them suffices.
  const filling = carried.join(hasEntity ? ' or ' : ' ');
  return { text: `${withoutMark(rest)} ${filling}?`, carried };
};
