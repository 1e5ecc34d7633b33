import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';

/** Tells that something may have changed in a folder: of one file, or (without a path) of anything. */
export type OnHint = (path: string | undefined) => void;

/** Folders that are listened to. */
export interface FolderWatch {
  /** Listens to these folders and no others; tells whether some are new, so that something may have been missed. */
  follow(folders: readonly string[]): boolean;
  /** Whether every folder is listened to; where not, changes are found by looking. */
  isWhole(): boolean;
  close(): void;
}

/**
 * Listens to folders one by one: `fs.watch` of a single folder is what every system does well, while
 * watching recursively is not (Node's own documentation, "Caveats"). What it tells is a hint to look.
 */
export const watchFolders = (root: string, onHint: OnHint): FolderWatch => {
  const watchers = new Map<string, FSWatcher>();
  let isWhole = true;
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const listen = (folder: string): void => {
    try {
      const watcher = watch(join(root, folder), { persistent: true }, (_, name) => {
        const path = name === null ? undefined : folder === '' ? name : `${folder}/${name}`;
        onHint(path);
      });
      // A folder that is gone, or a system that takes no more watchers: looking goes on.
      watcher.on('error', () => {
        drop(folder);
        onHint(undefined);
      });
      watchers.set(folder, watcher);
    } catch {
      isWhole = false;
    }
  };
  return {
    follow: (folders) => {
      const wanted = new Set(folders);
      isWhole = true;
      for (const folder of [...watchers.keys()]) if (!wanted.has(folder)) drop(folder);
      const fresh = [...wanted].filter((folder) => !watchers.has(folder));
      for (const folder of fresh) listen(folder);
      return fresh.some((folder) => watchers.has(folder));
    },
    isWhole: () => isWhole,
    close: () => {
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
};
