import { type ResourceLimits, Worker } from 'node:worker_threads';

/** Loads tsx, which does not enter worker threads by itself, and then the entry. */
const SOURCE_LOADER = `
const { tsx, entry } = require('node:worker_threads').workerData;
import(tsx).then(({ register }) => { register(); return import(entry); });
`;

/**
 * Starts a thread whose entry is a module of the sources, or of a build, which is plain JavaScript.
 * @param entry the address of the module, ending in `.ts` in the sources
 * @param data what the entry finds in `workerData`
 */
export const startThread = (
  entry: URL,
  resourceLimits: ResourceLimits,
  data: Readonly<Record<string, unknown>> = {},
): Worker => {
  if (!import.meta.url.endsWith('.ts')) {
    const built = new URL(entry.href.replace(/\.ts$/u, '.js'));
    return new Worker(built, { workerData: data, resourceLimits });
  }
  const tsx = import.meta.resolve('tsx/esm/api');
  const workerData = { ...data, tsx, entry: entry.href };
  return new Worker(SOURCE_LOADER, { eval: true, execArgv: [], workerData, resourceLimits });
};
