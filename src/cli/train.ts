import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FormatError } from '../evaluation/formats/format-error.ts';
import { collectSigns, type SignedQuestion } from '../evaluation/learning/collect-signs.ts';
import { crossValidate, type FoldRanker } from '../evaluation/learning/cross-validate.ts';
import { crossValidateAnswerability } from '../evaluation/learning/cross-validate-answerability.ts';
import { canLearn, trainAnswerability } from '../evaluation/learning/train-answerability.ts';
import { trainRanker } from '../evaluation/learning/train-ranker.ts';
import { readTrainingFile, type TrainingFile } from '../evaluation/learning/training-file.ts';
import { table } from '../evaluation/reports/table.ts';
import type { AnswerabilityFile } from '../qa/answering/answerability.ts';
import { buildLibrary } from '../qa/build-library.ts';
import type { RankerFile } from '../qa/retrieval/ranker.ts';
import { createProgress } from './eval-progress.ts';

const USAGE = `Usage: npm run train -- FILE[=SHARE] ... [--folds 5] [--out DIR]
Trains what ships on question sets in SQuAD's format: files of answerable questions teach the ranker of sentences
(src/qa/retrieval/weights/ranker.json), files with unanswerable ones the answerability
(src/qa/answering/weights/answerability.json).
SHARE takes that share of a file's questions, evenly spread: "posts.json=0.3".
  --folds N   first print how they do on titles that they did not learn from (5 unless told; 1: do not)
  --out DIR   write both files into this folder`;

const shipped = (path: string): string => fileURLToPath(new URL(`../qa/${path}`, import.meta.url));
const RANKER = 'retrieval/weights/ranker.json';
const ANSWERABILITY = 'answering/weights/answerability.json';

const progress = createProgress(process.stderr);
const services = { build: buildLibrary, progress };

interface Wanted {
  readonly path: string;
  readonly share: number;
}

const readWanted = (argument: string): Wanted | undefined => {
  const [, path = '', share = '1'] = /^(.*?)(?:=([\d.]+))?$/.exec(argument) ?? [];
  const number = Number(share);
  return path === '' || !(number > 0 && number <= 1) ? undefined : { path, share: number };
};

const rankReport = (sets: ReturnType<typeof crossValidate>['scores'], folds: number): string =>
  table(
    `ranker, out of fold, ${folds} folds by title`,
    ['rules R@1', 'MRR', 'learned R@1', 'MRR'],
    [...sets].map(([name, { rules, learned }]) => [
      name,
      rules.first,
      rules.reciprocal,
      learned.first,
      learned.reciprocal,
    ]),
  );

const write = async (path: string, file: RankerFile | AnswerabilityFile): Promise<void> => {
  await writeFile(path, `${JSON.stringify(file)}\n`);
  console.log(`wrote ${path}: ${file.trees.length} trees`);
};

/** Trains the ranker; returns the rankers of the folds. */
const teachRanker = async (
  files: readonly TrainingFile[],
  folds: number,
  out: string,
): Promise<readonly FoldRanker[]> => {
  const lists = files.flatMap((file) => file.lists);
  if (lists.length === 0) return [];
  const sets = new Map(
    files.flatMap((file) =>
      file.lists.length === 0 ? [] : [[file.learnedFrom.file, file.lists] as const],
    ),
  );
  const { scores, rankers } =
    folds > 1
      ? crossValidate(sets, folds, (done) => progress('ranker of a fold', done, folds))
      : { scores: undefined, rankers: [] };
  if (scores !== undefined) console.log(rankReport(scores, folds));
  const trained = trainRanker(lists, (done, _loss, all) =>
    progress('trees of the ranker', done, all),
  );
  const learnedFrom = files.flatMap((file) => (file.lists.length === 0 ? [] : [file.learnedFrom]));
  await write(out, { ...trained, learnedFrom });
  return rankers;
};

/** The signs of all questions, each read with a ranker that did not learn from its title; the rules' order without one. */
const readAllSigns = async (
  files: readonly TrainingFile[],
  rankers: readonly FoldRanker[],
): Promise<readonly SignedQuestion[]> => {
  const signed: SignedQuestion[] = [];
  for (const { asked } of files) {
    const rankerOf = (group: string): FoldRanker | undefined =>
      rankers.find(({ held }) => held.has(group)) ?? rankers[0];
    for (const fold of rankers.length === 0 ? [undefined] : rankers) {
      const questions = asked.questions.filter(({ group }) => rankerOf(group) === fold);
      if (questions.length > 0)
        signed.push(
          ...(await collectSigns({ ...asked, questions }, fold?.ranker ?? null, services)),
        );
    }
  }
  return signed;
};

const teachAnswerability = async (
  files: readonly TrainingFile[],
  rankers: readonly FoldRanker[],
  folds: number,
  out: string,
): Promise<void> => {
  const signed = await readAllSigns(files, rankers);
  if (!canLearn(signed)) return;
  if (folds > 1) {
    const found = crossValidateAnswerability(signed, folds).toFixed(3);
    console.log(`answerability, out of fold, ${folds} folds by title: AUROC ${found}`);
  }
  const learnedFrom = files.flatMap(({ asked, learnedFrom: from }) =>
    asked.questions.length === 0 ? [] : [from],
  );
  await write(out, { ...trainAnswerability(signed), learnedFrom });
};

const train = async (
  wanted: readonly Wanted[],
  folds: number,
  out: string | undefined,
): Promise<void> => {
  const files: TrainingFile[] = [];
  for (const { path, share } of wanted) {
    const content = await readFile(path, 'utf8');
    files.push(await readTrainingFile(content, basename(path), share, services));
  }
  const place = (path: string): string =>
    out === undefined ? shipped(path) : `${out}/${basename(path)}`;
  const rankers = await teachRanker(files, folds, place(RANKER));
  await teachAnswerability(files, rankers, folds, place(ANSWERABILITY));
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      folds: { type: 'string', default: '5' },
      out: { type: 'string' },
    },
  });
  const wanted = positionals.map(readWanted);
  const folds = Number(values.folds);
  const known = wanted.filter((one) => one !== undefined);
  if (known.length === 0 || known.length < wanted.length || !Number.isInteger(folds) || folds < 1) {
    console.error(USAGE);
    return 2;
  }
  try {
    await train(known, folds, values.out);
    return 0;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    console.error(error.message);
    return 2;
  }
};

process.exitCode = await main();
