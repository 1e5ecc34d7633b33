import { readFile } from 'node:fs/promises';
import type { LearnedFrom } from '../learned-from.ts';
import { createForest, type Tree } from '../regression-trees.ts';
import { SIGNS } from './answer-signs.ts';

/** The learned part as it ships: what `npm run train` writes. */
export interface AnswerabilityFile {
  /** Names of the signs, in the order that the trees count them. */
  readonly signs: readonly string[];
  readonly trees: readonly Tree[];
  readonly learnedFrom: readonly LearnedFrom[];
}

/** Tells whether the best sentence answers the question or only shares its words. */
export interface Answerability {
  /** The probability that it answers, 0 to 1, among questions half of which have no answer; `signs` as `readSigns` returns them. */
  belief(signs: Float32Array): number;
}

/** The learned part does not fit this version. */
export class AnswerabilityFileError extends Error {
  readonly code = 'ANSWERABILITY_DAMAGED';

  constructor(message: string) {
    super(`answerability.json: ${message}`);
    this.name = 'AnswerabilityFileError';
  }
}

const WEIGHTS = new URL('./weights/answerability.json', import.meta.url);

/**
 * An answerability that adds up what every tree says of the signs.
 * @throws {AnswerabilityFileError} when the trees were grown for other signs
 */
export const createAnswerability = ({
  signs,
  trees,
}: Pick<AnswerabilityFile, 'signs' | 'trees'>): Answerability => {
  if (signs.join() !== SIGNS.join() || trees.some(({ feature }) => feature.length === 0))
    throw new AnswerabilityFileError(
      'its signs are not those of this version: train it again (npm run train) or set ANSWERABILITY=off',
    );
  const forest = createForest(trees);
  return { belief: (row) => 1 / (1 + Math.exp(-forest(row, 0))) };
};

/** The file of the answerability that ships. */
export const readAnswerabilityFile = async (): Promise<AnswerabilityFile> =>
  JSON.parse(await readFile(WEIGHTS, 'utf8')) as AnswerabilityFile; // our own artefact; its signs are checked on use

/**
 * The answerability that ships.
 * @throws {AnswerabilityFileError}
 */
export const loadAnswerability = async (): Promise<Answerability> =>
  createAnswerability(await readAnswerabilityFile());
