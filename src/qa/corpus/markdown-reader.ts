import { isAnswerFile } from './answers/answer-files.ts';
import { articleDocument } from './article-document.ts';
import { decodeText } from './decode-text.ts';
import type { DocumentReader } from './document-reader.ts';
import { namingReader } from './naming-reader.ts';

const loadParts = () =>
  Promise.all([import('./markdown/read-page.ts'), import('./answers/read-answers.ts')]);

/** Loaded with the first page; asking again with each one would cost more than to read a short page. */
let parts: ReturnType<typeof loadParts> | undefined;

/**
 * Reads one article from a Markdown page, whatever generator or note program it was written for, with the answers that
 * its front matter holds; in a folder of answers, one answer from a page.
 */
export const markdownReader: DocumentReader = namingReader({
  name: 'markdown',
  extensions: [
    ...['.md', '.markdown', '.mdown', '.mkd', '.mdx', '.qmd', '.rmd'],
    ...['.md.erb', '.html.md', '.html.md.erb'],
  ],
  async read(bytes, file) {
    parts ??= loadParts();
    const [{ readPage }, { ownAnswers, readAnswerFile }] = await parts;
    const text = decodeText(bytes, file.path);
    if (isAnswerFile(file.path)) return readAnswerFile(text, file);
    const { facts, blocks, collection, values } = readPage(text, file);
    const own = { ...file, collection };
    const { documents, faults } = ownAnswers(values, own);
    const warnings = [...(facts.warnings ?? []), ...faults];
    return [...articleDocument(own, 1, { ...facts, warnings }, blocks), ...documents];
  },
});
