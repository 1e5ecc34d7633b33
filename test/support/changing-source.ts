import type { CorpusChange, CorpusSource } from '../../src/qa/corpus/corpus-source.ts';
import type { Document } from '../../src/qa/types.ts';

/** A source of articles that a test changes. */
export interface ChangingSource extends CorpusSource {
  change(change: Partial<CorpusChange>): void;
}

/** Holds these documents at first. */
export const createChangingSource = (documents: readonly Document[]): ChangingSource => {
  const waiting: CorpusChange[] = [];
  const standing = new Map(documents.map((document) => [document.id, document]));
  let wake = (): void => {};
  return {
    change: (change) => {
      for (const id of change.removed ?? []) standing.delete(id);
      for (const document of change.changed ?? []) standing.set(document.id, document);
      waiting.push({ changed: [], removed: [], rejected: [], ...change });
      wake();
    },
    load: async () => ({ documents, rejected: [] }),
    reread: async (id) => standing.get(id),
    async *changes(signal) {
      signal.addEventListener('abort', () => wake());
      while (!signal.aborted) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
};
