import type { Analysis } from '../../understanding/question/analyse-question.ts';

/** What a person does who asks so: "how do I", "steps to", "what should I do". */
const WAY =
  /\b(?:how (?:do|does|can|could|should|would|to|might)|steps?|procedure|instructions?|way to|what (?:do|should|must|can) (?:i|we|you) do)\b/iu;

/** Whether a question wants to know how something is done. */
export const asksForWay = ({ text, answerType }: Analysis): boolean =>
  answerType !== 'figure' && WAY.test(text);

const SEVERAL_WORDS = /\b(?:list|which|what)\b/iu;

/** Whether a question wants several things: its type says so, or the noun it asks for stands in the plural. */
export const asksForSeveral = ({ answerType, shape, tokens, text }: Analysis): boolean => {
  if (answerType === 'list') return true;
  if (answerType === 'figure' || answerType === 'date') return false;
  const word = shape.focus === undefined ? '' : (tokens.word[shape.focus] ?? '');
  if (/[^su]s$/u.test(word) && shape.asks !== 'how') return true;
  return SEVERAL_WORDS.test(text) && /\b(?:are|were|conditions|all)\b/iu.test(text);
};

const MEANING = /\b(?:what(?:'s|’s| is| are| does| do)|define|definition of|meaning of)\b/iu;

/** Whether a question asks what something is, or what a word means. */
export const asksForMeaning = ({ text, answerType, shape }: Analysis): boolean =>
  shape.asks !== 'who' &&
  (answerType === 'definition' || /\b(?:mean|stands? for|definition)\b/iu.test(text)) &&
  MEANING.test(text);
