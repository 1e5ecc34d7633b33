import { definitionIn } from '../../analysis/definition-in.ts';
import { countWords } from '../../corpus/passages/count-words.ts';
import type { AnswerFormRule, FormEvidence } from './answer-form.ts';
import { asksForMeaning } from './asks-for.ts';
import { around, documentPath } from './document-blocks.ts';
import { excerptOf } from './excerpt.ts';
import { shownRange } from './passage-form.ts';
import { wholePart } from './whole-part.ts';

/** A glossary entry is shown whole up to about as many words. */
const ENTRY_WORDS = 160;

/** The sentence of the passage that says what the thing asked for is: the best one, if it does. */
const definingAt = ({ analysis, passage, at }: FormEvidence): number | undefined => {
  const asked = new Set(analysis.terms.map(({ stem }) => stem));
  const isAsked = (token: number): boolean => asked.has(passage.tokens.stem[token] ?? '');
  const places = [at, ...passage.sentences.keys()];
  return places.find((place) => {
    const sentence = passage.sentences[place];
    return sentence !== undefined && definitionIn(passage, sentence, isAsked) !== undefined;
  });
};

/** What something is: a glossary's entry, or the sentence that defines it with what stands around it. */
export const definitionForm: AnswerFormRule = {
  name: 'definition',
  find: (evidence) => {
    const { analysis, document, passage, at } = evidence;
    const { span } = passage.sentences[at] ?? passage.sentences[0];
    const entry = around(documentPath(document, span), 'definition').at(-1);
    if (entry !== undefined && countWords(document.text, entry.span) <= ENTRY_WORDS) {
      const start = entry.body[0]?.span.start ?? entry.span.start;
      const body = { start, end: entry.span.end };
      return wholePart(evidence, 'definition', { shown: [entry.span], rest: [] }, body);
    }
    if (!asksForMeaning(analysis)) return undefined;
    const place = definingAt(evidence);
    if (place === undefined) return undefined;
    const defined = { ...evidence, at: place };
    return wholePart(defined, 'definition', excerptOf(defined, shownRange(defined)));
  },
};
