import type { AnswerFormRule } from './answer-form.ts';
import { excerptOf } from './excerpt.ts';
import { shownRange } from './passage-form.ts';
import { wholePart } from './whole-part.ts';
import { yesNoLabel } from './yes-no-label.ts';

/** The sentence that decides, with its conditions; the label is no word of the article. */
export const yesNoForm: AnswerFormRule = {
  name: 'sentence',
  find: (evidence) => {
    if (evidence.analysis.answerType !== 'yes-no') return undefined;
    const label = yesNoLabel(evidence);
    const formed = wholePart(evidence, 'sentence', excerptOf(evidence, shownRange(evidence)));
    return label === undefined ? formed : { ...formed, label };
  },
};
