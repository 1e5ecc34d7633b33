import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { COLLECTION_FILE, folderOf } from './collection-file.ts';
import type { CorpusRoot } from './corpus-root.ts';
import {
  comparePaths,
  isArticleName,
  type ListedFile,
  type Listing,
  listedFile,
} from './list-files.ts';

const inPathOrder = (files: ReadonlyMap<string, ListedFile>): Listing['files'] =>
  new Map([...files].sort(([a], [b]) => comparePaths(a, b)));

/** The listing with what has become of some files; `undefined` when that takes a look at the whole folder. */
export const relist = async (
  root: CorpusRoot,
  { files, folders, closed, rejected }: Listing,
  paths: Iterable<string>,
): Promise<Listing | undefined> => {
  const next = new Map(files);
  let isOrdered = true;
  for (const path of paths) {
    const parent = folderOf(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name === COLLECTION_FILE || folders.has(path) || !folders.has(parent)) return undefined;
    if (!isArticleName(name)) continue;
    try {
      const info = await lstat(join(root.directory, path));
      // Where a link leads, and what belongs there, is for the whole look.
      if (info.isDirectory() || info.isSymbolicLink()) return undefined;
      isOrdered &&= files.has(path);
      next.set(path, listedFile(path, info, folders.get(parent)));
    } catch {
      next.delete(path);
    }
  }
  return { files: isOrdered ? next : inPathOrder(next), folders, closed, rejected };
};

const isBelow = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/**
 * The listing with what was known of folders that could not be looked into: it stands, unless the folder around them
 * belongs elsewhere now, for then nobody can tell what they belong to.
 */
export const withClosed = (before: Listing, now: Listing): Listing => {
  const standing = now.closed.filter((folder) => {
    const around = folderOf(folder);
    return before.folders.has(folder) && before.folders.get(around) === now.folders.get(around);
  });
  if (standing.length === 0) return now;
  const stands = (path: string): boolean =>
    standing.some((folder) => path === folder || isBelow(path, folder));
  const files = new Map(now.files);
  const folders = new Map(now.folders);
  for (const [path, file] of before.files) if (stands(path)) files.set(path, file);
  for (const [path, collection] of before.folders) if (stands(path)) folders.set(path, collection);
  return { ...now, files: inPathOrder(files), folders };
};
