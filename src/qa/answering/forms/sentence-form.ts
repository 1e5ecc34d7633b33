import { cite } from '../cite.ts';
import type { AnswerFormRule, FormEvidence, FormedAnswer } from './answer-form.ts';

/** The best sentence as it stands. */
export const wholeSentence = ({ document, passage, at }: FormEvidence): FormedAnswer => {
  const sentence = passage.sentences[at] ?? passage.sentences[0];
  const citation = cite(document, passage, sentence);
  const { answer, quote } = citation;
  return { parts: [{ form: 'sentence', text: quote, shown: [answer], citation }] };
};

/** The sentence that answers, whole. */
export const sentenceForm: AnswerFormRule = { name: 'sentence', find: wholeSentence };
