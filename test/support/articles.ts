import { createEnglish } from '../../src/qa/analysis/english.ts';
import { createCountries } from '../../src/qa/analysis/names/countries.ts';
import { createNameFinder } from '../../src/qa/analysis/names/find-names.ts';
import { composeText, type Piece } from '../../src/qa/corpus/compose-text.ts';
import { DEFAULT_COLLECTION } from '../../src/qa/corpus/document-reader.ts';
import { splitDocument } from '../../src/qa/corpus/passages/split-document.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { Library } from '../../src/qa/library/library.ts';
import type { Answer, Answered, Document, Passage, Question, Scope } from '../../src/qa/types.ts';

const countries = createCountries();

/** The language tools of the core, loaded once a test file. */
export const languageTools = {
  english: createEnglish(),
  countries,
  findNames: createNameFinder(countries),
};

/** What everyone may see. */
export const EVERYONE: Scope = { collections: [DEFAULT_COLLECTION] };

const pieceOf = (text: string): Piece => {
  if (text.startsWith('# ')) return { kind: 'heading', text: text.slice(2) };
  return { kind: text.startsWith('Photo: ') ? 'caption' : 'body', text };
};

/** An article of these paragraphs; one that begins with "# " is a heading, with "Photo: " a caption. */
export const makeArticle = (
  paragraphs: readonly string[],
  given: Partial<Document> = {},
): Document => ({
  id: 'article',
  title: 'Article',
  authors: [],
  tags: [],
  collection: DEFAULT_COLLECTION,
  language: 'en',
  ...given,
  ...composeText(paragraphs.map(pieceOf)),
});

/** The passages of an article as the core splits it. */
export const passagesOf = (document: Document): readonly Passage[] =>
  splitDocument(document, languageTools).passages;

/** A library over these articles that knows no word's meaning: what it finds, it finds by the words alone. */
export const libraryOf = (...documents: readonly Document[]): Promise<Library> =>
  buildLibrary(documents);

/** What a question is answered with, for those who may see what everyone may see. */
export const ask = (
  library: Library,
  text: string,
  given: Partial<Question> = {},
): Promise<Answered> => library.answer({ text, ...given }, EVERYONE);

/** The article's words that an answer gives, in order; none for an abstention. */
export const wordsOf = (answer: Answer): readonly string[] => {
  switch (answer.kind) {
    case 'extract':
      return answer.parts.map(({ text }) => text);
    case 'figure':
      return [answer.figure.quantity.text];
    case 'abstention':
      return [];
    default:
      return answer satisfies never;
  }
};
