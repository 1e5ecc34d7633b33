import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { QaError } from '../errors.ts';
import type { Document, DocumentId } from '../types.ts';
import { stemOf } from './file-kinds.ts';
import { FILE_BYTES_MAX } from './folder-files.ts';
import { readArticle } from './read-article.ts';

interface Candidate {
  /** On disk. */
  readonly file: string;
  /** Inside the corpus folder. */
  readonly path: string;
}

/** The files that may hold an article of this id: its own name, and its name with the extension kept. */
const candidatesFor = async (root: string, id: DocumentId): Promise<readonly Candidate[]> => {
  const folder = id.slice(0, id.lastIndexOf('/') + 1);
  const names = await readdir(join(root, folder)).catch(() => []);
  return names
    .sort()
    .map((name): Candidate => {
      const path = `${folder}${name}`.normalize('NFC');
      return { path, file: join(root, folder, name) };
    })
    .filter(({ path }) =>
      [stemOf(path), path].some((base) => id === base || id.startsWith(`${base}~`)),
    );
};

const readCandidate = async ({ path, file }: Candidate): Promise<readonly Document[]> => {
  try {
    const info = await stat(file);
    if (!info.isFile() || info.size > FILE_BYTES_MAX) return [];
    return await readArticle({ path, bytes: await readFile(file) });
  } catch (error) {
    // A file that holds no article any more is an answer, too.
    if (error instanceof QaError || (error instanceof Error && 'code' in error)) return [];
    throw error;
  }
};

/** The article of an id as its file says now, read from the corpus folder again; `undefined` where there is none any more. */
export const rereadDocument = async (
  root: string,
  id: DocumentId,
): Promise<Document | undefined> => {
  for (const candidate of await candidatesFor(root, id)) {
    const documents = await readCandidate(candidate);
    const own = documents.find((document) => document.id === id);
    if (own !== undefined) return own;
    // Of two files that differ in their extension alone the second keeps its own in the id.
    if (candidate.path === id && documents[0] !== undefined) return { ...documents[0], id };
  }
  return undefined;
};
