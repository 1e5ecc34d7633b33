import type { AnswerFormRule, FormEvidence, FormedAnswer } from './answer-form.ts';
import { blockPath } from './block-path.ts';
import {
  excerptOf,
  grow,
  type Range,
  sameVoice,
  sentencesIn,
  WHOLE_WORDS,
  WORDS_SHOWN,
  wordsOfRange,
} from './excerpt.ts';
import { wholePart } from './whole-part.ts';

/** The sentences that are shown around the best one: all that fits, its own block first. */
export const shownRange = (evidence: FormEvidence): Range => {
  const { passage, at } = evidence;
  const voice = sameVoice(passage, at);
  if (wordsOfRange(evidence, voice) <= WHOLE_WORDS) return voice;
  const sentence = passage.sentences[at] ?? passage.sentences[0];
  const alone = { from: at, past: at + 1 };
  const start = blockPath(passage.blocks, sentence.span)
    .map(({ span }) => sentencesIn(passage, span, voice))
    .find((range) => range.past > range.from && wordsOfRange(evidence, range) <= WORDS_SHOWN);
  return grow(evidence, start ?? alone, voice, WORDS_SHOWN);
};

/** The passage, cut between blocks or sentences where it is long. */
export const wholePassage = (evidence: FormEvidence): FormedAnswer =>
  wholePart(evidence, 'passage', excerptOf(evidence, shownRange(evidence)));

/** The words around the sentence that answers, where no smaller part carries the answer. */
export const passageForm: AnswerFormRule = { name: 'passage', find: wholePassage };
