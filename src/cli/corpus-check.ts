import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { type CorpusRecord, compareRecords, recordOf } from '../editors/corpus-record.ts';
import { nearDuplicates } from '../editors/near-duplicates.ts';
import { createFolderSource } from '../qa/corpus/folder-source.ts';
import { QaError } from '../qa/errors.ts';
import { openCorpusWorkers } from '../qa/open-corpus-workers.ts';
import { endWhenOutputCloses, failProcess, processEnvironment } from './process-environment.ts';

const USAGE = `Usage: npm run corpus:check                 what the folder of articles holds; nothing is changed
       npm run corpus:check -- --save FILE  and keeps a record of it
       npm run corpus:check -- --since FILE what was added, changed and removed since that record
Options:
  --corpus DIR      the articles in DIR (otherwise CORPUS_DIR, or corpus/)
  --json            for a program`;

const list = (lead: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${lead} (${lines.length}):`, ...lines.map((line) => `  ${line}`), ''];

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
  const directory = values.corpus ?? readSettings(processEnvironment()).corpusDirectory;
  const workers = openCorpusWorkers(1);
  try {
    const { documents, rejected } = await createFolderSource(directory, {
      read: workers.read,
    }).load();
    const record = recordOf(documents);
    const changes =
      values.since === undefined ? undefined : compareRecords(readRecord(values.since), record);
    const duplicates = nearDuplicates(documents);
    if (values.save !== undefined) writeFileSync(values.save, `${JSON.stringify(record)}\n`);
    if (values.json) {
      const found = { articles: documents.length, ...changes, rejected, duplicates };
      process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    } else {
      const collections = new Map<string, number>();
      for (const { collection } of documents) {
        collections.set(collection, (collections.get(collection) ?? 0) + 1);
      }
      const lines = [
        `${documents.length} articles in ${directory}`,
        ...[...collections].map(([name, count]) => `  ${name}: ${count}`),
        '',
        ...list('Added', changes?.added ?? []),
        ...list('Changed', changes?.changed ?? []),
        ...list('Removed', changes?.removed ?? []),
        ...list(
          'Left out',
          rejected.map(({ file, reason, remedy }) => `${file}: ${reason}; ${remedy}`),
        ),
        ...list(
          'The same article more than once',
          duplicates
            .filter(({ kind }) => kind === 'exact')
            .map(({ documentIds }) => documentIds.join(', ')),
        ),
        ...list(
          'Nearly the same',
          duplicates
            .filter(({ kind }) => kind === 'near')
            .map(
              ({ documentIds, likeness }) =>
                `${documentIds.join(', ')} (about ${Math.round(likeness * 100)}% alike)`,
            ),
        ),
      ];
      process.stdout.write(`${lines.join('\n').trim()}\n`);
    }
    if (rejected.length > 0) process.exitCode = 1;
  } finally {
    await workers.close();
  }
};

try {
  await main();
} catch (error) {
  failProcess(error, [ConfigError, QaError]);
}
