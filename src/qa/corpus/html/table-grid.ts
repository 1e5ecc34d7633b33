import type { SourceBlock } from '../tree/source-block.ts';

/** One cell as the page has it. */
export interface Cell {
  readonly text: string;
  /** Whether it names its row or its column. */
  readonly isName: boolean;
  readonly isBold: boolean;
  readonly columns: number;
  /** 0 for all the rows that follow. */
  readonly rows: number;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly isHeader: boolean;
}

/** Cells that spans may fill: what they claim is not believed beyond. */
const CELLS_MAX = 200_000;
/** A span over more columns than any row has cells is a row of its own. */
const COLUMNS_MAX = 1_000;

/** Puts a cell wherever it spans to, from its own place on. */
const place = (grid: (Cell | undefined)[][], cell: Cell, at: number, column: number): number => {
  const most = grid.length - at;
  const height = cell.rows === 0 ? most : Math.min(cell.rows, most);
  const width = Math.min(cell.columns, Math.max(1, COLUMNS_MAX - column));
  for (let y = at; y < at + height; y += 1) {
    for (let x = column; x < column + width; x += 1) {
      const row = grid[y];
      if (row !== undefined) row[x] = cell;
    }
  }
  return width * height;
};

/** A row's cells where they stand, those that hang down from rows above among them. */
const placed = (rows: readonly Row[]): readonly (readonly (Cell | undefined)[])[] => {
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  let filled = 0;
  rows.forEach(({ cells }, at) => {
    const row = grid[at] ?? [];
    let column = 0;
    for (const cell of cells) {
      while (row[column] !== undefined) column += 1;
      const most =
        (cell.rows === 0 ? grid.length : Math.min(cell.rows, grid.length - at)) * cell.columns;
      const isBelieved = most === 1 || filled + most <= CELLS_MAX;
      filled += place(grid, isBelieved ? cell : { ...cell, columns: 1, rows: 1 }, at, column);
      column += 1;
    }
  });
  return grid;
};

const texts = (row: readonly (Cell | undefined)[]): readonly string[] => {
  const cells = Array.from(row, (cell) => cell?.text ?? '');
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  // One cell over the whole row is said once.
  const [first] = row;
  return first !== undefined && cells.length > 1 && row.every((cell) => cell === first)
    ? [first.text]
    : cells;
};

const isNumber = (text: string): boolean => /^[^\p{L}]*\p{Nd}[^\p{L}]*(?:\p{L}{1,3})?$/u.test(text);

/** Whether the first row of a table without names reads like names: all bold, or words over columns of numbers. */
const readsAsHeader = (rows: readonly Row[]): boolean => {
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0 || first.cells.length < 2) return false;
  const filled = first.cells.filter(({ text }) => text !== '');
  if (filled.length < 2 || filled.some(({ text }) => text.length > 80)) return false;
  if (filled.every(({ isBold }) => isBold)) return !rest[0]?.cells.every(({ isBold }) => isBold);
  if (filled.some(({ text }) => isNumber(text) && !/^\d{4}$/u.test(text))) return false;
  return first.cells.some(
    ({ text }, column) =>
      !isNumber(text) &&
      rest.every(({ cells }) => cells[column] === undefined || isNumber(cells[column].text)),
  );
};

/** Rows on top that name columns: those of the head, else rows that hold nothing but names. */
const headerRows = (rows: readonly Row[]): number => {
  const below = rows.findIndex(({ isHeader }) => !isHeader);
  const inHead = below === -1 ? rows.length : below;
  if (inHead > 0) return inHead === rows.length && rows.length > 1 ? 1 : inHead;
  const named = rows.findIndex(({ cells }) => cells.some(({ isName }) => !isName));
  if (named > 0 && (rows[0]?.cells.length ?? 0) > 1) return named;
  return rows.some(({ cells }) => cells.some(({ isName }) => isName)) || !readsAsHeader(rows)
    ? 0
    : 1;
};

/** The header of several rows in one: what spans from above stands before what it spans. */
const joinedHeader = (grid: readonly (readonly (Cell | undefined)[])[]): readonly string[] => {
  const width = Math.max(0, ...grid.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const cells = new Set(grid.map((row) => row[column]));
    return [...cells]
      .map((cell) => cell?.text ?? '')
      .filter((text) => text !== '')
      .join(' ');
  });
};

/** A table of the rows found, columns named by their header; none where no cell says anything. */
export function tableBlock(
  rows: readonly Row[],
  caption: string | undefined,
): SourceBlock | undefined {
  const filled = rows.filter(({ cells }) => cells.some(({ text }) => text !== ''));
  if (filled.length === 0) return undefined;
  // A name over the whole table on top of it is its caption.
  const [first] = filled;
  const isTitle =
    filled.length > 1 && first?.cells.length === 1 && (first.cells[0]?.columns ?? 1) > 1;
  const body = isTitle && caption === undefined ? filled.slice(1) : filled;
  const title = caption ?? (isTitle ? first?.cells[0]?.text.replaceAll('\n', ' ') : undefined);
  const count = headerRows(body);
  const grid = placed(body);
  return {
    kind: 'table',
    ...(title === undefined ? {} : { caption: title }),
    header: joinedHeader(grid.slice(0, count)),
    rows: grid
      .slice(count)
      .map(texts)
      .filter((row) => row.length > 0),
  };
}
