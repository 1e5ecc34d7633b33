import type { Logger } from 'pino';
import type { CorpusSource } from '../qa/corpus/corpus-source.ts';
import type { RejectedFile } from '../qa/corpus/load-corpus.ts';
import type { LiveLibrary } from '../qa/live-library.ts';

/** Logs every file that is left out, with its remedy. */
export const logRejected = (rejected: readonly RejectedFile[], logger: Logger): void => {
  for (const { file, code, reason, remedy } of rejected) {
    logger.warn({ file, code, reason, remedy }, 'article left out');
  }
};

/** Takes every change of the corpus into the library until `signal` aborts; what goes wrong is logged, and the last good state stands. */
export const followCorpus = async (
  source: CorpusSource,
  live: LiveLibrary,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> => {
  const known = new Set(live.status().rejected.map((one) => JSON.stringify(one)));
  const onTrouble = (err: unknown): void => logger.error({ err }, 'corpus could not be looked at');
  for await (const change of source.changes(signal, onTrouble)) {
    const started = performance.now();
    try {
      await live.apply(change);
    } catch (err) {
      logger.error({ err }, 'change of the corpus could not be taken in');
      continue;
    }
    const { articles, rejected } = live.status();
    const fresh = rejected.filter((one) => !known.has(JSON.stringify(one)));
    known.clear();
    for (const one of rejected) known.add(JSON.stringify(one));
    logRejected(fresh, logger);
    const { changed, removed } = change;
    const ms = Math.round(performance.now() - started);
    const counts = { changed: changed.length, removed: removed.length, articles };
    logger.info({ ...counts, rejected: rejected.length, ms }, 'corpus changed');
  }
};
