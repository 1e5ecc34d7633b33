import type { Quote } from '../../src/bots/presentation/card.ts';
import { quotesOf } from '../../src/bots/presentation/quotes/quote.ts';
import { shownText } from '../../src/bots/presentation/quotes/shown-text.ts';
import type { FormEvidence, FormedAnswer } from '../../src/qa/answering/forms/answer-form.ts';
import { formAnswer } from '../../src/qa/answering/forms/form-answer.ts';
import { DEFAULT_COLLECTION } from '../../src/qa/corpus/document-reader.ts';
import { composeTree } from '../../src/qa/corpus/tree/compose-tree.ts';
import type { SourceBlock } from '../../src/qa/corpus/tree/source-block.ts';
import type { Document } from '../../src/qa/types.ts';
import { analyseQuestion } from '../../src/qa/understanding/question/analyse-question.ts';
import { languageTools, passagesOf } from './articles.ts';

/** A paragraph. */
export const p = (text: string): SourceBlock => ({ kind: 'paragraph', text });

/** A heading. */
export const h = (text: string, level = 2): SourceBlock => ({ kind: 'heading', level, text });

/** A list of items that are one paragraph each. */
export const list = (ordered: boolean, ...items: readonly string[]): SourceBlock => ({
  kind: 'list',
  ordered,
  items: items.map((text) => [p(text)]),
});

/** An article of these blocks. */
export const articleOf = (...blocks: readonly SourceBlock[]): Document => ({
  id: 'article',
  title: 'Harbour handbook',
  authors: [],
  tags: [],
  collection: DEFAULT_COLLECTION,
  language: 'en',
  ...composeTree('Harbour handbook', blocks),
});

/** What a form makes of a question whose best sentence begins with `best`. */
export const evidenceOf = (
  document: Document,
  question: string,
  best: string,
  words?: { readonly strategy: string; readonly text: string },
): FormEvidence => {
  const passages = passagesOf(document);
  for (const passage of passages) {
    const at = passage.sentences.findIndex(({ span }) =>
      document.text.slice(span.start, span.end).startsWith(best),
    );
    const sentence = passage.sentences[at];
    if (sentence === undefined) continue;
    const found = words === undefined ? -1 : document.text.indexOf(words.text, sentence.span.start);
    const { start, end } = sentence.span;
    const citation = {
      documentId: document.id,
      passageId: passage.id,
      sentence: sentence.span,
      answer: { start: found, end: found + (words?.text.length ?? 0) },
      quote: document.text.slice(start, end),
    };
    return {
      analysis: analyseQuestion(question, languageTools),
      document,
      passage,
      at,
      passages,
      ...(words === undefined
        ? {}
        : { words: { strategy: words.strategy, parts: [{ text: words.text, citation }] } }),
    };
  }
  throw new Error(`no sentence begins with "${best}"`);
};

/** An answer as a card shows it. */
export interface ShownAnswer extends FormedAnswer {
  readonly form: string;
  readonly text: string;
  readonly shown: string;
  readonly quotes: readonly Quote[];
}

/** What is shown for a question whose best sentence begins with `best`. */
export const shownFor = (...given: Parameters<typeof evidenceOf>): ShownAnswer => {
  const [document] = given;
  const formed = formAnswer(evidenceOf(...given));
  const quotes = quotesOf(formed.parts, new Map([[document.id, document]]));
  const [{ form, text }] = formed.parts;
  return { ...formed, form, text, quotes, shown: shownText(quotes) };
};
