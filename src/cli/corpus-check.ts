import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { qualityOf } from '../editors/corpus-quality.ts';
import { type CorpusRecord, compareRecords, recordOf } from '../editors/corpus-record.ts';
import { nearDuplicates } from '../editors/near-duplicates.ts';
import { groupRejected } from '../qa/corpus/group-rejected.ts';
import { QaError } from '../qa/errors.ts';
import { loadArticles } from '../qa/load-articles.ts';
import { corpusReport } from './corpus-report.ts';
import { endWhenOutputCloses, failProcess, processEnvironment } from './process-environment.ts';

const USAGE = `Usage: npm run corpus:check                 what the folder of articles holds; nothing is changed
       npm run corpus:check -- --save FILE  and keeps a record of it
       npm run corpus:check -- --since FILE what was added, changed and removed since that record
Options:
  --corpus DIR      the articles in DIR (otherwise CORPUS_DIR, or corpus/)
  --json            for a program
Ends with 1 when a file must be mended: an article that somebody wants read is missing.`;

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
  const { documents, rejected } = await loadArticles(directory, settings);
  const record = recordOf(documents);
  const changes =
    values.since === undefined ? undefined : compareRecords(readRecord(values.since), record);
  const duplicates = nearDuplicates(documents);
  const leftOut = groupRejected(rejected);
  const quality = qualityOf(documents);
  if (values.save !== undefined) writeFileSync(values.save, `${JSON.stringify(record)}\n`);
  const found = { directory, documents, changes, leftOut, duplicates, quality };
  const json = { articles: documents.length, ...changes, rejected, leftOut, duplicates, quality };
  process.stdout.write(
    `${values.json ? JSON.stringify(json, undefined, 2) : corpusReport(found)}\n`,
  );
  if (leftOut.some(({ mustMend }) => mustMend)) process.exitCode = 1;
};

try {
  await main();
} catch (error) {
  failProcess(error, [ConfigError, QaError]);
}
