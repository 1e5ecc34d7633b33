import type { DocumentReader } from './document-reader.ts';
import { docxReader } from './docx-reader.ts';
import { htmlReader } from './html-reader.ts';
import { markdownReader } from './markdown-reader.ts';
import { pdfReader } from './pdf/pdf-reader.ts';
import { csvReader } from './records/csv-reader.ts';
import { jsonLinesReader, jsonReader } from './records/json-reader.ts';
import { textReader } from './text/text-reader.ts';

/** Every file format the corpus may hold. */
export const REGISTRY: readonly DocumentReader[] = [
  markdownReader,
  textReader,
  htmlReader,
  pdfReader,
  docxReader,
  jsonReader,
  jsonLinesReader,
  csvReader,
];
