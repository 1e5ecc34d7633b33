import { readFile } from 'node:fs/promises';
import type { LearnedFrom } from '../learned-from.ts';
import { createForest, type Tree } from '../regression-trees.ts';
import { RANK_FEATURES } from './rank-features.ts';
import type { ScoredSentence } from './rank-sentences.ts';

/** The learned part as it ships: what `npm run train` writes. */
export interface RankerFile {
  /** Names of the features, in the order that the trees count them. */
  readonly features: readonly string[];
  readonly trees: readonly Tree[];
  readonly learnedFrom: readonly LearnedFrom[];
}

/** Scores rows of features: the higher, the likelier the sentence holds the answer. */
export interface Ranker {
  /** The score of each row in nats, comparable within one question only; `rows` holds `RANK_FEATURES.length` numbers a row. */
  score(rows: Float32Array, candidates: readonly ScoredSentence[]): Float64Array;
}

/** The learned part does not fit this version. */
export class RankerFileError extends Error {
  readonly code = 'RANKER_DAMAGED';

  constructor(message: string) {
    super(`ranker.json: ${message}`);
    this.name = 'RankerFileError';
  }
}

const WEIGHTS = new URL('./weights/ranker.json', import.meta.url);

/**
 * A ranker that adds up what every tree says of a row.
 * @throws {RankerFileError} when the trees were grown for other features
 */
export const createRanker = ({
  features,
  trees,
}: Pick<RankerFile, 'features' | 'trees'>): Ranker => {
  const columns = RANK_FEATURES.length;
  if (features.join() !== RANK_FEATURES.join() || trees.some(({ feature }) => feature.length === 0))
    throw new RankerFileError(
      'its features are not those of this version: train it again (npm run train) or set RANKER=off',
    );
  const forest = createForest(trees);
  return {
    score: (rows) =>
      Float64Array.from({ length: rows.length / columns }, (_, row) => forest(rows, row * columns)),
  };
};

/** The file of the ranker that ships. */
export const readRankerFile = async (): Promise<RankerFile> =>
  JSON.parse(await readFile(WEIGHTS, 'utf8')) as RankerFile; // our own artefact; its features are checked on use

/**
 * The ranker that ships.
 * @throws {RankerFileError}
 */
export const loadRanker = async (): Promise<Ranker> => createRanker(await readRankerFile());
