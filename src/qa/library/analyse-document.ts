import type { Countries } from '../analysis/names/countries.ts';
import type { SegmentTools } from '../corpus/passages/analyse-segment.ts';
import { splitInSlices } from '../corpus/passages/split-document.ts';
import { figuresInSlices } from '../figures/extraction/extract-figures.ts';
import { nextTurn, runAtOnce, runInSlices, type Slices } from '../scheduling/slices.ts';
import type { Document, Figure, Passage } from '../types.ts';

/** A document with all that is worked out of it alone: it is made once, and kept until the document changes. */
export interface AnalysedDocument {
  readonly document: Document;
  readonly passages: readonly Passage[];
  /** In the order of the text. */
  readonly figures: readonly Figure[];
}

/** What analysing a document takes. */
export interface AnalysisTools extends SegmentTools {
  readonly countries: Countries;
}

/** The passages and figures of a document, in one go. */
export const analyseDocument = (document: Document, tools: AnalysisTools): AnalysedDocument =>
  runAtOnce(analyseInSlices(document, tools));

/** The passages and figures of a document; the event loop turns before and meanwhile. */
export const analyseInTurns = async (
  document: Document,
  tools: AnalysisTools,
): Promise<AnalysedDocument> => {
  await nextTurn();
  return runInSlices(analyseInSlices(document, tools));
};

function* analyseInSlices(document: Document, tools: AnalysisTools): Slices<AnalysedDocument> {
  // An answer is found by its questions: what it rests on is searched, and its own words may have ceased to stand.
  if (document.verified !== undefined) return { document, passages: [], figures: [] };
  const split = yield* splitInSlices(document, tools);
  const figures = yield* figuresInSlices(document, split, tools.countries.names);
  return { document, passages: split.passages, figures };
}
