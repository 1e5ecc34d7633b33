import type { types } from '@slack/bolt';

const ownWords = (cell: { readonly text?: string }): readonly types.RichTextText[] =>
  cell.text ? [{ type: 'text', text: cell.text }] : [];

type Row = types.TableBlock['rows'][number] | types.DataTableBlock['rows'][number];

const rowOf = (cells: Row): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: cells.flatMap((cell, index) => {
    const separator: types.RichTextElement[] = index === 0 ? [] : [{ type: 'text', text: ' · ' }];
    if (cell.type !== 'rich_text') return [...separator, ...ownWords(cell)];
    const words = cell.elements.flatMap((element) =>
      element.type === 'rich_text_section' ? element.elements : [],
    );
    return [...separator, ...words];
  }),
});

/** A table where none can be shown: each row a line. */
export const rowsAsLines = ({
  rows,
}: types.TableBlock | types.DataTableBlock): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_list', style: 'bullet', elements: rows.map(rowOf) }],
});
