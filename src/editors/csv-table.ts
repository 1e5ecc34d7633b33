type Value = string | number | boolean;

/** A cell that a spreadsheet takes for text. Source: OWASP, "CSV Injection"; RFC 4180 for the quotes. */
const cell = (value: Value): string => {
  const text = String(value).replace(/\s+/gu, ' ');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** One column: its name, and what stands in it of a row. */
export type Column<Row> = readonly [name: string, value: (row: Row) => Value];

/** Rows as a table for a spreadsheet. */
export const csvTable = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string =>
  [
    columns.map(([name]) => name).join(','),
    ...rows.map((row) => columns.map(([, value]) => cell(value(row))).join(',')),
  ].join('\r\n');
