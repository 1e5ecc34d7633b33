import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadedCorpus } from '../../src/qa/corpus/corpus-source.ts';
import { loadArticles } from '../../src/qa/library/load-articles.ts';
import type { Block } from '../../src/qa/types.ts';
import { pdfOf } from '../support/formats/pdf.ts';

const CELLS = 100_000;
const COLUMNS = 10;
const columns = Array.from({ length: COLUMNS }, (_, at) => `c${at}`);
const rows = Array.from({ length: CELLS / COLUMNS }, (_, row) =>
  columns.map((_, at) => `${row}.${at}`),
);
const table = `|${columns.join('|')}|\n|${columns.map(() => '-').join('|')}|\n${rows.map((row) => `|${row.join('|')}|`).join('\n')}`;

/** What people do not write, beside what they do. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'good.md': '# Ferry\n\nThe ferry takes 40 minutes.',
  'deep.html': `<p>a${'<b>'.repeat(900_000)}`,
  'deep-list.html': `<h1>Lists</h1>${'<ul><li>a'.repeat(5_000)}`,
  'deep-list.md': `${'- '.repeat(5_000)}a`,
  'front.md': `---\n${'key: some words\n'.repeat(265_000)}---\nThe ferry sails at six.`,
  'table.html': `<h1>Table</h1><table>${rows.map((row) => `<tr><td>${row.join('<td>')}`).join('')}</table>`,
  'table.md': `# Table\n\n${table}`,
  'table.csv': [columns, ...rows].map((row) => row.join(',')).join('\n'),
  'pages.pdf': pdfOf(Array.from({ length: 10_000 }, () => ({ texts: [[60, 700, 11, 'One.']] }))),
};

const cellsIn = (blocks: readonly Block[] = []): number =>
  blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.flat().length : 0), 0);

describe('a folder with what nobody writes', { timeout: 180_000 }, () => {
  let folder: string;
  let loaded: LoadedCorpus;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'articles-'));
    for (const [name, content] of Object.entries(FILES))
      await writeFile(join(folder, name), content);
    loaded = await loadArticles(folder);
  }, 180_000);

  afterAll(() => rm(folder, { recursive: true }));

  const documentOf = (id: string) => loaded.documents.find((document) => document.id === id);

  it('loads what can be read', () => {
    expect(documentOf('good')?.text).toContain('The ferry takes 40 minutes.');
    expect(documentOf('deep-list')?.text.match(/a/gu)).toHaveLength(5_000);
    for (const { file } of loaded.rejected) expect(file).not.toMatch(/^(?:good|front|table)/u);
  });

  it('loads a page whose front matter is longer than any, without that', () => {
    const page = documentOf('front');
    expect(page?.text).toBe('The ferry sails at six.');
    expect(page?.warnings).toEqual([expect.stringContaining('longer than')]);
  });

  it('loads tables of 100,000 cells whole', () => {
    const tables = loaded.documents.filter(({ id }) => id.startsWith('table'));
    const cells = tables.map(({ root }) =>
      cellsIn([...root.blocks, ...root.sections.flatMap(({ blocks }) => blocks)]),
    );
    expect(cells).toEqual([CELLS, CELLS, CELLS]);
  });

  it('says why it leaves out the rest', () => {
    const told = loaded.rejected.map(({ file, reason }) => `${file}: ${reason}`).toSorted();
    expect(told).toEqual([
      expect.stringMatching(/^deep-list\.md: .*nested more than/u),
      expect.stringMatching(/^deep\.html: .*nested more than/u),
      expect.stringMatching(/^pages\.pdf: .*(?:pages|parts)/u),
    ]);
  });
});
