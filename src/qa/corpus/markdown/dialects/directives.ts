import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { pushTitle } from './indented-blocks.ts';
import { pushInner } from './inner-blocks.ts';
import { type BlockRule, INTERRUPTED, lineAt } from './line-at.ts';

/** A directive of MyST, as Sphinx and Jupyter Book read them: "```{note}", ":::{figure} quay.png". */
const OPENER = /^(`{3,}|~{3,}|:{3,})[ \t]*\{([A-Za-z][\w:.+-]*)\}[ \t]*(.*)$/u;
const OPTION = /^:([\w-]+):[ \t]*(.*)$/u;

/** What the page shows as code, and what it does not show or shows from elsewhere. */
const CODE =
  /^(?:code|code-block|code-cell|sourcecode|parsed-literal|prompt|doctest|math|mermaid|eval-rst)$/u;
const UNSHOWN =
  /^(?:toctree|contents|index|raw|include|literalinclude|bibliography|tags|meta|iframe|video|(?:current|auto)?module|auto\w+)$/u;
const PICTURE = /^(?:figure|image)$/u;
/** What has a title of its own behind its name; of the others that is the first line of the text. */
const TITLED =
  /^(?:admonition|topic|sidebar|dropdown|details|card|grid-item-card|tab-item|tab|rubric|table|list-table|exercise)$/u;
/** What only lays out what stands in it. */
const LAYOUT =
  /^(?:grid|grid-item|tab-set|tabs|panels|container|div|margin|epigraph|pull-quote|highlights|glossary)$/u;

/** What Sphinx prints on top. */
const PRINTED: ReadonlyMap<string, string> = new Map([
  ...['Note', 'Tip', 'Hint', 'Warning', 'Danger', 'Error', 'Caution', 'Important', 'Attention'].map(
    (word): [string, string] => [word.toLowerCase(), word],
  ),
  ['todo', 'Todo'],
  ['solution', 'Solution'],
  ['seealso', 'See also'],
]);
const PRINTED_VERSION: ReadonlyMap<string, string> = new Map([
  ['versionadded', 'New in version'],
  ['versionchanged', 'Changed in version'],
  ['deprecated', 'Deprecated since version'],
]);

const isKnown = (name: string): boolean =>
  [CODE, UNSHOWN, PICTURE, TITLED, LAYOUT].some((kind) => kind.test(name)) ||
  PRINTED.has(name) ||
  PRINTED_VERSION.has(name);

/** A directive as its lines tell it: its text is [from, closer). */
interface Directive {
  readonly name: string;
  readonly argument: string;
  readonly options: ReadonlyMap<string, string>;
  readonly start: number;
  readonly from: number;
  readonly closer: number;
}

const closerOf = (state: StateBlock, start: number, last: number, mark: string): number => {
  for (let line = start + 1; line < last; line += 1) {
    const text = lineAt(state, line).trim();
    if (text.length >= mark.length && text === (mark[0] ?? '').repeat(text.length)) return line;
  }
  return last;
};

const directiveAt = (state: StateBlock, start: number, last: number): Directive | undefined => {
  const [, mark, name, argument = ''] = OPENER.exec(lineAt(state, start)) ?? [];
  if (mark === undefined || name === undefined || !isKnown(name)) return undefined;
  const closer = closerOf(state, start, last, mark);
  const options = new Map<string, string>();
  let from = start + 1;
  for (; from < closer; from += 1) {
    const [, key, value = ''] = OPTION.exec(lineAt(state, from)) ?? [];
    if (key === undefined) break;
    options.set(key, value);
  }
  return { name, argument: argument.trim(), options, start, from, closer };
};

const pushCode = (state: StateBlock, { name, argument, start, from, closer }: Directive): void => {
  const token = state.push('fence', 'code', 0);
  token.info = /^(?:code|sourcecode)/u.test(name) ? argument : '';
  token.content = state.getLines(from, closer, state.sCount[start] ?? 0, true);
  token.map = [start, closer];
};

const pushPicture = (state: StateBlock, directive: Directive): void => {
  const { argument, options, start, from, closer } = directive;
  const picture = `![${(options.get('alt') ?? '').replaceAll(/[[\]]/gu, '')}](${argument.replaceAll(' ', '%20')})`;
  state.push('figure_open', 'figure', 1);
  pushTitle(state, 'p', picture, [start, start + 1]);
  state.push('caption_open', 'figcaption', 1);
  pushInner(state, from, closer);
  state.push('caption_close', 'figcaption', -1);
  state.push('figure_close', 'figure', -1);
};

const titleOf = ({ name, argument }: Directive): string => {
  const version = PRINTED_VERSION.get(name);
  if (version !== undefined) return `${version} ${argument}`.trim();
  return TITLED.test(name) ? argument : (PRINTED.get(name) ?? '');
};

const pushBox = (state: StateBlock, directive: Directive): void => {
  const { name, argument, start, from, closer } = directive;
  const isLaidOut = LAYOUT.test(name);
  const open = state.push('directive_open', 'div', 1);
  if (!isLaidOut) open.attrSet('class', 'admonition');
  open.map = [start, closer];
  pushTitle(state, 'p', titleOf(directive), [start, start + 1]);
  if (PRINTED.has(name)) pushTitle(state, 'div', argument, [start, start + 1]);
  pushInner(state, from, closer);
  state.push('directive_close', 'div', -1);
};

const directive: BlockRule = (state, start, last, silent) => {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const found = directiveAt(state, start, last);
  if (found === undefined) return false;
  if (silent) return true;
  if (CODE.test(found.name)) pushCode(state, found);
  else if (PICTURE.test(found.name)) pushPicture(state, found);
  else if (!UNSHOWN.test(found.name)) pushBox(state, found);
  state.line = Math.min(found.closer + 1, last);
  return true;
};

/** "{ref}`the guide <guide>`", "{py:class}`~hub.App`": what a role shows of its text. */
const ROLE = /\{([A-Za-z][\w:.+-]*)\}(`+)([^`\n]{1,400})\2/uy;
const PICTOGRAM = /^(?:octicon|material-\w+|fa[a-z]?|cite(?::\w+)?|nbsp|index)$/u;

const shownOf = (name: string, text: string): string => {
  if (PICTOGRAM.test(name)) return '';
  const titled = /^(.+?)\s*<[^<>]*>$/u.exec(text)?.[1] ?? text;
  return titled.startsWith('~') ? (titled.split('.').at(-1) ?? '') : titled.replace(/^!/u, '');
};

const role = (state: StateInline, silent: boolean): boolean => {
  if (state.src[state.pos] !== '{') return false;
  ROLE.lastIndex = state.pos;
  const [whole, name = '', , text = ''] = ROLE.exec(state.src) ?? [];
  if (whole === undefined) return false;
  const tag = name === 'sub' || name === 'sup' ? name : 'span';
  if (!silent) {
    state.push('role_open', tag, 1);
    state.push('text', '', 0).content = shownOf(name, text.trim());
    state.push('role_close', tag, -1);
  }
  state.pos += whole.length;
  return true;
};

/** Reads the directives and roles of MyST. */
export const directives = (markdown: MarkdownIt): void => {
  markdown.block.ruler.before('fence', 'directive', directive, { alt: INTERRUPTED });
  markdown.inline.ruler.before('backticks', 'role', role);
};
