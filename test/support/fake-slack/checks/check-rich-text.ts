import { characters, isJson, type Json } from '../json.ts';
import { LIMITS } from './block-limits.ts';
import type { Rules } from './block-rules.ts';
import { blockText } from './block-text.ts';

const CONTAINERS: ReadonlySet<string> = new Set([
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'rich_text_preformatted',
]);

const checkLeaf = (rules: Rules, leaf: unknown, path: string): void => {
  if (!isJson(leaf)) {
    rules.bad(path, 'must be an element');
    return;
  }
  if (leaf.type === 'text' && (typeof leaf.text !== 'string' || leaf.text.length === 0)) {
    rules.bad(`${path}.text`, 'must be non-empty');
  }
  if (leaf.type === 'link' && !leaf.url) rules.bad(`${path}.url`, 'required');
};

const checkContainer = (rules: Rules, container: unknown, path: string): void => {
  if (!isJson(container) || !CONTAINERS.has(String(container.type))) {
    rules.bad(`${path}.type`, 'must be a rich_text element');
    return;
  }
  rules.list(container.elements, `${path}.elements`, 0, 5000).forEach((element, index) => {
    const at = `${path}.elements[${index}]`;
    if (container.type === 'rich_text_list') checkContainer(rules, element, at);
    else checkLeaf(rules, element, at);
  });
};

/** Checks a rich text block or cell. */
export const checkRichText = (rules: Rules, block: Json, path: string): void => {
  rules.list(block.elements, `${path}.elements`, 1, 1000).forEach((element, index) => {
    checkContainer(rules, element, `${path}.elements[${index}]`);
  });
};

/** Checks one cell and returns how many characters it shows. */
const checkCell = (rules: Rules, cell: unknown, path: string): number => {
  if (!isJson(cell)) {
    rules.bad(path, 'must be a cell');
    return 0;
  }
  switch (cell.type) {
    case 'rich_text':
      checkRichText(rules, cell, path);
      return characters(blockText(cell));
    case 'raw_text':
      rules.string(cell.text, LIMITS.tableCell, `${path}.text`);
      return characters(cell.text);
    case 'raw_number':
      if (typeof cell.value !== 'number') rules.bad(`${path}.value`, 'must be a number');
      rules.string(cell.text, LIMITS.tableCell, `${path}.text`);
      return characters(cell.text);
    default:
      rules.bad(path, 'cell must be rich_text, raw_text or raw_number');
      return 0;
  }
};

const isWithin = (value: unknown, least: number, most: number): boolean =>
  value === undefined ||
  (Number.isInteger(value) && Number(value) >= least && Number(value) <= most);

const checkPaging = (rules: Rules, block: Json, path: string, columns: number): void => {
  if (!isWithin(block.page_size, 1, LIMITS.tableRows)) {
    rules.bad(`${path}.page_size`, `1 to ${LIMITS.tableRows}`);
  }
  if (!isWithin(block.row_header_column_index, 0, columns - 1)) {
    rules.bad(`${path}.row_header_column_index`, 'must be a column');
  }
  if (block.column_settings !== undefined) rules.bad(`${path}.column_settings`, 'unknown field');
};

/** Checks a table; a data table also has a caption and a header of plain cells, and no ragged rows. */
export const checkTable = (rules: Rules, block: Json, path: string): void => {
  const isData = block.type === 'data_table';
  if (isData) rules.string(block.caption, 2000, `${path}.caption`);
  const header = isData ? 1 : 0;
  const rows = rules
    .list(block.rows, `${path}.rows`, 1 + header, LIMITS.tableRows + header)
    .map((row, index) => rules.list(row, `${path}.rows[${index}]`, 1, LIMITS.tableColumns));
  const [first] = rows;
  if (isData && rows.some((row) => row.length !== first?.length)) {
    rules.bad(`${path}.rows`, 'all rows need the same number of cells');
  }
  if (isData && first?.some((cell) => isJson(cell) && cell.type === 'rich_text')) {
    rules.bad(`${path}.rows[0]`, 'header cells cannot be rich_text');
  }
  if (isData) checkPaging(rules, block, path, first?.length ?? 0);
  let total = 0;
  rows.forEach((row, index) => {
    row.forEach((cell, place) => {
      total += checkCell(rules, cell, `${path}.rows[${index}][${place}]`);
    });
  });
  if (total > LIMITS.tableCharacters) {
    rules.bad(path, `table text max ${LIMITS.tableCharacters} (got ${total})`);
  }
  if (block.column_settings) {
    rules.list(block.column_settings, `${path}.column_settings`, 0, LIMITS.tableColumns);
  }
};
