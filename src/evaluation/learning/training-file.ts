import { createHash } from 'node:crypto';
import type { LibraryOptions } from '../../qa/build-library.ts';
import type { LearnedFrom } from '../../qa/learned-from.ts';
import type { Library } from '../../qa/library.ts';
import type { Document } from '../../qa/types.ts';
import { FormatError } from '../formats/format-error.ts';
import { readSquad } from '../formats/squad.ts';
import type { Progress } from '../progress.ts';
import type { QuestionSet } from '../question-set.ts';
import { collectLists, type TrainingList } from './collect-lists.ts';
import { perParagraph } from './per-paragraph.ts';

/**
 * A file of questions to learn from. One without unanswerable questions teaches the ranker, one with them the
 * answerability: SQuAD 2.0 holds the answerable questions of SQuAD 1.1 once more.
 */
export interface TrainingFile {
  readonly learnedFrom: LearnedFrom;
  /** Candidates for the ranker. */
  readonly lists: readonly TrainingList[];
  /** Questions in their paragraphs, for the answerability. */
  readonly asked: QuestionSet;
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

const NOTHING: QuestionSet = { documents: [], questions: [] };

/** Whether a set tells what cannot be answered. */
export const hasUnanswerable = ({ questions }: QuestionSet): boolean =>
  questions.some(({ isAnswerable }) => !isAnswerable);

/**
 * What a file's questions, or a share of them, have to teach.
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
  const whole = readSquad(content, file, 'title');
  const questions = spread(whole.questions, share);
  const set = { ...whole, questions };
  const titles = [...new Set(set.documents.map(({ title }) => title))];
  const learnedFrom = { file, sha256: sha256(content), titles, questions: questions.length };
  return hasUnanswerable(set)
    ? { learnedFrom, lists: [], asked: perParagraph(set) }
    : { learnedFrom, lists: await collectLists(set, build, progress), asked: NOTHING };
};
