import { createStemmer } from '../../src/qa/analysis/stem.ts';
import { DEFAULT_COLLECTION } from '../../src/qa/corpus/document-reader.ts';
import { buildFigureIndex } from '../../src/qa/figures/index/figure-index.ts';
import type { Library } from '../../src/qa/library/library.ts';
import type { Answer, Answered, Citation, Document, Figure, Part } from '../../src/qa/types.ts';

/** A document of one collection everyone may see; show only what matters. */
export const makeDocument = (given: Partial<Document> = {}): Document => ({
  id: 'western-region',
  title: 'The west',
  publisher: 'Daily Economic News',
  authors: [],
  publishedOn: '2022-09-23',
  tags: [],
  collection: DEFAULT_COLLECTION,
  language: 'en',
  ...wholeText(given.text ?? 'The west grew by 6.7% a year.'),
  ...given,
});

/** A text that is one paragraph. */
const wholeText = (text: string): Pick<Document, 'text' | 'root'> => ({
  text,
  root: {
    level: 0,
    blocks: [{ kind: 'paragraph', span: { start: 0, end: text.length } }],
    sections: [],
  },
});

/** A citation of `answer` inside `quote`, which stands at `at` in its document. */
export const makeCitation = (
  quote: string,
  answer: string,
  given: Partial<Citation> = {},
): Citation => {
  const at = given.sentence?.start ?? 0;
  const from = at + quote.indexOf(answer);
  return {
    documentId: 'western-region',
    passageId: 'western-region#1',
    sentence: { start: at, end: at + quote.length },
    answer: { start: from, end: from + answer.length },
    quote,
    ...given,
  };
};

/** Words in front of the sentence they stand in. */
export const makePart = (quote: string, text: string, given: Partial<Citation> = {}): Part => {
  const citation = makeCitation(quote, text, given);
  return { form: 'words', text, shown: [citation.sentence], citation };
};

/** An answer of one part. */
export const makeExtract = (
  quote: string,
  text: string,
  given: Partial<Citation> = {},
): Answer => ({
  kind: 'extract',
  answerType: 'passage',
  parts: [makePart(quote, text, given)],
  conflicts: [],
  score: 0.9,
  confidence: 'strong',
});

export const makeAnswered = (answer: Answer, given: Partial<Answered> = {}): Answered => ({
  answer,
  trace: {
    answerType: 'passage',
    terms: [],
    entities: [],
    candidates: [],
    notes: [],
    retrievalMs: 1,
    answerMs: 2,
  },
  carried: [],
  next: { entities: [], terms: [] },
  ...given,
});

/** A library of `documents` that answers as told; it serves tests of what surrounds the core. */
export const makeLibrary = (
  answer: Library['answer'],
  documents: readonly Document[] = [makeDocument()],
  figures: readonly Figure[] = [],
): Library => ({
  documents: new Map(documents.map((document) => [document.id, document])),
  passages: [],
  verified: [],
  meaningsOf: async () => undefined,
  figures: buildFigureIndex(documents, figures, createStemmer()),
  answer,
});
