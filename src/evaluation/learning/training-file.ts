import { createHash } from 'node:crypto';
import type { LibraryOptions } from '../../qa/build-library.ts';
import type { Library } from '../../qa/library.ts';
import type { LearnedFrom } from '../../qa/retrieval/ranker.ts';
import type { Document } from '../../qa/types.ts';
import { FormatError } from '../formats/format-error.ts';
import { readSquad } from '../formats/squad.ts';
import type { Progress } from '../progress.ts';
import { collectLists, type TrainingList } from './collect-lists.ts';

/** A file of questions to learn from. */
export interface TrainingFile {
  readonly learnedFrom: LearnedFrom;
  readonly lists: readonly TrainingList[];
}

export interface TrainingServices {
  build(documents: readonly Document[], options: LibraryOptions): Promise<Library>;
  readonly progress: Progress;
}

/** Every so many-th item, so that about a share of them is left, evenly spread. */
const spread = <Item>(items: readonly Item[], share: number): readonly Item[] =>
  items.filter((_, at) => Math.floor(at * share) !== Math.floor((at - 1) * share));

export const sha256 = (content: string): string =>
  createHash('sha256').update(content).digest('hex');

/**
 * The candidates of a file's questions, or of a share of them.
 * @throws {FormatError} when it is WikiQA, or holds something else than SQuAD's format
 */
export const readTrainingFile = async (
  content: string,
  file: string,
  share: number,
  { build, progress }: TrainingServices,
): Promise<TrainingFile> => {
  if (file.endsWith('.tsv')) {
    throw new FormatError(file, 'has the form of WikiQA', 'only measure it: its licence asks so');
  }
  const set = readSquad(content, file, 'title');
  const questions = spread(set.questions, share);
  const lists = await collectLists({ ...set, questions }, build, progress);
  const titles = [...new Set(set.documents.map(({ title }) => title))];
  const learnedFrom = { file, sha256: sha256(content), titles, questions: questions.length };
  return { learnedFrom, lists };
};
