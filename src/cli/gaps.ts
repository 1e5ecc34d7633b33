import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wholeScope } from '../bots/console/converse.ts';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { draftAnswer } from '../editors/draft-answer.ts';
import { type Gap, gapReport } from '../editors/gap-report.ts';
import { gapsAsText } from '../editors/gap-text.ts';
import { gapsAsCsv } from '../editors/overview-tables.ts';
import { QaError } from '../qa/errors.ts';
import { StoreError } from '../store/store-error.ts';
import { openLibrary } from './opening/open-library.ts';
import { moveKeptAnswers } from './reports/move-kept-answers.ts';
import { readRecords } from './reports/read-records.ts';
import {
  endWhenOutputCloses,
  failProcess,
  processEnvironment,
} from './terminal/process-environment.ts';

const USAGE = `Usage: npm run gaps                       what was asked in vain, to read
       npm run --silent gaps -- --csv     for a spreadsheet
       npm run --silent gaps -- --json    for a program
Options:
  --drafts DIR      a file of an answer to be written for each, into DIR; none that is there is written over
  --kept DIR        answers that the page kept because it could not write them into the folder: moves them into DIR
  --days N          of the last N days (otherwise 30)
  --limit N         the N most frequent (otherwise 50)
  --corpus DIR      over the articles in DIR (otherwise CORPUS_DIR, or corpus/)`;

const numberOf = (text: string, name: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new ConfigError('CONFIG_INVALID', name, 'set it to a whole number from 1');
};

/** Writes the drafts that are not there yet; what became of each, a line each. */
const writeDrafts = (gaps: readonly Gap[], directory: string): string => {
  mkdirSync(directory, { recursive: true });
  const lines = gaps.map((gap) => {
    const { name, text } = draftAnswer(gap);
    const path = join(directory, name);
    if (existsSync(path)) return `${path} is there already`;
    writeFileSync(path, text, { flag: 'wx' });
    return `${path}: ${gap.question}`;
  });
  return [...lines, 'Fill in the answer, the owner and the day: nobody is shown them before.'].join(
    '\n',
  );
};

const main = async (): Promise<void> => {
  endWhenOutputCloses();
  const { values } = parseArgs({
    options: {
      csv: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      drafts: { type: 'string' },
      kept: { type: 'string' },
      days: { type: 'string', default: '30' },
      limit: { type: 'string', default: '50' },
      corpus: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const settings = readSettings(processEnvironment());
  if (values.kept !== undefined) {
    process.stdout.write(`${await moveKeptAnswers(settings, values.kept)}\n`);
    return;
  }
  const days = numberOf(values.days, '--days');
  const limit = numberOf(values.limit, '--limit');
  const records = await readRecords(settings, days);
  const { library } = await openLibrary(values.corpus ?? settings.corpusDirectory);
  const gaps = await gapReport(records, library, wholeScope(library), limit);
  if (values.drafts !== undefined) {
    process.stdout.write(`${writeDrafts(gaps, values.drafts)}\n`);
    return;
  }
  const text = values.json
    ? JSON.stringify(gaps, undefined, 2)
    : values.csv
      ? gapsAsCsv(gaps)
      : gapsAsText(gaps, days);
  process.stdout.write(`${text}\n`);
};

try {
  await main();
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error;
  if (isUsage) process.stderr.write(`${error.message}\n\n${USAGE}\n`);
  else {
    failProcess(error, [ConfigError, QaError, StoreError]);
  }
  process.exitCode = isUsage ? 2 : 1;
}
