import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Encoder } from '../../../../src/qa/encoding/encoder.ts';
import { openModelThreads } from '../../../../src/qa/encoding/model-threads.ts';
import { openEncoder, SHIPPED_ENCODER } from '../../../../src/qa/encoding/open-encoder.ts';

const cosine = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, number, at) => sum + number * (other[at] ?? 0), 0);

const openFrom = async (encoder: string): Promise<Encoder> => {
  const threads = openModelThreads({ places: { encoder }, threads: 1 });
  try {
    return await openEncoder(threads);
  } catch (error) {
    await threads.close();
    throw error;
  }
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsdesk-model-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A copy of the shipped model without its checksums, with files of its own. */
const copyOfModel = async (name: string, files: Readonly<Record<string, string | Uint8Array>>) => {
  const copy = join(folder, name);
  await mkdir(join(copy, '1_Pooling'), { recursive: true });
  for (const file of ['model.onnx', 'vocab.txt'])
    await copyFile(join(SHIPPED_ENCODER, file), join(copy, file));
  for (const [file, content] of Object.entries(files)) await writeFile(join(copy, file), content);
  return copy;
};

describe('the encoder that ships', () => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await openFrom(SHIPPED_ENCODER);
  });
  afterAll(() => encoder.close());

  it('puts texts of one meaning nearer to each other than others, whatever their words', async () => {
    const [question] = await encoder.encode(['How do I reset my password?'], 'question');
    const [same, other] = await encoder.encode(
      ['Forgot your login? Request a new secret word by e-mail.', 'The museum opens at nine.'],
      'passage',
    );
    if (!question || !same || !other) throw new Error('a vector is missing');
    expect(cosine(question, same)).toBeGreaterThan(cosine(question, other) + 0.2);
    expect(encoder.dimensions).toBe(question.length);
  });

  it('gives a text the same vector of unit length whatever stands beside it', async () => {
    const text = 'The library closes at six on Fridays.';
    const [alone] = await encoder.encode([text], 'passage');
    const among = await encoder.encode(['x', text, 'word '.repeat(2000), ''], 'passage');
    expect(among[1]).toEqual(alone);
    for (const vector of among) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });
});

describe('an encoder of the operator', () => {
  it('is another model where its prefixes are others', async () => {
    const config = JSON.stringify({ prompts: { query: 'query: ', passage: 'passage: ' } });
    const own = await openFrom(
      await copyOfModel('prefixed', { 'config_sentence_transformers.json': config }),
    );
    const plain = await openFrom(await copyOfModel('plain', {}));
    const [[asked], [told], [same]] = await Promise.all([
      own.encode(['one two'], 'question'),
      own.encode(['one two'], 'passage'),
      plain.encode(['query: one two'], 'question'),
    ]);
    await Promise.all([own.close(), plain.close()]);
    expect(asked).toEqual(same);
    expect(told).not.toEqual(asked);
    expect(own.model).not.toBe(plain.model);
  });

  const damaged = async (): Promise<Uint8Array> => {
    const bytes = new Uint8Array(await readFile(join(SHIPPED_ENCODER, 'model.onnx')));
    bytes[12_000_000] = (bytes[12_000_000] ?? 0) ^ 1;
    return bytes;
  };
  it.each([
    [
      'altered by a bit',
      async () => ({
        'model.onnx': await damaged(),
        SHA256SUMS: await readFile(join(SHIPPED_ENCODER, 'SHA256SUMS')),
      }),
      'MODEL_CHECKSUM',
      'model.onnx',
    ],
    [
      'cut short',
      async () => ({ 'model.onnx': (await damaged()).subarray(0, 9_000_000) }),
      'MODEL_FORMAT',
      'cut short',
    ],
    [
      'cut by another rule',
      async () => ({ 'tokenizer.json': '{"model":{"type":"Unigram"}}' }),
      'MODEL_FORMAT',
      'WordPiece',
    ],
    [
      'of a broken file',
      async () => ({ 'config_sentence_transformers.json': '{"prompts":' }),
      'MODEL_FORMAT',
      'JSON',
    ],
    [
      'pooled by another rule',
      async () => ({
        '1_Pooling/config.json': '{"pooling_mode_lasttoken":true}',
      }),
      'MODEL_FORMAT',
      'pooling',
    ],
    ['without a vocabulary', async () => ({ 'vocab.txt': 'a\nb\n' }), 'MODEL_FORMAT', '[UNK]'],
  ] as const)('says what is wrong with one %s', async (name, files, code, words) => {
    const copy = await copyOfModel(name, await files());
    await expect(openFrom(copy)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });

  it('says which file is missing', async () => {
    await expect(openFrom(join(folder, 'nowhere'))).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      subject: join(folder, 'nowhere', 'vocab.txt'),
    });
  });
});
