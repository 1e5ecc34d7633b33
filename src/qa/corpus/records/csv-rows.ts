import { type Options, parse } from 'csv-parse/sync';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Rows that the delimiter is told by. */
const ROWS_LOOKED_AT = 50;

/** Each row may be shorter or longer than the others, and quotation marks may stand where they should not. */
const LENIENT: Options = {
  relaxColumnCount: true,
  relaxQuotes: true,
  skipEmptyLines: true,
  trim: true,
};

const parseRows = (text: string, options: Options): readonly (readonly string[])[] =>
  // Without names for columns each record is a list of its cells, which the types do not tell.
  parse(text, { ...LENIENT, ...options }) as unknown as string[][];

/** How well a delimiter parts a text: how many cells most rows have, where most have as many. */
const fitOf = (text: string, delimiter: string): number => {
  try {
    const rows = parseRows(text, { delimiter, to: ROWS_LOOKED_AT, quote: '"' });
    const counts = new Map<number, number>();
    for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [width = 1, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    return width < 2 ? 0 : (count / rows.length) * Math.log2(width + 1);
  } catch {
    return 0;
  }
};

const delimiterOf = (text: string): string => {
  const fits = DELIMITERS.map((delimiter) => fitOf(text, delimiter));
  const best = Math.max(...fits);
  return best === 0 ? ',' : (DELIMITERS[fits.indexOf(best)] ?? ',');
};

/** The rows of separated values; commas, semicolons, tabs or bars part them, as the text itself shows. */
export const csvRows = (text: string): readonly (readonly string[])[] => {
  const delimiter = delimiterOf(text);
  try {
    return parseRows(text, { delimiter, quote: '"' });
  } catch {
    // A quotation mark that is never closed is a mark like any other.
    return parseRows(text, { delimiter, quote: null });
  }
};
