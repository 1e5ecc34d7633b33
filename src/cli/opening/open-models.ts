import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { type ModelThreads, openModelThreads } from '../../qa/encoding/model-threads.ts';
import { openEncoder, SHIPPED_ENCODER } from '../../qa/encoding/open-encoder.ts';
import type { VectorCache } from '../../qa/encoding/vector-cache.ts';
import type { LibraryOptions } from '../../qa/library/build-library.ts';
import type { ArticleOptions } from '../../qa/library/load-articles.ts';
import { openPassageReader, SHIPPED_READER } from '../../qa/reading/open-passage-reader.ts';
import { databaseFile, isPostgresUrl } from '../../store/open-store.ts';
import { openVectorFile, vectorFolder } from '../../store/vectors/vector-file.ts';
import { isCorpusShared } from './open-article-feed.ts';

/** Which models take part; what is left stands in for one that does not. */
export interface ModelUse
  extends ArticleOptions,
    Pick<LibraryOptions, 'onTrouble' | 'onProgress' | 'isWaiting'> {
  readonly usesEncoder: boolean;
  readonly usesReader: boolean;
  /** The folder of the operator's own encoder. */
  readonly encoderFolder?: string | undefined;
  /** The store that vectors are kept beside, or in; with the folder that the articles are in. */
  readonly databaseUrl?: string;
  readonly corpusDirectory?: string;
  readonly corpusSharing?: Settings['corpusSharing'];
}

/** The models that take part, and how to end them. */
export interface OpenModels extends LibraryOptions {
  close(): Promise<void>;
}

/** Threads at most: a third would read passages sooner, and take as much memory as the first. */
const THREADS_MAX = 2;

const NO_MODELS: OpenModels = { close: async () => {} };

/** Where the vectors of a folder's articles are kept: beside the store, or in it where replicas share it. */
export const openVectorCache = async (use: ModelUse): Promise<VectorCache | undefined> => {
  const { databaseUrl, corpusDirectory, corpusSharing = 'off' } = use;
  if (databaseUrl === undefined || corpusDirectory === undefined) return undefined;
  const name = createHash('sha256').update(resolve(corpusDirectory)).digest('hex').slice(0, 16);
  if (!isPostgresUrl(databaseUrl))
    return openVectorFile(join(vectorFolder(databaseFile(databaseUrl)), `${name}.bin`));
  const [{ openPostgres }, { createPostgresVectors, SHARED_CORPUS }] = await Promise.all([
    import('../../store/postgres/connection.ts'),
    import('../../store/vectors/postgres-vectors.ts'),
  ]);
  const corpus = isCorpusShared({ databaseUrl, corpusSharing }) ? SHARED_CORPUS : name;
  return createPostgresVectors(await openPostgres(databaseUrl), corpus);
};

type Trouble = NonNullable<LibraryOptions['onTrouble']>;

/** What was opened, or nothing where it cannot be: then all goes on without it. */
const forgivingly = async <Opened>(
  opening: Promise<Opened>,
  consequence: string,
  onTrouble: Trouble,
): Promise<Opened | undefined> => {
  try {
    return await opening;
  } catch (error) {
    onTrouble(error, consequence);
    return undefined;
  }
};

const WORDS_ALONE = 'questions are answered by words alone';
const NOT_READ = 'questions are answered without the reader';
const NOT_KEPT = 'vectors last no longer than this process';

const openWith = async (threads: ModelThreads, use: ModelUse): Promise<OpenModels> => {
  const { onTrouble = () => {}, onProgress, isWaiting } = use;
  // Whoever names a folder wants to know what is wrong with it.
  const isChosen = use.encoderFolder !== undefined;
  const opening = async () => {
    const encoder = openEncoder(threads, isChosen);
    return isChosen ? encoder : forgivingly(encoder, WORDS_ALONE, onTrouble);
  };
  const encoder = use.usesEncoder ? await opening() : undefined;
  const reader = use.usesReader
    ? await forgivingly(openPassageReader(threads), NOT_READ, onTrouble)
    : undefined;
  const cache = encoder && (await forgivingly(openVectorCache(use), NOT_KEPT, onTrouble));
  return {
    onTrouble,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(isWaiting === undefined ? {} : { isWaiting }),
    ...(encoder === undefined ? {} : { encoder }),
    ...(reader === undefined ? {} : { reader }),
    ...(cache === undefined ? {} : { cache }),
    close: async () => {
      process.off('exit', threads.halt);
      await threads.close();
      await cache?.close();
    },
  };
};

/**
 * The models that take part. One that ships and cannot be used is left out, and `onTrouble` told why.
 * @throws {QaError} where the encoder in `encoderFolder` cannot be used
 */
export const openModels = async (use: ModelUse): Promise<OpenModels> => {
  const { usesEncoder, encoderFolder = SHIPPED_ENCODER, usesReader } = use;
  if (!usesEncoder && !usesReader) return NO_MODELS;
  const threads = openModelThreads({
    places: {
      ...(usesEncoder ? { encoder: encoderFolder } : {}),
      ...(usesReader ? { reader: SHIPPED_READER } : {}),
    },
    threads: Math.min(THREADS_MAX, availableParallelism()),
  });
  process.once('exit', threads.halt);
  try {
    return await openWith(threads, use);
  } catch (error) {
    await threads.close();
    throw error;
  }
};
