import type { SourceBlock } from '../tree/source-block.ts';

export type TableBlock = Extract<SourceBlock, { readonly kind: 'table' }>;

/** A cell as it is printed: its words, and the font of most of them. */
export interface Cell {
  readonly text: string;
  readonly face: string;
}

export const EMPTY_CELL: Cell = { text: '', face: '' };

/** Longest name of a column. Characters. */
const NAME_MAX = 60;

/** Digits, at most with one word for what they count. */
const isNumber = (text: string): boolean =>
  /^[^\p{L}]*\p{Nd}[^\p{L}]*(?:\p{L}+[^\p{L}]*)?$/u.test(text) ||
  /^\p{Lu}{3}\s?\p{Nd}[\d.,\s]*$/u.test(text);
const isYear = (text: string): boolean => /^(?:19|20)\d\d(?:[/\u2013-]\d{2,4})?$/u.test(text);
const isName = ({ text }: Cell): boolean =>
  text.length <= NAME_MAX && (!isNumber(text) || isYear(text));

const faceOf = (cells: readonly Cell[]): string | undefined => {
  const faces = new Set(cells.filter(({ text }) => text !== '').map(({ face }) => face));
  return faces.size === 1 ? [...faces][0] : undefined;
};

/** Whether a table's first row names its columns: by its font, by names over numbers, or by names over three columns or more. */
const namesColumns = (first: readonly Cell[], rest: readonly (readonly Cell[])[]): boolean => {
  if (rest.length === 0 || !first.every(isName)) return false;
  const filled = first.filter(({ text }) => text !== '').length;
  if (filled < Math.min(2, first.length)) return false;
  const face = faceOf(first);
  const others = rest.flat().filter(({ text }) => text !== '');
  const inFace = others.filter((cell) => cell.face === face).length;
  if (face !== undefined && inFace < others.length * 0.6) return true;
  const isOverNumbers = first.some(
    (cell, at) =>
      at > 0 &&
      !(isNumber(cell.text) && !isYear(cell.text)) &&
      rest.every((row) => row[at] === undefined || isNumber(row[at].text) || row[at].text === ''),
  );
  return isOverNumbers || first.length > 2;
};

/** The table that cells make. @param headerRows how many rows a drawn line parts from the others; 0 where none does */
export const tableOf = (cells: readonly (readonly Cell[])[], headerRows: number): TableBlock => {
  const [first = [], ...rest] = cells;
  const texts = (row: readonly Cell[]): readonly string[] => row.map(({ text }) => text);
  if (headerRows > 1 && headerRows < cells.length) {
    const header = first.map((_, at) =>
      [...new Set(cells.slice(0, headerRows).map((row) => row[at]?.text ?? ''))]
        .filter((text) => text !== '')
        .join(' '),
    );
    return { kind: 'table', header, rows: cells.slice(headerRows).map(texts) };
  }
  const hasHeader = headerRows === 1 || namesColumns(first, rest);
  return hasHeader
    ? { kind: 'table', header: texts(first), rows: rest.map(texts) }
    : { kind: 'table', header: [], rows: cells.map(texts) };
};
