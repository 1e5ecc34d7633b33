import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ANSWERS_FOLDER } from '../qa/corpus/answers/answer-files.ts';
import type { KeptAnswers } from '../store/store.ts';
import type { DraftFile } from './draft-answer.ts';

/** Where the file of an answer goes: into the folder of articles, or, where that cannot be, into the store. */
export type AnswerPlace =
  | { readonly kind: 'folder' }
  | { readonly kind: 'store'; readonly why: 'read-only' | 'shared' }
  /** There is neither. */
  | { readonly kind: 'nowhere' };

/** What became of a file. */
export interface Shelved {
  /** Written into the folder, kept in the store, there already, or not kept anywhere. */
  readonly kind: 'written' | 'kept' | 'known' | 'lost';
  /** Its name, in the folder with the path within that. */
  readonly file: string;
}

export interface ShelvedAs {
  /** Takes the place of a file of this name in the folder, which was a draft. */
  readonly replaces?: string;
  /** The team or server it belongs to. */
  readonly place?: string;
}

/** Where editors put answers. */
export interface AnswerShelf {
  place(): Promise<AnswerPlace>;
  /** Never writes over what is there, but for a draft that is named. */
  put(file: DraftFile, as?: ShelvedAs): Promise<Shelved>;
}

/** What a shelf is made of. */
export interface ShelfOptions {
  /** The folder of articles; none where the articles come from a database that others fill. */
  readonly folder: string | undefined;
  readonly kept: () => KeptAnswers | undefined;
}

const isWritable = async (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** Writes a file into a folder, which is made where it is missing, unless one of its name is there; whether it did. */
export const writeNew = async (folder: string, { name, text }: DraftFile): Promise<boolean> => {
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(join(folder, name), text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
};

const inFolder = (name: string): string => `${ANSWERS_FOLDER}/${name}`;

const writeInto = async (
  folder: string,
  file: DraftFile,
  replaces: string | undefined,
): Promise<Shelved> => {
  const answers = join(folder, ANSWERS_FOLDER);
  if (replaces === file.name) {
    await writeFile(join(answers, file.name), file.text);
    return { kind: 'written', file: inFolder(file.name) };
  }
  const isNew = await writeNew(answers, file);
  const isSame = !isNew && (await readFile(join(answers, file.name), 'utf8')) === file.text;
  return { kind: isNew || isSame ? 'written' : 'known', file: inFolder(file.name) };
};

/** A shelf over a folder and a store. */
export const createAnswerShelf = ({ folder, kept }: ShelfOptions): AnswerShelf => {
  const place = async (): Promise<AnswerPlace> => {
    if (folder !== undefined && (await isWritable(folder))) return { kind: 'folder' };
    if (kept() === undefined) return { kind: 'nowhere' };
    return { kind: 'store', why: folder === undefined ? 'shared' : 'read-only' };
  };
  const keep = async (file: DraftFile, owner: string | undefined): Promise<Shelved> => {
    const answers = kept();
    if (answers === undefined) return { kind: 'lost', file: file.name };
    const isKept =
      (await answers.keep(file, owner)) || (await answers.find(file.name))?.text === file.text;
    return { kind: isKept ? 'kept' : 'known', file: file.name };
  };
  return {
    place,
    put: async (file, { replaces, place: owner } = {}) => {
      const { kind } = await place();
      if (kind !== 'folder' || folder === undefined) return keep(file, owner);
      try {
        return await writeInto(folder, file, replaces);
      } catch (error) {
        // A mount that is read-only, or a disk that is full, shows when something is written.
        if (hasCode(error, 'EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'ENOTDIR', 'EEXIST'))
          return keep(file, owner);
        throw error;
      }
    },
  };
};

/** What became of the answers that the store kept. */
export interface MovedAnswers {
  readonly written: readonly string[];
  /** There is another file of the name: they stay where they were. */
  readonly known: readonly string[];
}

/** Moves what the store keeps into a folder: each is taken out once it is written. */
export const moveKept = async (kept: KeptAnswers, folder: string): Promise<MovedAnswers> => {
  const written: string[] = [];
  const known: string[] = [];
  for (const file of await kept.all()) {
    const path = join(folder, file.name);
    const isWritten =
      (await writeNew(folder, file)) || (await readFile(path, 'utf8')) === file.text;
    if (isWritten) await kept.remove(file.name);
    (isWritten ? written : known).push(path);
  }
  return { written, known };
};
