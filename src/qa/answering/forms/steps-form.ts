import type { AnswerType, Passage } from '../../types.ts';
import type { AnswerFormRule, FormEvidence } from './answer-form.ts';
import { asksForWay } from './asks-for.ts';
import { excerptOf } from './excerpt.ts';
import { listAnswer, listAround, onlyList } from './list-answer.ts';
import type { ListBlock } from './list-pieces.ts';
import { shownRange } from './passage-form.ts';
import { wholePart } from './whole-part.ts';

/** Sentences that tell what to do begin with a verb, perhaps behind "then" or "please". */
const isImperative = ({ tokens }: Passage, first: number): boolean => {
  const skipped = /^(?:then|next|please|first|now|finally|,)$/u;
  let at = first;
  while (skipped.test(tokens.word[at] ?? '')) at += 1;
  return tokens.tag[at] === 'VERB' && !/(?:ing|ed)$/u.test(tokens.word[at] ?? '');
};

/** How many sentences that tell what to do make a run of steps. */
const RUN = 2;

const holdsRun = (passage: Passage): boolean =>
  passage.sentences.filter(({ first }) => isImperative(passage, first)).length >= RUN;

/** The list that tells how, where there is one: of several the one that the best sentence is in or introduces. */
const stepsList = (evidence: FormEvidence): ListBlock | undefined =>
  listAround(evidence) ?? onlyList(evidence);

/** What is to be done, in order, with what introduces it and what it warns of. */
export const stepsForm: AnswerFormRule = {
  name: 'steps',
  find: (evidence) => {
    const { analysis, passage } = evidence;
    if (!asksForWay(analysis)) return undefined;
    const list = stepsList(evidence);
    if (list !== undefined && (list.ordered || holdsRun(passage)))
      return listAnswer(evidence, 'steps', list);
    if (!holdsRun(passage)) return undefined;
    return wholePart(evidence, 'steps', excerptOf(evidence, shownRange(evidence)));
  },
};

/** Types of answers that a passage gives as well as a word. */
const OPEN = new Set<AnswerType>(['passage', 'quotation']);

/** "Forgot my password": whoever tells a trouble wants all steps of the way out, not the one that fits best. */
export const troubleStepsForm: AnswerFormRule = {
  name: 'steps',
  find: (evidence) => {
    const { analysis, passage } = evidence;
    const list = OPEN.has(analysis.answerType) ? listAround(evidence) : undefined;
    if (list?.ordered !== true || !holdsRun(passage)) return undefined;
    return listAnswer(evidence, 'steps', list);
  },
};
