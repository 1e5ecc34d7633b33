import type { SourceBlock } from '../tree/source-block.ts';
import { blockTexts } from './block-text.ts';
import { classOf } from './element-kinds.ts';
import type { HtmlElement } from './html-tree.ts';
import { throughBlock } from './list-elements.ts';
import { tableBlock } from './table-grid.ts';
import type { ElementReader, OpenTable, Walk } from './walk.ts';

const children = (element: HtmlElement): readonly HtmlElement[] =>
  element.children.filter((child) => child.kind === 'element');

const rowsOf = (table: HtmlElement): readonly HtmlElement[] =>
  children(table).flatMap((part) =>
    part.name === 'tr' ? [part] : /^t(?:head|body|foot)$/u.test(part.name) ? children(part) : [],
  );

/** A cell with more text than this is a part of a page. Characters. */
const CELL_MAX = 800;

/** Whether a table only places things on the page: nothing in it names a row or a column. */
const isLayout = (table: HtmlElement, { measureOf }: Walk): boolean => {
  if (/^(?:presentation|none)$/u.test(table.attributes.role ?? '')) return true;
  const rows = rowsOf(table);
  const cells = rows.map((row) => children(row).filter(({ name }) => /^t[dh]$/u.test(name)));
  const isNamed =
    cells.some((row) => row.some(({ name }) => name === 'th')) ||
    children(table).some(({ name }) => name === 'caption' || name === 'thead');
  const { tables, headings } = measureOf(table);
  if (isNamed) return false;
  if (tables > 0 || headings > 0) return true;
  if (rows.length < 2 || cells.every((row) => row.length < 2)) return true;
  return cells.some((row) => row.some((cell) => measureOf(cell).text > CELL_MAX));
};

/** Lines numbered beside code stand in a table of one row. */
const isNumberedCode = (table: HtmlElement): boolean =>
  /(?:^|\s)(?:highlighttable|lntable|rouge-table|hljs-ln|syntaxhighlighter)(?=\s|$)/u.test(
    classOf(table),
  );

export const readTable: ElementReader = (element, walk) => {
  const { builder } = walk;
  // A table inside another's cell is read as the cell's lines.
  const isInCell = builder.nearest('cell') !== undefined;
  if (builder.isTooDeep) return throughBlock(walk);
  if (isInCell || isNumberedCode(element) || isLayout(element, walk)) {
    const layout = builder.open('layout', (blocks) => blocks);
    return () => builder.close(layout);
  }
  const table: OpenTable = { rows: [], isInHead: false, caption: undefined };
  const container = builder.open('table', (stray) => {
    walk.tables.delete(container);
    const block = tableBlock(table.rows, table.caption);
    return block === undefined ? stray : [...stray, block];
  });
  walk.tables.set(container, table);
  return () => builder.close(container);
};

/** The table that a row or a cell belongs to: none in a table that only places things. */
const openTable = ({ builder, tables }: Walk): OpenTable | undefined => {
  const around = builder.nearest('table', 'cell', 'layout');
  return around === undefined ? undefined : tables.get(around);
};

/** A cell that was never closed ends where the next begins. */
const endCell = ({ builder }: Walk): void => {
  const cell = builder.nearest('cell', 'table', 'layout');
  if (cell?.kind === 'cell') builder.close(cell);
};

export const readHead: ElementReader = (_, walk) => {
  const table = openTable(walk);
  if (table === undefined) return throughBlock(walk);
  table.isInHead = true;
  return () => {
    table.isInHead = false;
  };
};

export const readRow: ElementReader = (_, walk) => {
  endCell(walk);
  const table = openTable(walk);
  if (table === undefined) return throughBlock(walk);
  table.rows.push({ cells: [], isHeader: table.isInHead });
  return 'through';
};

const span = (value: string | undefined, most: number): number => {
  const said = Number.parseInt(value ?? '1', 10);
  return Number.isNaN(said) ? 1 : Math.min(most, Math.max(0, said));
};

export const readCell: ElementReader = (element, walk) => {
  endCell(walk);
  const table = openTable(walk);
  if (table === undefined) return throughBlock(walk);
  if (table.rows.length === 0) table.rows.push({ cells: [], isHeader: table.isInHead });
  const row = table.rows.at(-1);
  const cell = walk.builder.open('cell', (blocks) => {
    row?.cells.push({
      text: cellText(blocks),
      isName: element.name === 'th',
      isBold: !cell.isPlain,
      columns: span(element.attributes.colspan, 1_000) || 1,
      rows: span(element.attributes.rowspan, 65_534),
    });
    cell.isPlain = true;
    return [];
  });
  return () => walk.builder.close(cell);
};

const cellText = (blocks: readonly SourceBlock[]): string => blockTexts(blocks).join('\n');

export const readTableCaption: ElementReader = (_, walk) => {
  const { builder } = walk;
  const table = openTable(walk);
  if (table === undefined) return throughBlock(walk);
  const caption = builder.open('label', (blocks) => {
    table.caption ??= blockTexts(blocks).join(' ').replaceAll('\n', ' ') || undefined;
    return [];
  });
  return () => builder.close(caption);
};
