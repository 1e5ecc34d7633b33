import type { Countries } from './analysis/countries.ts';
import { type SplitTools, splitPassages } from './corpus/split-passages.ts';
import { extractFigures } from './figures/extract-figures.ts';
import type { Document, Figure, Passage } from './types.ts';

/** A document with all that is worked out of it alone: it is made once, and kept until the document changes. */
export interface AnalysedDocument {
  readonly document: Document;
  readonly passages: readonly Passage[];
  /** In the order of the text. */
  readonly figures: readonly Figure[];
}

/** What analysing a document takes. */
export interface AnalysisTools extends SplitTools {
  readonly countries: Countries;
}

/** The passages and figures of a document. */
export const analyseDocument = (document: Document, tools: AnalysisTools): AnalysedDocument => {
  const passages = splitPassages(document, tools);
  return {
    document,
    passages,
    figures: extractFigures(document, passages, tools.countries.names),
  };
};
