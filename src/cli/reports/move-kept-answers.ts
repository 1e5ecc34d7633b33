import type { Settings } from '../../config/settings.ts';
import { moveKept } from '../../editors/answer-shelf.ts';
import { openKeptStore } from './open-kept-store.ts';

/** Moves the answers that the store keeps into a folder; what became of each, a line each. @throws {StoreError} */
export const moveKeptAnswers = async (settings: Settings, folder: string): Promise<string> => {
  const store = await openKeptStore(settings);
  if (store === undefined) return 'No answers are kept.';
  try {
    const { written, known } = await moveKept(store.answers, folder);
    const lines = [
      ...written,
      ...known.map((path) => `${path} is another file: the answer stays where it was`),
    ];
    return lines.length === 0 ? 'No answers are kept.' : lines.join('\n');
  } finally {
    await store.close();
  }
};
