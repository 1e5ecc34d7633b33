import type { Document } from '../../types.ts';
import { decodeText } from '../decode-text.ts';
import type { ArticleFile, DocumentReader } from '../document-reader.ts';
import { namingReader } from '../naming-reader.ts';
import { areQuestions, questionPage, recordsIn } from './record-articles.ts';
import { brokenRecord, recordDocuments } from './record-documents.ts';
import { isFields } from './record-fields.ts';

const parseLine = (file: ArticleFile, text: string, line: number): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw brokenRecord(file, line, 'is not JSON');
  }
};

/** Where JSON breaks off, as far as the message tells; lines count from 1. */
const lineOf = (text: string, error: unknown): number => {
  const [, position] =
    /position (\d{1,9})/u.exec(error instanceof Error ? error.message : '') ?? [];
  return text.slice(0, Number(position ?? text.length)).split('\n').length;
};

const parse = (file: ArticleFile, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw brokenRecord(file, lineOf(text, error), 'is not JSON');
  }
};

const documentsOf = (
  file: ArticleFile,
  records: readonly { readonly value: unknown; readonly line: number }[],
): readonly Document[] => {
  const values = records.map(({ value }) => value);
  if (!areQuestions(values)) return recordDocuments(file, records);
  return recordDocuments(file, [{ value: questionPage(values.filter(isFields)), line: 1 }]);
};

/** Reads articles from JSON: one object, a list of them, or an export that holds such a list. */
export const jsonReader: DocumentReader = namingReader({
  name: 'json',
  extensions: ['.json', '.jsonld'],
  async read(bytes, file) {
    const value = parse(file, decodeText(bytes, file.path));
    return documentsOf(
      file,
      recordsIn(value).map((one) => ({ value: one, line: 1 })),
    );
  },
});

/** Reads articles from JSON lines: one object a line. */
export const jsonLinesReader: DocumentReader = namingReader({
  name: 'json lines',
  extensions: ['.jsonl', '.ndjson'],
  inParts: 'lines',
  async read(bytes, file) {
    const linesBefore = file.before?.lines ?? 0;
    const lines = decodeText(bytes, file.path)
      .replace(/^\ufeff/u, '')
      .split('\n');
    const records = lines
      .map((text, at) => ({ text: text.trim(), line: linesBefore + at + 1 }))
      .filter(({ text }) => text !== '')
      .map(({ text, line }) => ({ value: parseLine(file, text, line), line }));
    return documentsOf(file, records);
  },
});
