import { QaError } from '../../errors.ts';
import type { Document } from '../../types.ts';
import { articleDocument } from '../article-document.ts';
import { decodeText } from '../decode-text.ts';
import type { ArticleFile, DocumentReader } from '../document-reader.ts';
import { namingReader } from '../naming-reader.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { csvRows } from './csv-rows.ts';
import { textBlocks } from './record-body.ts';
import { recordDocuments } from './record-documents.ts';
import { comparableName, type Fields, first, plainWords } from './record-fields.ts';

type Row = readonly string[];

const QUESTIONS = ['question', 'questions', 'q', 'query', 'faq'] as const;
const ANSWERS = ['answer', 'answers', 'a', 'response', 'reply'] as const;
const TITLES = ['title', 'headline', 'subject', 'name'] as const;
const BODIES = [
  'text',
  'body',
  'content',
  'article',
  'articlebody',
  'html',
  'markdown',
  'bodyhtml',
  'contenthtml',
] as const;
const GROUPS = ['category', 'section', 'topic', 'group'] as const;
/** Longest name of a column. Characters. */
const NAME_MAX = 100;

const filled = (row: Row): number => row.filter((cell) => cell !== '').length;

const has = (names: Row, wanted: readonly string[]): boolean =>
  names.some((name) => wanted.includes(comparableName(name)));

/** Whether a row names the columns: all of them, with words, each by a name of its own. */
const namesColumns = (row: Row, width: number): boolean =>
  filled(row) >= width - 1 &&
  filled(row) > 0 &&
  row.every(
    (cell) =>
      cell.length <= NAME_MAX &&
      !/^[^\p{L}]*\p{Nd}[^\p{L}]*$/u.test(cell.replace(/^(?:19|20)\d\d$/u, 'year')),
  ) &&
  new Set(row).size >= row.length - 1;

/** Lines above the table, each of one cell, and the rows from the names of the columns on. */
const partRows = (
  rows: readonly Row[],
): { readonly above: readonly string[]; readonly table: readonly Row[] } => {
  const width = Math.max(...rows.slice(0, 200).map(filled));
  const from = width < 2 ? 0 : rows.findIndex((row) => filled(row) > 1);
  const above = rows
    .slice(0, Math.max(0, from))
    .map((row) => row.find((cell) => cell !== '') ?? '');
  return { above: above.filter((text) => text !== ''), table: rows.slice(Math.max(0, from)) };
};

const fieldsOf = (names: Row, row: Row): Fields =>
  Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']));

/** Questions with their answers, those of one group under its name. */
const questionBlocks = (records: readonly Fields[]): readonly SourceBlock[] => {
  const blocks: SourceBlock[] = [];
  let group: string | undefined;
  for (const record of records) {
    const own = plainWords(first(record, ...GROUPS));
    if (own !== undefined && own !== group) blocks.push({ kind: 'heading', level: 2, text: own });
    group = own;
    const question = plainWords(first(record, ...QUESTIONS));
    const answer = textBlocks(String(first(record, ...ANSWERS) ?? ''));
    if (question !== undefined && answer.length > 0)
      blocks.push({ kind: 'question', question, answer });
    else blocks.push(...answer);
  }
  return blocks;
};

const paragraphs = (texts: readonly string[]): readonly SourceBlock[] =>
  texts.map((text) => ({ kind: 'paragraph', text }));

const isBlank = (row: Row): boolean => filled(row) === 0;

/** One article of all rows: a table with the names of its columns where it has any. */
const tableBlocks = (rows: readonly Row[]): readonly SourceBlock[] => {
  const { above, table } = partRows(rows);
  const [names = [], ...rest] = table;
  const width = Math.max(...table.slice(0, 200).map(({ length }) => length));
  const block: SourceBlock =
    namesColumns(names, width) && rest.length > 0
      ? { kind: 'table', header: names, rows: rest }
      : { kind: 'table', header: [], rows: table };
  return [...paragraphs(above), block];
};

const documentsOf = (file: ArticleFile, rows: readonly Row[]): readonly Document[] => {
  const [names = [], ...rest] = rows;
  const records = (): readonly Fields[] => rest.map((row) => fieldsOf(names, row));
  const isPage = has(names, QUESTIONS) && has(names, ANSWERS);
  if (!isPage && has(names, TITLES) && has(names, BODIES)) {
    const line = Math.max(1, file.before?.lines ?? 1) + 1;
    return recordDocuments(
      file,
      records().map((value, at) => ({ value, line: line + at })),
    );
  }
  if (file.before !== undefined) {
    const cause = new Error('the file is one article, and larger than 5 MB');
    throw new QaError('ARTICLE_TOO_LARGE', file.path, 'split it into smaller articles', { cause });
  }
  if (isPage) return articleDocument(file, 1, {}, questionBlocks(records()));
  return articleDocument(file, 1, {}, tableBlocks(rows));
};

/**
 * Reads separated values: columns of questions and answers are one article of questions, columns of titles and texts are an
 * article a row, any others are one article that is a table.
 */
export const csvReader: DocumentReader = namingReader({
  name: 'csv',
  extensions: ['.csv', '.tsv'],
  inParts: 'rows',
  async read(bytes, file) {
    const head = file.before?.head ?? new Uint8Array();
    const rows = csvRows(decodeText(Buffer.concat([head, bytes]), file.path)).filter(
      (row) => !isBlank(row),
    );
    return rows.length === 0 ? [] : documentsOf(file, rows);
  },
});
