import type { types } from '@slack/bolt';
import { CAPTION_MAX, TABLE_ROWS_MAX } from './limits.ts';
import { EMPTY_CELL, type Piece, section, table, textOf, type Unit } from './rich-text.ts';
import { cleanLine } from './text.ts';
import { shortenLabel } from './trim.ts';

type Cells = readonly (readonly Piece[])[];

/** Slack takes a data table only with a header and with as many cells in every row. */
const isRegular = (header: readonly string[], rows: readonly Cells[]): boolean =>
  header.length > 0 &&
  rows.length > 0 &&
  rows.length <= TABLE_ROWS_MAX &&
  rows.every((row) => row.length === header.length);

const cellOf = (pieces: readonly Piece[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [section(textOf(pieces) === '' ? EMPTY_CELL : pieces)],
});

/**
 * A table that readers can sort and filter, all rows on one page; a plain one where its rows are not all alike.
 * `caption` is what a screen reader says of it. Source: docs.slack.dev, "Data table block".
 */
export const dataTable = (
  caption: string,
  header: readonly string[],
  rows: readonly Cells[],
): Unit => {
  const plain = table(header, rows);
  if (!isRegular(header, rows)) return plain;
  const head = header.map(
    (text): types.RawTextElement => ({ type: 'raw_text', text: text || '–' }),
  );
  return {
    ...plain,
    block: {
      type: 'data_table',
      caption: shortenLabel(cleanLine(caption), CAPTION_MAX) || '–',
      page_size: rows.length,
      rows: [head, ...rows.map((row) => row.map(cellOf))],
    },
  };
};

const asRichText = (cell: types.DataTableBlock['rows'][number][number]): types.RichTextBlock =>
  cell.type === 'rich_text' ? cell : cellOf([{ text: cell.text, bold: true }]);

/** The same as a plain table under a bold header. */
export const asPlainTable = ({ rows }: types.DataTableBlock): types.TableBlock => ({
  type: 'table',
  rows: rows.map((row) => row.map(asRichText)),
  column_settings: (rows[0] ?? []).map(() => ({ is_wrapped: true })),
});
