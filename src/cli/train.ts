import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FormatError } from '../evaluation/formats/format-error.ts';
import { crossValidate } from '../evaluation/learning/cross-validate.ts';
import { trainRanker } from '../evaluation/learning/train-ranker.ts';
import { readTrainingFile, type TrainingFile } from '../evaluation/learning/training-file.ts';
import { table } from '../evaluation/reports/table.ts';
import { buildLibrary } from '../qa/build-library.ts';
import type { RankerFile } from '../qa/retrieval/ranker.ts';
import { createProgress } from './eval-progress.ts';

const USAGE = `Usage: npm run train -- FILE[=SHARE] ... [--folds 5] [--out FILE]
Trains the ranker of sentences (src/qa/retrieval/weights/ranker.json) on question sets in
SQuAD's format. SHARE takes that share of a file's questions, evenly spread: "posts.json=0.3".
  --folds N   first print how it ranks titles that it did not learn from (5 unless told; 1: do not)
  --out FILE  write it elsewhere`;

const SHIPPED = fileURLToPath(new URL('../qa/retrieval/weights/ranker.json', import.meta.url));

interface Wanted {
  readonly path: string;
  readonly share: number;
}

const readWanted = (argument: string): Wanted | undefined => {
  const [, path = '', share = '1'] = /^(.*?)(?:=([\d.]+))?$/.exec(argument) ?? [];
  const number = Number(share);
  return path === '' || !(number > 0 && number <= 1) ? undefined : { path, share: number };
};

const report = (sets: ReturnType<typeof crossValidate>, folds: number): string =>
  table(
    `out of fold, ${folds} folds by title`,
    ['rules R@1', 'MRR', 'learned R@1', 'MRR'],
    [...sets].map(([name, { rules, learned }]) => [
      name,
      rules.first,
      rules.reciprocal,
      learned.first,
      learned.reciprocal,
    ]),
  );

const train = async (wanted: readonly Wanted[], folds: number, out: string): Promise<void> => {
  const progress = createProgress(process.stderr);
  const files: TrainingFile[] = [];
  for (const { path, share } of wanted) {
    const content = await readFile(path, 'utf8');
    files.push(
      await readTrainingFile(content, basename(path), share, { build: buildLibrary, progress }),
    );
  }
  if (folds > 1) {
    const sets = new Map(files.map(({ learnedFrom, lists }) => [learnedFrom.file, lists]));
    const scores = crossValidate(sets, folds, (done) => progress('fold', done, folds));
    console.log(report(scores, folds));
  }
  const lists = files.flatMap((file) => file.lists);
  const trained = trainRanker(lists, (done) => progress('trees', done, 0));
  const file: RankerFile = {
    ...trained,
    learnedFrom: files.map(({ learnedFrom }) => learnedFrom),
  };
  await writeFile(out, `${JSON.stringify(file)}\n`);
  console.log(`wrote ${out}: ${trained.trees.length} trees from ${lists.length} questions`);
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      folds: { type: 'string', default: '5' },
      out: { type: 'string', default: SHIPPED },
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
