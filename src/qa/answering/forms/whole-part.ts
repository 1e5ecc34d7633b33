import type { AnswerForm, Span } from '../../types.ts';
import { cite } from '../cite.ts';
import type { FormEvidence, FormedAnswer } from './answer-form.ts';
import type { Excerpt } from './excerpt.ts';

/** An answer of one part: `body` is what answers, the best sentence unless told. */
export const wholePart = (
  { document, passage, at }: FormEvidence,
  form: AnswerForm,
  { shown, rest }: Excerpt,
  body?: Span,
): FormedAnswer => {
  const sentence = passage.sentences[at] ?? passage.sentences[0];
  const citation = cite(document, passage, sentence, body);
  const { start, end } = citation.answer;
  const text = document.text.slice(start, end);
  return {
    parts: [{ form, text, shown, ...(rest.length === 0 ? {} : { rest }), citation }],
  };
};
