import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { qualityOf } from '../editors/corpus-quality.ts';
import { type CorpusRecord, compareRecords, recordOf } from '../editors/corpus-record.ts';
import { nearDuplicates } from '../editors/near-duplicates.ts';
import { groupRejected } from '../qa/corpus/folder/group-rejected.ts';
import { QaError } from '../qa/errors.ts';
import { isArticle } from '../qa/library/articles-in.ts';
import { loadArticles } from '../qa/library/load-articles.ts';
import { checkAnswers } from './reports/check-answers.ts';
import { corpusReport } from './reports/corpus-report.ts';
import {
  endWhenOutputCloses,
  failProcess,
  processEnvironment,
} from './terminal/process-environment.ts';

const USAGE = `Usage: npm run corpus:check                 what the folder of articles holds; nothing is changed
       npm run corpus:check -- --save FILE  and keeps a record of it
       npm run corpus:check -- --since FILE what was added, changed and removed since that record
Options:
  --corpus DIR      the articles in DIR (otherwise CORPUS_DIR, or corpus/)
  --json            for a program
Ends with 1 when something must be mended: an article that somebody wants read is missing, a verified answer has lost
what it rests on or its questions to another one, a name of the glossary has two meanings.`;

/** @throws {ConfigError} when it is no record */
const readRecord = (file: string): CorpusRecord => {
  if (!existsSync(file)) {
    throw new ConfigError('CONFIG_INVALID', '--since', `there is no ${file}; write it with --save`);
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ConfigError(
      'CONFIG_INVALID',
      '--since',
      `${file} is no record; write it with --save`,
    );
  }
};

const main = async (): Promise<void> => {
  endWhenOutputCloses();
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      since: { type: 'string' },
      save: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const settings = readSettings(processEnvironment());
  const directory = values.corpus ?? settings.corpusDirectory;
  const { documents: all, rejected } = await loadArticles(directory, settings);
  const documents = all.filter(isArticle);
  const checked = await checkAnswers(all, settings);
  const record = recordOf(all);
  const changes =
    values.since === undefined ? undefined : compareRecords(readRecord(values.since), record);
  const duplicates = nearDuplicates(documents);
  const leftOut = groupRejected(rejected);
  const quality = qualityOf(documents);
  const faults = all.flatMap(({ verified, warnings = [] }) =>
    verified === undefined ? [] : warnings.map((text) => ({ file: verified.file, text })),
  );
  if (values.save !== undefined) writeFileSync(values.save, `${JSON.stringify(record)}\n`);
  const found = { directory, documents, changes, leftOut, duplicates, quality, checked, faults };
  const { answers, findings, ...glossary } = checked;
  const json = {
    articles: documents.length,
    ...changes,
    rejected,
    leftOut,
    duplicates,
    quality,
    verified: { answers, findings, faults },
    glossary,
  };
  process.stdout.write(
    `${values.json ? JSON.stringify(json, undefined, 2) : corpusReport(found)}\n`,
  );
  const mustMend = [...leftOut, ...findings].some((one) => one.mustMend);
  if (mustMend || glossary.clashes.length > 0) process.exitCode = 1;
};

try {
  await main();
} catch (error) {
  failProcess(error, [ConfigError, QaError]);
}
