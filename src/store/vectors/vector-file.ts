import { appendFile, type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ByteVector } from '../../qa/encoding/byte-vector.ts';
import type { VectorCache } from '../../qa/encoding/vector-cache.ts';
import { erased, nextRecord, type RecordPlace, toRecord, vectorAt } from './vector-record.ts';

/** The articles' words can be guessed from them: nobody else may read them. */
const MODE = 0o600;
const FOLDER_MODE = 0o700;
/** Where the files of vectors lie, one for each folder of articles: beside the database. */
export const vectorFolder = (database: string): string => join(dirname(database), 'vectors');

/** Bytes read at a time. */
const CHUNK = 1_048_576;
/** A file of fewer bytes is not worth writing anew. */
const COMPACT_BYTES = 1_048_576;

/** A record with its place in the file. */
interface FileRecord extends RecordPlace {
  readonly bytes: Buffer;
  /** Where the record begins in the file; `at` is where it begins in `bytes`. */
  readonly offset: number;
}

/** Every record of a file, whatever stands between them, in the order they were written. */
async function* recordsOf(file: FileHandle): AsyncGenerator<FileRecord> {
  let left = Buffer.alloc(0);
  let offset = 0;
  for (;;) {
    const chunk = Buffer.alloc(CHUNK);
    const { bytesRead } = await file.read(chunk, 0, CHUNK, offset + left.length);
    const bytes = Buffer.concat([left, chunk.subarray(0, bytesRead)]);
    let at = 0;
    const isEnd = bytesRead === 0;
    let next = nextRecord(bytes, at, isEnd);
    while (!('more' in next)) {
      yield { ...next, bytes, offset: offset + next.at };
      at = next.at + next.length;
      next = nextRecord(bytes, at, isEnd);
    }
    if (isEnd) return;
    at = next.more;
    left = bytes.subarray(at);
    offset += at;
  }
}

const openIfThere = async (path: string, flags: string): Promise<FileHandle | undefined> => {
  try {
    return await open(path, flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const forEachRecord = async (path: string, take: (record: FileRecord) => void): Promise<void> => {
  const file = await openIfThere(path, 'r');
  if (file === undefined) return;
  try {
    for await (const record of recordsOf(file)) take(record);
  } finally {
    await file.close();
  }
};

/** Tells of every vector that a file has, the latest of a key last. */
export const forEachVector = (
  path: string,
  take: (key: string, vector: ByteVector) => void,
): Promise<void> =>
  forEachRecord(path, (record) => {
    if (record.key !== undefined) take(record.key, vectorAt(record.bytes, record));
  });

/** What is to be kept of a file, in a file of its own that takes its place. */
const rewrite = async (path: string, keep: ReadonlySet<string>): Promise<void> => {
  const fresh = `${path}.new`;
  await rm(fresh, { force: true });
  const file = await openIfThere(path, 'r');
  if (file === undefined) return;
  try {
    let part: Buffer[] = [];
    let size = 0;
    const flush = async (): Promise<void> => {
      await appendFile(fresh, Buffer.concat(part), { mode: MODE });
      part = [];
      size = 0;
    };
    for await (const { key, bytes, at, length } of recordsOf(file)) {
      if (key === undefined || !keep.has(key)) continue;
      part.push(bytes.subarray(at, at + length));
      size += length;
      if (size >= CHUNK) await flush();
    }
    await flush();
    await rename(fresh, path);
  } finally {
    await file.close();
    await rm(fresh, { force: true });
  }
};

/** Bytes of a file: erased ones, those of vectors, and those of no sound record. */
interface FileUse {
  readonly free: number;
  readonly used: number;
  readonly damaged: number;
}

/** Erases what is not to be kept where it stands. */
const erase = async (path: string, keep: ReadonlySet<string>): Promise<FileUse> => {
  const file = await openIfThere(path, 'r+');
  if (file === undefined) return { free: 0, used: 0, damaged: 0 };
  let [free, used] = [0, 0];
  try {
    const { size } = await file.stat();
    for await (const record of recordsOf(file)) {
      if (record.key !== undefined && keep.has(record.key)) {
        used += record.length;
        continue;
      }
      free += record.length;
      if (record.key !== undefined)
        await file.write(erased(record), 0, record.length, record.offset);
    }
    return { free, used, damaged: Math.max(0, size - free - used) };
  } finally {
    await file.close();
  }
};

/**
 * Vectors in a file that processes append to: each record stands for itself, so a torn or damaged one is passed over,
 * and what was written before it stays. A process that appends while another writes the file anew loses what it
 * appended, and encodes it again when it next starts.
 */
export const openVectorFile = (path: string): VectorCache => ({
  find: async (keys) => {
    const found = new Map<string, ByteVector>();
    await forEachVector(path, (key, vector) => {
      if (keys.has(key)) found.set(key, vector);
    });
    return found;
  },
  count: async () => {
    const kept = new Set<string>();
    await forEachRecord(path, ({ key }) => {
      if (key !== undefined) kept.add(key);
    });
    return kept.size;
  },
  add: async (vectors) => {
    if (vectors.size === 0) return;
    const records = [...vectors].map(([key, vector]) => toRecord(key, vector));
    await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
    // One write: what two processes append at once does not mix.
    await appendFile(path, Buffer.concat(records), { mode: MODE });
  },
  keepOnly: async (keys) => {
    const { free, used, damaged } = await erase(path, keys);
    if (damaged > 0 || (free > used && free > COMPACT_BYTES)) await rewrite(path, keys);
  },
  close: async () => {},
});
