import { articleDocument } from './article-document.ts';
import { decodeText } from './decode-text.ts';
import type { DocumentReader } from './document-reader.ts';
import { namingReader } from './naming-reader.ts';

/** Reads one article from a Markdown page, whatever generator or note program it was written for. */
export const markdownReader: DocumentReader = namingReader({
  name: 'markdown',
  extensions: [
    ...['.md', '.markdown', '.mdown', '.mkd', '.mdx', '.qmd', '.rmd'],
    ...['.md.erb', '.html.md', '.html.md.erb'],
  ],
  async read(bytes, file) {
    const { readPage } = await import('./markdown/read-page.ts');
    const { facts, blocks, collection } = readPage(decodeText(bytes, file.path), file);
    return articleDocument({ ...file, collection }, 1, facts, blocks);
  },
});
