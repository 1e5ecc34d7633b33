import type { MarkdownIt, StateBlock } from 'markdown-it';
import { type BlockRule, lineAt } from './line-at.ts';

const ROW = /^\|.*\|.*$/u;
const RULE = /^\|?[\s:|=+-]*-[\s:|=+-]*$/u;
const COLUMNS_MAX = 500;

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u, COLUMNS_MAX)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

const pushRow = (state: StateBlock, line: number, tag: 'th' | 'td'): void => {
  state.push('tr_open', 'tr', 1);
  for (const cell of cellsOf(lineAt(state, line))) {
    state.push(`${tag}_open`, tag, 1);
    const inline = state.push('inline', '', 0);
    inline.content = cell;
    inline.children = [];
    inline.map = [line, line + 1];
    state.push(`${tag}_close`, tag, -1);
  }
  state.push('tr_close', 'tr', -1);
};

const isHeader = (line: string): boolean =>
  cellsOf(line).every((cell) => cell === '' || /^(?:\*\*|__).*(?:\*\*|__)$/u.test(cell));

const endOfRows = (state: StateBlock, start: number, last: number): number => {
  let end = start;
  while (end < last && !state.isEmpty(end) && ROW.test(lineAt(state, end).trim())) end += 1;
  return end;
};

const bareTable: BlockRule = (state, start, last, silent) => {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const end = endOfRows(state, start, last);
  if (end - start < 2) return false;
  if (silent) return true;
  const lines = Array.from({ length: end - start }, (_, n) => start + n);
  const rows = lines.filter((line) => !RULE.test(lineAt(state, line)));
  const hasHeader = RULE.test(lineAt(state, start + 1)) || isHeader(lineAt(state, start));
  const open = state.push('table_open', 'table', 1);
  open.map = [start, end];
  for (const line of rows) pushRow(state, line, hasHeader && line === start ? 'th' : 'td');
  state.push('table_close', 'table', -1);
  state.line = end;
  return true;
};

/** Tables that GitHub would not take: kramdown's without a header, and those whose rule has other columns than the rows. */
export const bareTables = (markdown: MarkdownIt): void => {
  markdown.block.ruler.after('table', 'bare_table', bareTable, { alt: ['paragraph', 'reference'] });
};
