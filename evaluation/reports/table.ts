/** A text as it is, a share as three digits, a dash for nothing. */
export type Cell = string | number | undefined;

/** A share as it is printed: three digits without the zero before the point. */
export const figure = (value: number | undefined, digits = 3): string =>
  value === undefined || Number.isNaN(value)
    ? '-'
    : value.toFixed(digits).replace(/^(-?)0\./, '$1.');

const shown = (cell: Cell): string => (typeof cell === 'string' ? cell : figure(cell));

/** Lines of a table: the first column to the left, the others to the right, below its title. */
export const table = (
  title: string,
  columns: readonly string[],
  rows: readonly (readonly [string, ...Cell[]])[],
): string => {
  const lines = [[title, ...columns], ...rows.map((row) => row.map(shown))];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths?.[at] ?? 0) : cell.padStart(widths?.[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
