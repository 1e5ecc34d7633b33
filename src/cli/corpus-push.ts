import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { pushCorpus } from '../corpus-feed/push-articles.ts';
import { isFolderWatched } from '../corpus-feed/watch-folder.ts';
import { ANSWERS_FOLDER } from '../qa/corpus/answers/answer-files.ts';
import { QaError } from '../qa/errors.ts';
import { loadArticles } from '../qa/library/load-articles.ts';
import { isPostgresUrl } from '../store/open-store.ts';
import { openPostgres } from '../store/postgres/connection.ts';
import { StoreError } from '../store/store-error.ts';
import { moveKeptAnswers } from './reports/move-kept-answers.ts';
import { failProcess, processEnvironment } from './terminal/process-environment.ts';

/** Makes the shared corpus what the folder holds. */
const push = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      empty: { type: 'boolean', default: false },
      kept: { type: 'boolean', default: false },
    },
  });
  const settings = readSettings(processEnvironment());
  const { databaseUrl, corpusDirectory } = settings;
  if (!isPostgresUrl(databaseUrl)) {
    throw new ConfigError(
      'CONFIG_INVALID',
      'DATABASE_URL',
      'set it to postgres://user:password@host/database: only there articles are shared',
    );
  }
  const pool = await openPostgres(databaseUrl);
  try {
    if (await isFolderWatched(pool)) {
      throw new ConfigError(
        'CONFIG_INVALID',
        'CORPUS_SHARED',
        'a replica keeps the articles those of its own folder: put yours there, or set it to follow for all replicas',
      );
    }
    const folder = values.corpus ?? corpusDirectory;
    if (values.kept) console.log(await moveKeptAnswers(settings, join(folder, ANSWERS_FOLDER)));
    const { documents, rejected } = values.empty
      ? { documents: [], rejected: [] }
      : await loadArticles(folder, settings);
    for (const { file, reason, remedy } of rejected) {
      console.error(`left out: ${file}: ${reason}; ${remedy}`);
    }
    if (documents.length === 0 && !values.empty) {
      throw new ConfigError(
        'CONFIG_INVALID',
        '--corpus',
        'the folder holds no article; name another one, or empty the database with --empty',
      );
    }
    const { added, changed, removed, version } = await pushCorpus(pool, documents, rejected);
    console.log(
      `${documents.length} articles: ${added} added, ${changed} changed, ${removed} removed (version ${version})`,
    );
  } finally {
    await pool.end();
  }
};

try {
  await push();
} catch (error) {
  failProcess(error, [ConfigError, QaError, StoreError]);
}
