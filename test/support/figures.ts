import { createEnglish } from '../../src/qa/analysis/english.ts';
import { createCountries } from '../../src/qa/analysis/names/countries.ts';
import { createNameFinder } from '../../src/qa/analysis/names/find-names.ts';
import { createStemmer } from '../../src/qa/analysis/stem.ts';
import { splitDocument } from '../../src/qa/corpus/passages/split-document.ts';
import { extractFigures } from '../../src/qa/figures/extraction/extract-figures.ts';
import { buildFigureIndex, type FigureIndex } from '../../src/qa/figures/index/figure-index.ts';
import type { Block, Document, Figure } from '../../src/qa/types.ts';
import { makeDocument } from './library.ts';

const countries = createCountries();
const tools = { english: createEnglish(), findNames: createNameFinder(countries) };

/** A document whose paragraphs are those of a text, parted by empty lines. */
export const makeArticle = (text: string, given: Partial<Document> = {}): Document => {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+(?:\n[^\n]+)*/gu)) {
    const span = { start: match.index, end: match.index + match[0].length };
    blocks.push({ kind: 'paragraph', span });
  }
  return makeDocument({ text, root: { level: 0, blocks, sections: [] }, ...given });
};

/** The figures of an article. */
export const figuresOf = (document: Document): readonly Figure[] =>
  extractFigures(document, splitDocument(document, tools), countries.names);

/** An index over the figures of some articles. */
export const makeFigureIndex = (documents: readonly Document[]): FigureIndex =>
  buildFigureIndex(documents, documents.flatMap(figuresOf), createStemmer());
