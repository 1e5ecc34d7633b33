import { STOP_WORDS } from '../../analysis/word-lists.ts';
import { BESIDE_PHATIC, eitherCase, PHATIC } from './asking-words.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const wordsOf = (text: string): readonly string[] =>
  (text.match(WORD) ?? []).map((word) => word.toLowerCase().replaceAll('’', "'"));

const isStop = (word: string): boolean =>
  STOP_WORDS.has(word) || word.split("'").every((part) => STOP_WORDS.has(part) || part === 'll');

const saysNothing = (word: string): boolean => PHATIC.has(word) || BESIDE_PHATIC.has(word);

/** Sentences that nod, part, or tell the machine what to do. */
const SET_PHRASES =
  /^(?:no (?:worries|problem)|never ?mind|forget (?:it|that)|(?:start|try|come) (?:over|again)|(?:stop|cancel|delete|undo|repeat|ignore|scratch) (?:it|that|this)|shut up|go away|stop|quit|exit|reset|menu|undo|start|cancel|got it|makes sense|good (?:bot|job|work|point)|well done|great (?:job|work)|nice (?:one|work|job)|see you(?: \p{L}+)?|talk (?:soon|later)|have a (?:good|nice|great) \p{L}+|what['’]?s up|how are you(?: doing| today)*|who are you|what (?:can|do) you do|are you (?:there|free|available|online|around|busy|a bot|a robot|human|awake|real)|(?:(?:is )?(?:any(?:one|body)|some(?:one|body))|you) (?:there|here|around|online|awake|home)|(?:good )?(?:morning|afternoon|evening|night|day)(?: (?:all|everyone|everybody|team|folks|guys|there|bot))*|(?:mic|sound) check|bump|up|lgtm|asdf|qwerty|foo|\+1|same here|me too|i (?:see|agree)|you['’]re welcome|my bad)[\s.!?]*$/iu;

/** "Best, Ida Holm", "Kind regards", "Thanks in advance, Tom": how a message is signed. */
const SIGNATURE = new RegExp(
  `^(?:(?:${eitherCase('with|many|much|kind|kindest|best|warm|warmest|all the|yours')})\\s+)*(?:${eitherCase('thanks|thank you|thx|cheers|best|regards|wishes|rgds|br|sincerely|truly|faithfully|tia')})(?:\\s+(?:in advance|again|a lot|so much|very much|and regards|regards|all|everyone|team|guys|folks|for (?:any|the|your|all)(?: \\p{L}+){0,3}))*[\\s,.!–—-]*(?:\\p{Lu}[\\p{L}'’.]*\\s*){0,3}[.!]*$`,
  'u',
);
/** "I'm Ida from Accounting.", "Ida here". */
const INTRODUCTION =
  /^(?:(?:[Ii]['’]?m|[Ii] am|[Mm]y name is|[Tt]his is)\s+\p{Lu}[\p{L}'’]*(?:\s+\p{Lu}[\p{L}'’]*)?(?:\s+(?:from|at|in|of|with)\s+.{1,40})?|\p{Lu}[\p{L}'’]*\s+here)[.!,]*$/u;

const GOOD_DAY = /\bgood\s+(?:morning|afternoon|evening|night|day)\b/giu;

/** "cc @kim", "Thanks for the figures!": for somebody, not about anything. */
const ASIDE = /^(?:(?:cc|fao|ping)\b|(?:(?:many|much)\s+)?(?:thanks|thank you|thx|cheers)\b)/iu;

/** Whether a sentence only greets, thanks, signs, or speaks about asking. */
export const isSmallTalk = (sentence: string): boolean => {
  if (SET_PHRASES.test(sentence) || SIGNATURE.test(sentence)) return true;
  const words = wordsOf(sentence.replace(GOOD_DAY, 'hello'));
  if (words.length === 0) return true;
  const asksWhat = words.some((word) =>
    /^(?:who|whom|whose|what|which|when|where|why|how)$/.test(word),
  );
  const known = words.every((word) => saysNothing(word) || isStop(word) || /^\d{1,3}$/.test(word));
  if (!known || !words.some((word) => PHATIC.has(word))) return false;
  // "How do I get help?" asks; "who can help?" and "what about you all?" do not.
  return (
    !asksWhat || /^(?:who|anyone|anybody|somebody)\s+(?:can|could|knows?|here)\b/iu.test(sentence)
  );
};

/** Words that ask for an answer to something else. */
const FOR_AN_ANSWER =
  /\b(?:answer|help|know|knows|explain|reply|respond|questions?|quer(?:y|ies)|ideas?|thoughts|clue|ask|asked|asking|this|that|it|above)\b/iu;

/** Whether a message asks for no more than an answer to what it stands under, or what it shares: "can you answer this?" */
export const asksForAbove = (message: string): boolean => {
  const words = wordsOf(message);
  const isAsking = FOR_AN_ANSWER.test(message) && words.length > 1;
  return isAsking && message.length < 200 && isSmallTalk(message);
};

/** Whether a sentence is there for the people around the question: it greets, signs, introduces, or speaks about asking. */
export const isAroundQuestion = (whole: string, peeled: string): boolean =>
  isSmallTalk(peeled) || SIGNATURE.test(whole) || INTRODUCTION.test(whole);

/** "cc @kim", "Thanks for the figures!": for somebody, not about anything. */
export const isForSomebody = (sentence: string): boolean => ASIDE.test(sentence);

/** The words of topic in a text: neither function words nor words about asking. */
export const countTopic = (text: string): number =>
  wordsOf(text).filter((word) => !isStop(word) && !saysNothing(word)).length;
