import type { AnswerFormRule } from './answer-form.ts';
import { excerptOf } from './excerpt.ts';
import { shownRange } from './passage-form.ts';
import { wholePart } from './whole-part.ts';

/** More sentences are a passage. */
const SENTENCES = 3;

/** One or a few neighbouring sentences, whole. */
export const sentenceForm: AnswerFormRule = {
  name: 'sentence',
  find: (evidence) => {
    const range = shownRange(evidence);
    return range.past - range.from > SENTENCES
      ? undefined
      : wholePart(evidence, 'sentence', excerptOf(evidence, range));
  },
};
