import { dataTable } from './data-table.ts';
import { list, type Piece, paragraph, small, type Unit } from './rich-text.ts';
import { cleanText } from './text.ts';
import { shorten } from './trim.ts';

/** Readable amounts, well inside Slack's limits; what is left out is counted. */
const ROWS_MAX = 20;
const LIST_CHARACTERS_MAX = 5000;
export const NOTE_MAX = 400;
const PROSE_MAX = 2000;
export const LINE_MAX = 400;

/** What is shown where a text has nothing that can be seen. */
export const NOTHING = '(nothing to show)';

/** Clean text that may have several lines. */
export const prose = (raw: string, max = PROSE_MAX): string =>
  shorten(cleanText(raw).trim(), max) || NOTHING;

/** A bold line. */
export const title = (text: string): Unit => paragraph([{ text, bold: true }]);

/** A plain paragraph. */
export const text = (raw: string): Unit => paragraph([{ text: prose(raw) }]);

/** The first of many, each made into units, and a line that counts the rest. */
export const some = <T>(
  items: readonly T[],
  max: number,
  units: (item: T) => readonly Unit[],
): readonly Unit[] => [
  ...items.slice(0, max).flatMap(units),
  ...(items.length > max ? [small(`${items.length - max} more not shown.`, NOTE_MAX)] : []),
];

/** The rows that fit into one block, at least the first, and how many are left out. */
const fitting = <Row>(
  rows: readonly Row[],
  charactersOf: (row: Row) => number,
): { readonly kept: readonly Row[]; readonly rest: readonly Unit[] } => {
  const kept: Row[] = [];
  let characters = 0;
  for (const row of rows.slice(0, ROWS_MAX)) {
    characters += charactersOf(row);
    if (kept.length > 0 && characters > LIST_CHARACTERS_MAX) break;
    kept.push(row);
  }
  const left = rows.length - kept.length;
  return { kept, rest: left > 0 ? [small(`${left} more not shown.`, NOTE_MAX)] : [] };
};

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + piece.text.length, 0);

/** As `some`, in one bulleted list of at most `LIST_CHARACTERS_MAX`. */
export const bullets = <T>(
  items: readonly T[],
  pieces: (item: T) => readonly Piece[],
): readonly Unit[] => {
  const { kept, rest } = fitting(items.map(pieces), lengthOf);
  return kept.length === 0 ? [] : [list(kept), ...rest];
};

/** As `some`, in one table of at most `LIST_CHARACTERS_MAX`. */
export const tabulated = (
  caption: string,
  header: readonly string[],
  rows: readonly (readonly (readonly Piece[])[])[],
): readonly Unit[] => {
  const { kept, rest } = fitting(rows, (row) => row.reduce((sum, cell) => sum + lengthOf(cell), 0));
  return kept.length === 0 ? [] : [dataTable(caption, header, kept), ...rest];
};
