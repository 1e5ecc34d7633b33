import type { Logger } from 'pino';
import type { CorpusChange, CorpusSource } from '../../qa/corpus/corpus-source.ts';
import { groupRejected } from '../../qa/corpus/folder/group-rejected.ts';
import type { RejectedFile } from '../../qa/corpus/folder/rejected-file.ts';
import type { LiveLibrary } from '../../qa/library/live-library.ts';

/** Files named in a line about many of one kind. */
const FILES_NAMED = 5;

/** Logs every file that is left out and must be mended, with its remedy; others, such as pictures, by kind. */
export const logRejected = (rejected: readonly RejectedFile[], logger: Logger): void => {
  const others = groupRejected(rejected).filter(({ mustMend }) => !mustMend);
  const known = new Set(others.flatMap(({ files }) => files));
  for (const { file, code, reason, remedy } of rejected) {
    if (!known.has(file)) logger.warn({ file, code, reason, remedy }, 'article left out');
  }
  for (const { what, remedy, files } of others) {
    const few = files.slice(0, FILES_NAMED);
    logger.info({ what, count: files.length, files: few, remedy }, 'files left out');
  }
};

/**
 * Takes every change of the corpus into the library until `signal` aborts; what goes wrong is logged, and the last good
 * state stands. The next change is looked for as soon as what this one takes away is gone, not once it is analysed.
 */
export const followCorpus = async (
  source: CorpusSource,
  live: LiveLibrary,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> => {
  const known = new Set(live.status().rejected.map((one) => JSON.stringify(one)));
  const onTrouble = (err: unknown): void => logger.error({ err }, 'corpus could not be looked at');
  const tell = (change: CorpusChange, ms: number): void => {
    const { articles, rejected } = live.status();
    const fresh = rejected.filter((one) => !known.has(JSON.stringify(one)));
    known.clear();
    for (const one of rejected) known.add(JSON.stringify(one));
    logRejected(fresh, logger);
    const counts = { changed: change.changed.length, removed: change.removed.length, articles };
    logger.info({ ...counts, rejected: rejected.length, ms }, 'corpus changed');
  };
  const take = async (change: CorpusChange): Promise<void> => {
    const started = performance.now();
    await live.apply(change);
    tell(change, Math.round(performance.now() - started));
  };
  const underWay = new Set<Promise<void>>();
  for await (const change of source.changes(signal, onTrouble)) {
    const taking = take(change)
      .catch((err: unknown) => logger.error({ err }, 'change of the corpus could not be taken in'))
      .finally(() => underWay.delete(taking));
    underWay.add(taking);
    await live.withdrawn().catch(() => {});
  }
  await Promise.all(underWay);
};
