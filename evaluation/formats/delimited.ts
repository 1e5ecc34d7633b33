import { parse } from 'csv-parse/sync';

/** The rows of a comma-separated text, as RFC 4180 has it. @throws {Error} when a quote is never closed */
export const parseCsv = (text: string): readonly (readonly string[])[] =>
  // Without names for columns each record is a list of its cells, which the types do not tell.
  parse(text, {
    relaxColumnCount: true,
    relaxQuotes: true,
    recordDelimiter: ['\r\n', '\n'],
  }) as unknown as string[][];

/** The rows of a tab-separated text, which knows no quotes. */
export const parseTsv = (text: string): readonly (readonly string[])[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
