import { articleDocument } from './article-document.ts';
import { decodeText } from './decode-text.ts';
import type { DocumentReader } from './document-reader.ts';
import { namingReader } from './naming-reader.ts';
import { readPage } from './web-page/read-page.ts';

/** Reads one article from a web page, without what stands around it. */
export const htmlReader: DocumentReader = namingReader({
  name: 'html',
  extensions: ['.html', '.htm', '.xhtml'],
  async read(bytes, file) {
    const { facts, blocks } = readPage(decodeText(bytes, file.path));
    return articleDocument(file, 1, facts, blocks);
  },
});
