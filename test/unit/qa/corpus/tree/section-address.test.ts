import { describe, expect, it } from 'vitest';
import { markdownReader } from '../../../../../src/qa/corpus/markdown-reader.ts';
import { sectionAddress } from '../../../../../src/qa/corpus/tree/section-path.ts';

const addressIn = async (url: string, words: string) => {
  const text = `---\nurl: ${url}\n---\n\nOn top.\n\n## Fees & fines\n\nSix crowns.\n\n### Café {#tables}\n\nTwo tables.`;
  const [document] = await markdownReader.read(new TextEncoder().encode(text), {
    id: 'a',
    path: 'a.md',
  });
  if (document === undefined) throw new Error('no document');
  const start = document.text.indexOf(words);
  return sectionAddress(document, { start, end: start + words.length });
};

describe('the address of a place', () => {
  it.each([
    ['On top', 'https://x.example/a'],
    ['Six crowns', 'https://x.example/a#fees--fines'],
    ['Two tables', 'https://x.example/a#tables'],
  ])('names the section of "%s"', async (words, address) => {
    expect(await addressIn('https://x.example/a', words)).toBe(address);
  });

  it('leaves an address alone that names a place itself', async () => {
    expect(await addressIn('https://x.example/#/a', 'Six crowns')).toBe('https://x.example/#/a');
  });
});
