import type { Logger } from 'pino';
import type { Settings } from '../../config/settings.ts';
import { createDatabaseSource } from '../../corpus-feed/database-source.ts';
import { watchFolder } from '../../corpus-feed/watch-folder.ts';
import type { CorpusSource } from '../../qa/corpus/corpus-source.ts';
import { createFolderSource } from '../../qa/corpus/folder/folder-source.ts';
import { openCorpusWorkers } from '../../qa/library/open-corpus-workers.ts';
import { isPostgresUrl } from '../../store/open-store.ts';
import { openPostgres } from '../../store/postgres/connection.ts';

/** Reading a large folder for the first time takes a while; what the database holds by then will do. */
const FIRST_READ_MS = 120_000;

/** Whether the articles come from the database rather than from the folder of this machine. */
export const isCorpusShared = ({
  databaseUrl,
  corpusSharing,
}: Pick<Settings, 'databaseUrl' | 'corpusSharing'>): boolean =>
  isPostgresUrl(databaseUrl) && corpusSharing !== 'off';

const withinMs = (work: Promise<void>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/**
 * The articles that replicas share, and their changes. Unless told to follow only, this replica offers to be the
 * one that keeps them those of its folder.
 * @throws {StoreError} STORE_UNREADABLE, STORE_NEWER
 */
export const openArticleFeed = async (
  { databaseUrl, corpusSharing, corpusDirectory, ...settings }: Settings,
  logger: Logger,
): Promise<CorpusSource> => {
  const pool = await openPostgres(databaseUrl);
  if (corpusSharing === 'watch') {
    const { sites, followsLinks, corpusSweepSeconds } = settings;
    const sweepMs = corpusSweepSeconds * 1000;
    const options = { sweepMs, sites, followsLinks, read: openCorpusWorkers(1).read };
    const watch = watchFolder(pool, () => createFolderSource(corpusDirectory, options), {
      onElected: () => logger.info('this replica watches the folder of articles'),
      onPushed: (pushed) => logger.info(pushed, 'articles shared'),
      onTrouble: (err) => logger.warn({ err }, 'folder of articles could not be shared'),
    });
    await withinMs(watch.ready, FIRST_READ_MS);
  }
  return createDatabaseSource(pool);
};
