import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createFoldRankers } from '../evaluation/learning/fold-rankers.ts';
import { learnedFiles } from '../evaluation/learning/learned-from.ts';
import { readTrainingFile } from '../evaluation/learning/training-file.ts';
import type { QuestionSet } from '../evaluation/question-set.ts';
import type { RunServices } from '../evaluation/runs/run.ts';
import { buildLibrary, type LibraryOptions } from '../qa/build-library.ts';
import { type Ranker, readRankerFile } from '../qa/retrieval/ranker.ts';
import { createProgress } from './eval-progress.ts';
import { rankInChild } from './rank-in-child.ts';

export interface RankerOptions {
  readonly usesRanker: boolean;
  readonly folds: number;
  /** Files that the ranker of each fold learns from besides. */
  readonly also: readonly string[];
}

const progress = createProgress(process.stderr);

/** What a measurement is given; each fold's library has a ranker that learned from the other folds. */
export const createServices = (
  { usesRanker, also }: RankerOptions,
  given: LibraryOptions = {},
): RunServices => {
  const training = { build: buildLibrary, progress };
  let rankers: Promise<(set: QuestionSet) => Promise<Ranker>> | undefined;
  const openRankers = async (): Promise<(set: QuestionSet) => Promise<Ranker>> => {
    const lists = [];
    for (const argument of also) {
      const [path = '', share = '1'] = argument.split('=');
      const content = await readFile(path, 'utf8');
      lists.push(
        ...(await readTrainingFile(content, basename(path), Number(share), training)).lists,
      );
    }
    return createFoldRankers(training, lists);
  };
  const rankerFor = async (set: QuestionSet | undefined): Promise<LibraryOptions> => {
    if (!usesRanker) return { ranker: null };
    if (set === undefined || set.questions.length === 0) return {};
    rankers ??= openRankers();
    return { ranker: await (await rankers)(set) };
  };
  return {
    build: async (documents, set) =>
      buildLibrary(documents, { ...given, ...(await rankerFor(set)) }),
    rankBaselines: rankInChild,
    progress,
  };
};

/** A warning where the ranker that ships learned from what is measured; otherwise nothing. */
export const learnedNote = async (
  content: string,
  { usesRanker, folds }: RankerOptions,
): Promise<string | undefined> => {
  if (!usesRanker || folds > 1) return undefined;
  const files = learnedFiles(content, (await readRankerFile()).learnedFrom);
  return files.length === 0
    ? undefined
    : `NOT OUT OF FOLD: the ranker learned from ${files.join(', ')}; --folds 5 asks each title of a ranker that learned from the others, --no-ranker leaves it out`;
};
