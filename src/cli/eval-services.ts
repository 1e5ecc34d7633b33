import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createFoldLearner, type LearnedParts } from '../evaluation/learning/fold-learner.ts';
import { learnedFiles } from '../evaluation/learning/learned-from.ts';
import { readTrainingFile, type TrainingFile } from '../evaluation/learning/training-file.ts';
import type { QuestionSet } from '../evaluation/question-set.ts';
import type { Fold, RunServices } from '../evaluation/runs/run.ts';
import { readAnswerabilityFile } from '../qa/answering/answerability.ts';
import { buildLibrary, type LibraryOptions } from '../qa/build-library.ts';
import { readRankerFile } from '../qa/retrieval/ranker.ts';
import { createProgress } from './eval-progress.ts';
import { type LearnedUse, switchedOff } from './open-library.ts';
import { rankInChild } from './rank-in-child.ts';

export interface LearningOptions extends LearnedUse {
  readonly folds: number;
  /** Files that what each fold is asked of learns from besides. */
  readonly also: readonly string[];
}

const progress = createProgress(process.stderr);
const training = { build: buildLibrary, progress };

const readAlso = async (also: readonly string[]): Promise<readonly TrainingFile[]> => {
  const files: TrainingFile[] = [];
  for (const argument of also) {
    const [path = '', share = '1'] = argument.split('=');
    const content = await readFile(path, 'utf8');
    files.push(await readTrainingFile(content, basename(path), Number(share), training));
  }
  return files;
};

/** What a measurement is given; each fold's library has learned parts that learned from the other folds. */
export const createServices = (
  options: LearningOptions,
  given: LibraryOptions = {},
): RunServices => {
  const learners = new Map<QuestionSet, Promise<(at: number) => Promise<LearnedParts>>>();
  const learnerOf = async ({ set, folds }: Fold): Promise<(at: number) => Promise<LearnedParts>> =>
    createFoldLearner(set, folds, await readAlso(options.also), options, training);
  const learnedFor = async (fold: Fold | undefined): Promise<LibraryOptions> => {
    if (fold === undefined) return switchedOff(options);
    const learner = learners.get(fold.set) ?? learnerOf(fold);
    learners.set(fold.set, learner);
    return (await learner)(fold.at);
  };
  return {
    build: async (documents, fold) =>
      buildLibrary(documents, { ...given, ...(await learnedFor(fold)) }),
    rankBaselines: rankInChild,
    progress,
  };
};

/** A warning where a learned part that ships learned from what is measured; otherwise nothing. */
export const learnedNote = async (
  content: string,
  { usesRanker, usesAnswerability, folds }: LearningOptions,
): Promise<string | undefined> => {
  if (folds > 1) return undefined;
  const parts = [
    ...(usesRanker ? [{ name: 'the ranker', ...(await readRankerFile()) }] : []),
    ...(usesAnswerability
      ? [{ name: 'the answerability', ...(await readAnswerabilityFile()) }]
      : []),
  ];
  const learned = parts.flatMap(({ name, learnedFrom }) => {
    const files = learnedFiles(content, learnedFrom);
    return files.length === 0 ? [] : [`${name} learned from ${files.join(', ')}`];
  });
  return learned.length === 0
    ? undefined
    : `NOT OUT OF FOLD: ${learned.join('; ')}. --folds 5 asks each title of parts that learned from the others; --no-ranker and --no-answerability leave them out`;
};
