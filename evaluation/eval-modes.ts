import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../src/cli/opening/open-library.ts';
import { type ModelUse, openModels } from '../src/cli/opening/open-models.ts';
import { buildLibrary } from '../src/qa/library/build-library.ts';
import { rankInChild } from './baselines/rank-in-child.ts';
import { createProgress } from './eval-progress.ts';
import { type FolderQuestion, readFolderQuestions } from './formats/folder-questions.ts';
import { readQuestionLines } from './formats/question-lines.ts';
import { readSelqa } from './formats/selqa.ts';
import { readSquad } from './formats/squad.ts';
import { readTrecqa } from './formats/trecqa.ts';
import { readWikiqa } from './formats/wikiqa.ts';
import { readGolden } from './golden.ts';
import { corpusFigures, shortfalls } from './metrics/corpus-figures.ts';
import { figureShortfalls } from './metrics/figure-outcomes.ts';
import type { RankingSet } from './question-set.ts';
import { corpusLosses, corpusReport } from './reports/corpus-report.ts';
import { figureLosses, figuresReport } from './reports/figures-report.ts';
import { folderReport } from './reports/folder-report.ts';
import { corpusRow, runCorpus } from './runs/corpus-run.ts';
import { readGoldenFigures, runFigures } from './runs/figures-run.ts';
import { type FolderOutcome, runFolder } from './runs/folder-run.ts';
import { runHideHalf } from './runs/hide-half-run.ts';
import { runRanking } from './runs/ranking-run.ts';
import type { RunResult, RunServices } from './runs/run.ts';
import { runSquad } from './runs/squad-run.ts';

export interface ModeOptions extends ModelUse {
  readonly mode: string;
  readonly file: string | undefined;
  readonly files: readonly string[];
  /** Every nth question of the other folders is asked too; 0 for none. */
  readonly strangers: number;
  readonly corpus: string;
  readonly losses: boolean;
  readonly givenPassage: boolean;
  readonly alwaysAnswer: boolean;
  readonly hideHalf: boolean;
  readonly out: string | undefined;
}

/** Runs one measurement and prints it; the exit code is 1 when a threshold is missed. */
export type Mode = () => Promise<number>;

const GOLDEN = fileURLToPath(new URL('../test/golden', import.meta.url));
const GOLDEN_CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));

const progress = createProgress(process.stderr);

const writeRows = async (out: string | undefined, rows: readonly object[]): Promise<void> => {
  if (out !== undefined)
    await writeFile(out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
};

const golden = async (options: ModeOptions): Promise<number> => {
  const { library, close } = await openLibrary(GOLDEN_CORPUS, options);
  const rows: object[] = [];
  let missed = 0;
  for (const { name, questions, thresholds } of await readGolden(GOLDEN)) {
    const outcomes = await runCorpus(library, questions, progress);
    console.log(`${name}: ${corpusReport(outcomes)}\n`);
    if (options.losses) console.log(`${corpusLosses(outcomes)}\n`);
    const short = shortfalls(corpusFigures(outcomes), thresholds);
    for (const line of short) console.log(`BELOW ITS THRESHOLD, ${name}: ${line}`);
    missed += short.length;
    rows.push(...outcomes.map(corpusRow));
  }
  const goldenFigures = await readGoldenFigures(GOLDEN);
  const { outcomes, falselyFound, shares } = await runFigures(library, goldenFigures);
  console.log(`figures: ${figuresReport(outcomes, shares)}\n`);
  if (options.losses) console.log(`${figureLosses(outcomes, falselyFound)}\n`);
  const short = figureShortfalls(shares, goldenFigures.thresholds);
  for (const line of short) console.log(`BELOW ITS THRESHOLD, figures: ${line}`);
  missed += short.length;
  await writeRows(options.out, rows);
  await close();
  console.log(missed === 0 ? 'every threshold is met' : `${missed} thresholds are missed`);
  return missed === 0 ? 0 : 1;
};

const measure = async (file: string, options: ModeOptions): Promise<number> => {
  const questions = readQuestionLines(await readFile(file, 'utf8'), basename(file));
  const { library, rejected, close } = await openLibrary(options.corpus, options);
  for (const { file: name, reason } of rejected) console.error(`left out ${name}: ${reason}`);
  const outcomes = await runCorpus(library, questions, progress);
  console.log(`${basename(file)}: ${corpusReport(outcomes)}\n\n${corpusLosses(outcomes)}`);
  await writeRows(options.out, outcomes.map(corpusRow));
  await close();
  return 0;
};

/** A folder's own name. */
const nameOf = (folder: string): string => basename(resolve(folder));

/** Every nth answerable question of the other folders: nobody can answer it here. */
const strangersTo = async (
  folder: string,
  folders: readonly string[],
  every: number,
): Promise<readonly FolderQuestion[]> => {
  const strangers: FolderQuestion[] = [];
  for (const other of every > 0 ? folders : []) {
    if (other === folder) continue;
    const file = join(other, 'questions.jsonl');
    const asked = readFolderQuestions(await readFile(file, 'utf8'), file);
    strangers.push(...asked.filter(({ isAnswerable }, at) => isAnswerable && at % every === 0));
  }
  return strangers.map((question) => ({ ...question, isAnswerable: false, kind: 'stranger' }));
};

/** Each folder holds `corpus/` and `questions.jsonl`. */
const natural = async (folders: readonly string[], options: ModeOptions): Promise<number> => {
  const outcomes: FolderOutcome[] = [];
  for (const folder of folders) {
    const file = join(folder, 'questions.jsonl');
    const questions = [
      ...readFolderQuestions(await readFile(file, 'utf8'), file),
      ...(await strangersTo(folder, folders, options.strangers)),
    ];
    const { library, close } = await openLibrary(join(folder, 'corpus'), options);
    outcomes.push(...(await runFolder(nameOf(folder), library, questions, progress)));
    await close();
  }
  console.log(folderReport(outcomes));
  await writeRows(options.out, outcomes);
  return 0;
};

type PublicSet = (
  content: string,
  file: string,
  options: ModeOptions,
) => (services: RunServices) => Promise<RunResult>;

const squad: PublicSet = (content, file, { hideHalf, givenPassage, alwaysAnswer }) => {
  const set = readSquad(content, file, givenPassage ? 'paragraph' : 'title');
  return (given) =>
    hideHalf ? runHideHalf(set, given) : runSquad(set, { givenPassage, alwaysAnswer }, given);
};

const ranking =
  (read: (content: string, file: string) => RankingSet): PublicSet =>
  (content, file) => {
    const set = read(content, file);
    return (given) => runRanking(set, given);
  };

const PUBLIC_SETS: Readonly<Record<string, PublicSet>> = {
  squad,
  wikiqa: ranking(readWikiqa),
  trecqa: ranking(readTrecqa),
  selqa: ranking(readSelqa),
};

const measurePublic = async (
  read: PublicSet,
  file: string,
  options: ModeOptions,
): Promise<number> => {
  const started = performance.now();
  const content = await readFile(file, 'utf8');
  const { close, ...models } = await openModels(options);
  const services: RunServices = {
    build: (documents) => buildLibrary(documents, models),
    rankBaselines: rankInChild,
    progress,
  };
  const { report, rows } = await read(content, basename(file), options)(services);
  await close();
  console.log(`${basename(file)}: ${report}\n`);
  console.log(`took ${((performance.now() - started) / 1000).toFixed(0)} s`);
  await writeRows(options.out, rows);
  return 0;
};

/** The measurement that the options ask for; `undefined` when there is none, or its file is missing. */
export const findMode = (options: ModeOptions): Mode | undefined => {
  const { mode, file } = options;
  if (mode === 'golden') return () => golden(options);
  if (file === undefined) return undefined;
  if (mode === 'natural') return () => natural(options.files, options);
  if (mode === 'measure') return () => measure(file, options);
  const read = Object.hasOwn(PUBLIC_SETS, mode) ? PUBLIC_SETS[mode] : undefined;
  return read && (() => measurePublic(read, file, options));
};
