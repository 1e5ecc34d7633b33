import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModelThreads } from '../../../../src/qa/encoding/model-threads.ts';
import { SHIPPED_ENCODER } from '../../../../src/qa/encoding/open-encoder.ts';
import { openPassageReader } from '../../../../src/qa/reading/open-passage-reader.ts';
import type { PassageReader } from '../../../../src/qa/reading/passage-reader.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsdesk-reader-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const openFrom = async (reader: string | undefined): Promise<PassageReader> => {
  const threads = openModelThreads({ places: reader === undefined ? {} : { reader }, threads: 1 });
  try {
    return await openPassageReader(threads);
  } catch (error) {
    await threads.close();
    throw error;
  }
};

/** A folder with the encoder's network in the place of a reader's. */
const folderWith = async (name: string, settings: string): Promise<string> => {
  const path = join(folder, name);
  await mkdir(path);
  for (const file of ['model.onnx', 'vocab.txt'])
    await copyFile(join(SHIPPED_ENCODER, file), join(path, file));
  await writeFile(join(path, 'reader.json'), settings);
  return path;
};

const LIMITS = '{"maxTokens":256,"maxQuestionTokens":48,"maxContextTokens":32}';

describe('a reader that cannot be used', () => {
  it.each([
    ['of another version', '{"maxTokens":"many"}', 'restore the files'],
    ['that has no room for a passage', LIMITS.replace('256', '90'), 'restore the files'],
    ['that is another network', LIMITS, 'a reader gives end, relevance, start'],
  ])('says what is wrong with one %s', async (name, settings, words) => {
    await expect(openFrom(await folderWith(name, settings))).rejects.toMatchObject({
      code: 'MODEL_FORMAT',
      message: expect.stringContaining(words),
    });
  });

  it('says that it was given no folder', async () => {
    await expect(openFrom(undefined)).rejects.toMatchObject({ code: 'MODEL_MISSING' });
  });
});
