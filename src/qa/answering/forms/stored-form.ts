import { countWords } from '../../corpus/passages/count-words.ts';
import type { Block } from '../../types.ts';
import type { AnswerFormRule, FormEvidence } from './answer-form.ts';
import { around, documentPath } from './document-blocks.ts';
import { excerptOf } from './excerpt.ts';
import { shownRange } from './passage-form.ts';
import { wholePart } from './whole-part.ts';

/** A stored answer is shown whole up to about as many words. */
const STORED_WORDS = 160;

/** The question of the article that the best sentence answers. */
const storedAt = ({
  document,
  passage,
  at,
}: FormEvidence): (Block & { readonly kind: 'question' }) | undefined => {
  const { span } = passage.sentences[at] ?? passage.sentences[0];
  return around(documentPath(document, span), 'question').at(-1);
};

/** The answer that the article itself gives to a question, whole; the question is no part of it. */
export const storedForm: AnswerFormRule = {
  name: 'stored',
  find: (evidence) => {
    const { document } = evidence;
    const stored = storedAt(evidence);
    const start = stored?.answer[0]?.span.start;
    const end = stored?.answer.at(-1)?.span.end;
    if (start === undefined || end === undefined) return undefined;
    const whole = { start, end };
    return countWords(document.text, whole) <= STORED_WORDS
      ? wholePart(evidence, 'stored', { shown: [whole], rest: [] }, whole)
      : wholePart(evidence, 'stored', excerptOf(evidence, shownRange(evidence)));
  },
};
