import { describe, expect, it } from 'vitest';
import { qualityOf } from '../../../src/editors/corpus-quality.ts';
import { findResidue } from '../../../src/editors/find-residue.ts';
import { markdownReader } from '../../../src/qa/corpus/markdown-reader.ts';

const read = (text: string) =>
  markdownReader.read(new TextEncoder().encode(text), { id: 'a/note', path: 'a/note.md' });

describe('the quality of a corpus', () => {
  it('names what an editor can make better', async () => {
    const documents = await read(
      '---\nlayout: "x\n---\n\nA first paragraph of more than four words.\n\n## Empty\n\n## Full\n\nSee `{{ x }}`.',
    );
    expect(qualityOf(documents)).toMatchObject({
      withoutDate: ['a/note'],
      withoutTitle: ['a/note'],
      withoutAddress: 1,
      emptySections: [{ documentId: 'a/note', text: 'Empty' }],
      // Few words join what stands beside them.
      shortPassages: 0,
      residue: [{ documentId: 'a/note', kind: 'template code' }],
      warnings: [{ documentId: 'a/note' }],
    });
  });

  it('counts passages of a few words that nothing stands beside', async () => {
    expect(qualityOf(await read('Tea is free.'))).toMatchObject({ passages: 1, shortPassages: 1 });
  });

  it.each([
    ['{% include x %}', 'template code'],
    ['see [this](https://a.example)', 'a link'],
    ['[[Gate 4]]', 'a wiki link'],
    ['it is **hot**', 'bold'],
    ['a &amp; b', 'an entity'],
    ['<div class="x">', 'an HTML tag'],
  ])('knows marks that no reader should see: %s', (text, kind) => {
    expect(findResidue(text).map((one) => one.kind)).toEqual([kind]);
  });

  it('takes prose for prose', () => {
    expect(findResidue('Use a < b, {braces} and [sic] (see below): 5 * 3 ** 2.')).toEqual([]);
  });
});
