import type { Part } from '../../types.ts';
import type { AnswerFormRule, FormEvidence, FormedAnswer, FoundWords } from './answer-form.ts';
import { asksForMeaning } from './asks-for.ts';
import { excerptOf, grow, type Range, sameVoice, wordsOfRange } from './excerpt.ts';
import { shownRange } from './passage-form.ts';

/** A name, an amount or a day needs no more around it than what it is about. */
const WORDS_AROUND = 90;

/** Strategies that find the very thing that is asked for, of its kind. */
const EXACT: ReadonlySet<string> = new Set(['speaker', 'quantity', 'date', 'name']);
/** This one finds no more than the sentence itself. */
const NO_WORDS = 'sentence';

/** The sentences of a range around one up to those that tell of another time: an amount of last year beside this year's misleads. */
const ofSameTime = ({ at, ofOtherTimes }: FormEvidence, range: Range): Range => {
  if (ofOtherTimes === undefined || ofOtherTimes.size === 0) return range;
  let { from, past } = { from: at, past: at + 1 };
  while (from > range.from && !ofOtherTimes.has(from - 1)) from -= 1;
  while (past < range.past && !ofOtherTimes.has(past)) past += 1;
  return { from, past };
};

/** The sentences that the words stand in, with as many around them as say what they are about. */
const shownAround = (
  evidence: FormEvidence,
  strategy: string,
  { citation }: FoundWords,
): Part['shown'] => {
  const { passage, at } = evidence;
  const { span } = passage.sentences[at] ?? passage.sentences[0];
  const { sentence } = citation;
  if (sentence.start !== span.start || sentence.end !== span.end) return [sentence];
  if (!EXACT.has(strategy)) return excerptOf(evidence, shownRange(evidence)).shown;
  const alone = { from: at, past: at + 1 };
  const range =
    wordsOfRange(evidence, alone) > WORDS_AROUND
      ? alone
      : grow(evidence, alone, ofSameTime(evidence, sameVoice(passage, at)), WORDS_AROUND);
  return excerptOf(evidence, range).shown;
};

const inFront = (evidence: FormEvidence): FormedAnswer | undefined => {
  const { words } = evidence;
  if (words === undefined || words.strategy === NO_WORDS) return undefined;
  const partOf = (found: FoundWords): Part => ({
    form: 'words',
    ...found,
    shown: shownAround(evidence, words.strategy, found),
  });
  const [first, ...rest] = words.parts;
  return { parts: [partOf(first), ...rest.map(partOf)] };
};

/** A name, an amount or a day in front of the sentences that it stands in. */
export const exactWordsForm: AnswerFormRule = {
  name: 'words',
  find: (evidence) =>
    EXACT.has(evidence.words?.strategy ?? NO_WORDS) ? inFront(evidence) : undefined,
};

/** Any other words that answer, in front of the passage that they stand in; what something is takes a sentence to say. */
export const wordsForm: AnswerFormRule = {
  name: 'words',
  find: (evidence) => (asksForMeaning(evidence.analysis) ? undefined : inFront(evidence)),
};
