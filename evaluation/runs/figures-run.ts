import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCorpus } from '../../src/qa/corpus/folder/load-corpus.ts';
import { type FigureLine, figureLine } from '../../src/qa/figures/figure-line.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { Library } from '../../src/qa/library/library.ts';
import {
  type GoldenFigure,
  type NoFigure,
  readFigureLines,
  readNoFigureLines,
} from '../formats/figure-lines.ts';
import {
  type FigureOutcome,
  type FigureShares,
  falseFigures,
  figureOutcomes,
  figureShares,
} from '../metrics/figure-outcomes.ts';

/** The golden figures, and the short passages of other kinds of text they also stand in. */
export interface GoldenFigures {
  readonly figures: readonly GoldenFigure[];
  readonly none: readonly NoFigure[];
  /** What may not be fallen short of. */
  readonly thresholds: Readonly<Partial<FigureShares>>;
  readonly directory: string;
}

/** The repository's own figures. */
export const readGoldenFigures = async (directory: string): Promise<GoldenFigures> => {
  const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
  const thresholds: { readonly figures: GoldenFigures['thresholds'] } = JSON.parse(
    await read('thresholds.json'),
  );
  return {
    figures: readFigureLines(await read('figures.jsonl'), 'figures.jsonl'),
    none: readNoFigureLines(await read('not-figures.jsonl'), 'not-figures.jsonl'),
    thresholds: thresholds.figures,
    directory,
  };
};

export interface FiguresResult {
  readonly outcomes: readonly FigureOutcome[];
  readonly falselyFound: readonly NoFigure[];
  readonly shares: FigureShares;
}

const PASSAGES = 'passages';

/** Looks for the golden figures among those of the corpus and of the passages. */
export const runFigures = async (
  library: Library,
  { figures, none, directory }: GoldenFigures,
): Promise<FiguresResult> => {
  const { documents } = await loadCorpus(join(directory, PASSAGES));
  const passages = await buildLibrary(documents);
  const found: readonly FigureLine[] = [
    ...library.figures.figures.map(figureLine),
    ...passages.figures.figures
      .map(figureLine)
      .map((line) => ({ ...line, documentId: `${PASSAGES}/${line.documentId}` })),
  ];
  const outcomes = figureOutcomes(figures, found);
  const falselyFound = falseFigures(none, found);
  return { outcomes, falselyFound, shares: figureShares(outcomes, none, falselyFound) };
};
