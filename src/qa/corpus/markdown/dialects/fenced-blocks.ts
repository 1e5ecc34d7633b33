import type { MarkdownIt, StateBlock } from 'markdown-it';
import { pushTitle } from './indented-blocks.ts';
import { pushInner } from './inner-blocks.ts';
import { type BlockRule, INTERRUPTED, lineAt } from './line-at.ts';

/** `::: tip Title`, `:::note[Title]`, `::: {.callout}`: the containers of VitePress, Docusaurus and Pandoc. */
const OPENER = /^:{3,}[ \t]*(?:\{[^}]*?\.?([\w-]+)[^}]*\}|([A-Za-z][\w-]*)(.*))$/u;
const CLOSER = /^:{3,}[ \t]*$/u;
const CODE = /^(`{3,}|~{3,})/u;
/** Docusaurus' leaf directives: `::video[Title]{id=1}`. */
const LEAF = /^::[A-Za-z][\w-]*(?:\[([^\]]*)\])?(?:\{[^}]*\})?[ \t]*$/u;

const FOLDED = /^(?:details|spoiler|solution|hint|accordion|collapse)$/iu;

/** Containers whose generators print their kind where no title is given: VitePress, Docusaurus, Carpentries. */
const PRINTED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ note: 'Note', tip: 'Tip', info: 'Info', warning: 'Warning', danger: 'Danger' },
    ...{ caution: 'Caution', important: 'Important', objectives: 'Objectives' },
    ...{ questions: 'Questions', keypoints: 'Key Points', prereq: 'Prerequisite' },
  }),
);

const titleOf = (name: string, rest: string, first: string): string => {
  const text = rest
    .replace(/\s*:+\s*$/u, '')
    .replace(/\{[^}]*\}\s*$/u, '')
    .trim();
  const bracketed = /^\[(.*)\]$/su.exec(text)?.[1];
  const title = bracketed ?? text.replace(/^["'](.*)["']$/u, '$1');
  if (title !== '') return title;
  return first.startsWith('#') ? '' : (PRINTED.get(name.toLowerCase()) ?? '');
};

/** Which fence of code is open after a line; "" for none. */
const fenceAfter = (line: string, open: string): string => {
  const fence = CODE.exec(line)?.[1];
  if (fence === undefined) return open;
  if (open === '') return fence;
  return fence.startsWith(open) && line.trim() === fence ? '' : open;
};

/** The line that closes what `start` opens; containers nest, and what stands in code closes nothing. */
const closerOf = (state: StateBlock, start: number, last: number): number => {
  let depth = 1;
  let code = '';
  for (let line = start + 1; line < last; line += 1) {
    const text = lineAt(state, line);
    const isCode = code !== '';
    code = fenceAfter(text, code);
    if (isCode || code !== '') continue;
    if (CLOSER.test(text)) depth -= 1;
    else if (OPENER.test(text)) depth += 1;
    if (depth === 0) return line;
  }
  return -1;
};

const wrap = (state: StateBlock, start: number, closer: number): void => {
  const [, classed, named, rest = ''] = OPENER.exec(lineAt(state, start)) ?? [];
  const name = classed ?? named ?? '';
  const first = Array.from({ length: closer - start - 1 }, (_, n) => lineAt(state, start + 1 + n));
  const title = titleOf(name, rest, first.find((line) => line !== '') ?? '');
  const isFolded = FOLDED.test(name);
  const tag = isFolded ? 'details' : 'div';
  const open = state.push('fenced_open', tag, 1);
  if (!isFolded) open.attrSet('class', 'admonition');
  open.map = [start, closer + 1];
  pushTitle(state, isFolded ? 'summary' : 'p', title, [start, start + 1]);
  pushInner(state, start + 1, closer);
  state.push('fenced_close', tag, -1);
};

const fencedBlock: BlockRule = (state, start, last, silent) => {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const line = lineAt(state, start);
  if (!line.startsWith('::')) return false;
  const leaf = LEAF.exec(line);
  const isOpener = OPENER.test(line);
  if (!isOpener && !CLOSER.test(line) && leaf === null) return false;
  if (silent) return true;
  const closer = isOpener ? closerOf(state, start, last) : -1;
  if (closer < 0) pushTitle(state, 'p', leaf?.[1] ?? '', [start, start + 1]);
  else wrap(state, start, closer);
  state.line = Math.max(start, closer) + 1;
  return true;
};

/** Reads containers between lines of colons; a mark without its partner is no text. */
export const fencedBlocks = (markdown: MarkdownIt): void => {
  markdown.block.ruler.before('fence', 'fenced_block', fencedBlock, { alt: INTERRUPTED });
};
