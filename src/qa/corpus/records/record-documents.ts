import { QaError } from '../../errors.ts';
import type { Document } from '../../types.ts';
import { articleDocument, oneLine } from '../article-document.ts';
import type { ArticleFile } from '../document-reader.ts';
import { recordBody } from './record-body.ts';
import { recordFacts } from './record-facts.ts';
import { first, isFields } from './record-fields.ts';

/** Articles in one file. */
const ARTICLES_MAX = 20_000;

/** A record and the line that it stands on, from 1. */
export interface PlacedRecord {
  readonly value: unknown;
  readonly line: number;
}

/** An error that names the line. */
export const brokenRecord = (file: ArticleFile, line: number, reason: string): QaError =>
  new QaError(
    'ARTICLE_UNREADABLE',
    file.path,
    `line ${line}: write an object with "title" and "text"`,
    {
      cause: new Error(`line ${line} ${reason}`),
    },
  );

const readOne = (
  file: ArticleFile,
  n: number,
  { value, line }: PlacedRecord,
): readonly Document[] => {
  if (!isFields(value)) throw brokenRecord(file, line, 'is no object');
  const collection = first(value, 'collection');
  if (collection !== undefined && oneLine(collection) === undefined) {
    throw brokenRecord(file, line, 'names no collection');
  }
  const own = oneLine(collection) ?? file.collection;
  const place = own === undefined ? file : { ...file, collection: own };
  return articleDocument(place, n, recordFacts(value), recordBody(value));
};

/** The articles of records, in their order. @throws {QaError} ARTICLE_TOO_LARGE, or which line is no article's */
export const recordDocuments = (
  file: ArticleFile,
  records: readonly PlacedRecord[],
): readonly Document[] => {
  if (records.length > ARTICLES_MAX) {
    throw new QaError(
      'ARTICLE_TOO_LARGE',
      file.path,
      `split it: it holds more than ${ARTICLES_MAX} articles`,
    );
  }
  const documents: Document[] = [];
  const first = (file.before?.articles ?? 0) + 1;
  for (const record of records) documents.push(...readOne(file, first + documents.length, record));
  return documents;
};
