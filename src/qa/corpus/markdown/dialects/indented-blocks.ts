import type { MarkdownIt, StateBlock } from 'markdown-it';
import { pushInner } from './inner-blocks.ts';
import { lineAt } from './line-at.ts';

/** `!!! note "Title"`, `??? note`, `???+ note` and `=== "Tab"` of MkDocs: what is indented below belongs to it. */
const OPENER = /^(!!!|\?\?\?\+?|===[!+]?)[ \t]*(?=[\w"'-])(.*)$/u;
const INDENT = 4;

interface Opened {
  readonly isFolded: boolean;
  readonly title: string;
}

const openedBy = (line: string): Opened | undefined => {
  const [, mark, rest = ''] = OPENER.exec(line) ?? [];
  if (mark === undefined) return undefined;
  const quoted = /"([^"]*)"|'([^']*)'/u.exec(rest);
  const isTab = mark.startsWith('=');
  if (quoted === null && (isTab || !/^[a-z][\w -]{0,60}$/iu.test(rest))) return undefined;
  const type = /^[\w-]+/u.exec(rest)?.[0] ?? '';
  const title = quoted?.[1] ?? quoted?.[2] ?? (type[0]?.toUpperCase() ?? '') + type.slice(1);
  return { isFolded: mark.startsWith('?'), title };
};

const endOfBlock = (state: StateBlock, start: number, last: number): number => {
  let end = start + 1;
  for (let line = start + 1; line < last; line += 1) {
    if (state.isEmpty(line)) continue;
    if ((state.sCount[line] ?? 0) < state.blkIndent + INDENT) break;
    end = line + 1;
  }
  return end;
};

/** Writes a title of a block as a token of its own. */
export const pushTitle = (
  state: StateBlock,
  tag: string,
  title: string,
  map: [number, number],
): void => {
  if (title === '') return;
  const open = state.push(`${tag}_open`, tag, 1);
  if (tag === 'p') open.attrSet('class', 'admonition-title');
  open.map = map;
  const inline = state.push('inline', '', 0);
  inline.content = title;
  inline.map = map;
  inline.children = [];
  state.push(`${tag}_close`, tag, -1);
};

/** Reads the admonitions and tabs of MkDocs. */
export const indentedBlocks = (markdown: MarkdownIt): void => {
  markdown.block.ruler.before(
    'fence',
    'indented_block',
    (state, start, last, silent) => {
      if ((state.sCount[start] ?? 0) - state.blkIndent >= INDENT) return false;
      const opened = openedBy(lineAt(state, start));
      if (opened === undefined) return false;
      if (silent) return true;
      const end = endOfBlock(state, start, last);
      const tag = opened.isFolded ? 'details' : 'div';
      const open = state.push('indented_open', tag, 1);
      if (tag === 'div') open.attrSet('class', 'admonition');
      open.map = [start, end];
      pushTitle(state, opened.isFolded ? 'summary' : 'p', opened.title, [start, start + 1]);
      state.blkIndent += INDENT;
      pushInner(state, start + 1, end);
      state.blkIndent -= INDENT;
      state.push('indented_close', tag, -1);
      state.line = end;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
};
