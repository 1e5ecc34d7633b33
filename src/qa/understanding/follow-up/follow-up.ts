import type { English } from '../../analysis/english.ts';
import type { ConversationContext } from '../../types.ts';

/** A question that stands alone, and what was carried into it from the conversation. */
export interface ResolvedQuestion {
  readonly text: string;
  /** As words, for people. */
  readonly carried: readonly string[];
  /** What the conversation goes on about, where that is not the question itself: "Why?" leaves the topic as it was. */
  readonly topic?: string;
}

/** A question with the conversation it is asked in. */
export interface FollowUp {
  /** What is left once the opening that leans on the question before is taken off. */
  readonly rest: string;
  /** "And", "what about": the opening itself, where there is one. */
  readonly opening?: string;
  readonly context: ConversationContext;
  /** The question before, filled in. */
  readonly previous: string;
  readonly english: English;
}

/** One class of elliptic question: the question filled in, or `undefined` when it is none of this class. */
export type FollowUpKind = (followUp: FollowUp) => ResolvedQuestion | undefined;

export const ASKS =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/i;

/** A capitalised word that does not begin the text. */
export const NAME = /(?<=\s)\p{Lu}[\p{L}\d]/u;

/** "GDP" is what is spoken of; "it" and "there" do not mean it. */
const ABBREVIATION = /^\p{Lu}{2,5}$/u;

export const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => word !== '');

export const withoutMark = (text: string): string => text.replace(/[\s?.!]+$/, '');

/** Names that a pronoun can mean. */
export const namesIn = ({ entities }: ConversationContext): readonly string[] =>
  entities.filter((name) => !ABBREVIATION.test(name));

/** What of the question before is still in the new one: names whole, then other words. */
export const keptTerms = (
  text: string,
  own: string,
  { entities, terms }: ConversationContext,
): readonly string[] => {
  const [whole, mine] = [text.toLowerCase(), own.toLowerCase()];
  const isKept = (words: string): boolean =>
    whole.includes(words.toLowerCase()) && !mine.includes(words.toLowerCase());
  const names = entities.filter(isKept);
  const inNames = names.join(' ').toLowerCase();
  return [
    ...names,
    ...terms.filter((term) => isKept(term) && !inNames.includes(term.toLowerCase())),
  ];
};

/** All that the question before was about, for people: names whole, then other words. */
export const allTerms = (context: ConversationContext): readonly string[] =>
  keptTerms([...context.entities, ...context.terms].join(' '), '', context);
