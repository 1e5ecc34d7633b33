import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../../src/qa/corpus/readers.ts';
import { segmentsOf } from '../../src/qa/corpus/tree/segments-of.ts';
import { QaError } from '../../src/qa/errors.ts';
import { hostileText } from '../support/hostile-text.ts';

const file = { id: 'folder/some-article', path: 'folder/some-article.x' };

describe('the readers', () => {
  it('share no name and no extension', () => {
    const extensions = REGISTRY.flatMap((reader) => reader.extensions);
    expect(new Set(extensions).size).toBe(extensions.length);
    expect(new Set(REGISTRY.map(({ name }) => name)).size).toBe(REGISTRY.length);
    for (const extension of extensions) expect(extension).toMatch(/^(?:\.[a-z0-9]+)+$/);
  });
});

describe.each(REGISTRY)('the $name reader', (reader) => {
  it('finds no article in an empty file', async () => {
    expect(await reader.read(new Uint8Array(), file)).toEqual([]);
  });

  it('refuses what is no article with an error that names the file', async () => {
    const noise = Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 256);
    await expect(reader.read(noise, file)).rejects.toMatchObject({ subject: file.path });
  });

  it('gives complete documents, or names what is wrong, for any bytes', async () => {
    const bytes = fc.oneof(
      hostileText().map((text) => new TextEncoder().encode(text)),
      fc.uint8Array({ maxLength: 200 }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const documents = await reader.read(content, file).catch((error: unknown) => {
          expect(error).toBeInstanceOf(QaError);
          return [];
        });
        documents.forEach(({ id, title, text, root }, n) => {
          expect(id).toBe(n === 0 ? file.id : `${file.id}~${n + 1}`);
          expect(title).not.toBe('');
          expect(text).toBe(text.normalize('NFC'));
          expect(text).not.toContain('\r');
          const ends = segmentsOf(root).flatMap(({ span }) => [span.start, span.end]);
          expect(ends).toEqual([...ends].sort((a, b) => a - b));
          expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
        });
      }),
      { numRuns: 60 },
    );
  });
});
