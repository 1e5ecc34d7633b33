import type { AnswerFormRule, FormEvidence, FormedAnswer } from './answer-form.ts';
import { asksForSeveral } from './asks-for.ts';
import { introducedBy } from './document-blocks.ts';
import { listAnswer, listAround } from './list-answer.ts';

/** A list that is announced and carried out in sentences of its own: a part each, with its own citation. */
const spread = ({ words }: FormEvidence): FormedAnswer | undefined => {
  if (words?.strategy !== 'list' || words.parts.length < 2) return undefined;
  const [first, ...rest] = words.parts.map(({ text, citation }) => ({
    form: 'list' as const,
    text,
    shown: [citation.sentence],
    citation,
  }));
  return first === undefined ? undefined : { parts: [first, ...rest] };
};

/** "…from the following:", "These are needed:": the answer is what comes after. */
const POINTS_ON = /:\s*$|\b(?:following|below)\b/iu;

/** Whether the best sentence says nothing but that a list follows. */
const pointsOn = ({ document, passage, at }: FormEvidence): boolean => {
  const { span } = passage.sentences[at] ?? passage.sentences[0];
  return (
    introducedBy(passage.blocks, span)?.kind === 'list' &&
    POINTS_ON.test(document.text.slice(span.start, span.end))
  );
};

/** All items of the list that the best sentence introduces: no word of the sentence answers. */
export const introducedListForm: AnswerFormRule = {
  name: 'list',
  find: (evidence) => {
    const list = pointsOn(evidence) ? listAround(evidence) : undefined;
    return list === undefined ? undefined : listAnswer(evidence, 'list', list);
  },
};

/** All items of a list with what introduces it, also where they stand in sentences apart. */
export const listForm: AnswerFormRule = {
  name: 'list',
  find: (evidence) => {
    const parts = spread(evidence);
    if (parts !== undefined) return parts;
    const list = listAround(evidence);
    if (list === undefined || !asksForSeveral(evidence.analysis)) return undefined;
    return listAnswer(evidence, 'list', list);
  },
};
