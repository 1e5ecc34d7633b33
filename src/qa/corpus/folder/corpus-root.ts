import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/** The folder of articles, and how far links in it may lead. */
export interface CorpusRoot {
  readonly directory: string;
  /** Whether a link may lead out of the folder; else only what lies in it is an article. */
  readonly followsLinks: boolean;
}

/** What a file holds, and when that was so. */
export interface ReadBytes {
  readonly bytes: Buffer;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Why a file of the folder is not read. */
export class FileRefused extends Error {
  readonly reason: 'link' | 'kind' | 'size';

  constructor(reason: FileRefused['reason'], message: string) {
    super(message);
    this.name = 'FileRefused';
    this.reason = reason;
  }
}

/** Waits for nobody who would write into a pipe, and goes through no link that came after the look. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Where a path inside the folder really is. @throws {FileRefused} where that is outside, and links may not lead there */
export const realPlace = async (root: CorpusRoot, path: string): Promise<string> => {
  const place = await realpath(join(root.directory, path));
  if (root.followsLinks) return place;
  const inside = relative(await realpath(root.directory), place);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  if (isOutside) throw new FileRefused('link', 'it is a link that leads out of the folder');
  return place;
};

const checkOpen = async (file: FileHandle, place: string): Promise<Stats> => {
  const [info, now] = await Promise.all([file.stat(), stat(place)]);
  if (!info.isFile()) throw new FileRefused('kind', 'it is no regular file');
  // Somebody put another file there between the look and the opening.
  if (info.ino !== now.ino || info.dev !== now.dev) {
    throw new FileRefused('link', 'it was replaced while it was read');
  }
  return info;
};

const readWhole = async (file: FileHandle, info: Stats, maxBytes: number): Promise<ReadBytes> => {
  if (info.size > maxBytes)
    throw new FileRefused('size', `the file is larger than ${maxBytes / 1e6} MB`);
  // One byte more than it said: a file that grows meanwhile is not read without end.
  const buffer = Buffer.allocUnsafe(info.size + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length > info.size) throw new FileRefused('size', 'it grows while it is read');
  return { bytes: buffer.subarray(0, length), size: info.size, mtimeMs: info.mtimeMs };
};

/**
 * What `work` makes of a regular file inside the folder, which is open as long. Pipes, devices and links that lead out
 * are refused without being waited for.
 * @throws {FileRefused}
 */
export const openInside = async <Result>(
  root: CorpusRoot,
  path: string,
  work: (file: FileHandle, info: Stats) => Promise<Result>,
): Promise<Result> => {
  const place = await realPlace(root, path);
  const file = await open(place, OPEN_FLAGS);
  try {
    return await work(file, await checkOpen(file, place));
  } finally {
    await file.close();
  }
};

/** What such a file holds, at most so much of it. @throws {FileRefused} */
export const readInside = (root: CorpusRoot, path: string, maxBytes: number): Promise<ReadBytes> =>
  openInside(root, path, (file, info) => readWhole(file, info, maxBytes));
