import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { folderOf, NOWHERE, ownCollection } from './collection-file.ts';
import { type CorpusRoot, realPlace } from './corpus-root.ts';
import { type ListedFile, listedFile } from './list-files.ts';

/** How the collections of a file's folders stand at this moment, and the file; `undefined` where there is none. */
export const listAgain = async (
  root: CorpusRoot,
  path: string,
): Promise<ListedFile | undefined> => {
  const place = await realPlace(root, path).catch(() => undefined);
  const info = place === undefined ? undefined : await stat(place).catch(() => undefined);
  if (place === undefined || info?.isFile() !== true) return undefined;
  const base = await realpath(root.directory);
  // A link's file belongs where it really is.
  const inside = place.startsWith(`${base}${sep}`)
    ? place
        .slice(base.length + 1)
        .split(sep)
        .join('/')
    : path;
  let collection: string | undefined;
  const names = folderOf(inside).split('/');
  for (let depth = 0; depth <= names.length; depth += 1) {
    const folder = names.slice(0, depth).join('/');
    if (depth > 0 && folder === '') break;
    collection = (await ownCollection(root, folder).catch(() => NOWHERE)) ?? collection;
  }
  return listedFile(path, info, collection);
};
