import type { FormEvidence, FormedAnswer } from './answer-form.ts';
import { FORMS } from './forms.ts';
import { wholePassage } from './passage-form.ts';

/** The answer in the first form that fits what was found. */
export const formAnswer = (evidence: FormEvidence): FormedAnswer => {
  for (const { find } of FORMS) {
    const formed = find(evidence);
    if (formed !== undefined) return formed;
  }
  return wholePassage(evidence);
};
