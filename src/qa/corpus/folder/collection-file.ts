import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { QaError } from '../../errors.ts';
import { type CorpusRoot, readInside } from './corpus-root.ts';

/** A file of this name says what collection everything in its folder belongs to. */
export const COLLECTION_FILE = '_collection.txt';

/** Where articles belong whose folder does not say it clearly: no channel shows it. */
export const NOWHERE = '(no collection)';

const COLLECTION = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,79}$/u;
/** A name is a few letters: nothing longer is read for one. */
const COLLECTION_BYTES_MAX = 1_000;

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** What a file is called that stands in a folder. */
export const inFolder = (folder: string, name: string): string =>
  folder === '' ? name : `${folder}/${name}`;

/** The folder that a path stands in. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const stands = (root: CorpusRoot, path: string): Promise<boolean> =>
  lstat(join(root.directory, path)).then(
    () => true,
    (error: unknown) => !hasCode(error, 'ENOENT'),
  );

/** The collection that a folder's own file names. @throws {QaError} when it names none: then nothing there is shown. */
export const ownCollection = async (
  root: CorpusRoot,
  folder: string,
): Promise<string | undefined> => {
  const path = inFolder(folder, COLLECTION_FILE);
  const remedy = 'write one name into it, for example: board';
  let text: string;
  try {
    const { bytes } = await readInside(root, path, COLLECTION_BYTES_MAX);
    text = bytes.toString('utf8').trim();
  } catch (cause) {
    // A link that leads nowhere is no folder without a word.
    if (hasCode(cause, 'ENOENT') && !(await stands(root, path))) return undefined;
    throw new QaError('ARTICLE_UNREADABLE', path, remedy, { cause });
  }
  if (!COLLECTION.test(text)) {
    const cause = new Error('it does not name a collection, so nothing in its folder is shown');
    throw new QaError('ARTICLE_FORMAT', path, remedy, { cause });
  }
  return text;
};
