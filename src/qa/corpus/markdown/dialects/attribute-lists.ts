import type { MarkdownIt, Token } from 'markdown-it';

const ATTRIBUTE = String.raw`(?:[.#][\w:./-]+|[\w:@-]+=(?:"[^"]*"|'[^']*'|[^\s}"']+)|-)`;
/** `{#id .class key=value}` of Pandoc, Hugo and MkDocs, `{: .class}` of kramdown. */
const LIST = new RegExp(
  String.raw`\{(?::[^}\n]{0,1000}|\s*${ATTRIBUTE}(?:\s+${ATTRIBUTE})*\s*)\}`,
  'u',
);
const AT_END = new RegExp(String.raw`\s*${LIST.source}\s*$`, 'u');
/** No list of attributes is longer, with the blanks around it. */
const AT_END_MAX = 1_000;
const AT_START = new RegExp(`^${LIST.source}`, 'u');
const ID = /#([\w:./-]+)/u;
/** Obsidian's names of blocks at the end of a line. */
const BLOCK_NAME = /\s\^[a-z\d-]{4,40}$/u;

const HAS_ATTRIBUTES = new Set([
  ...['link_close', 'image', 'code_inline', 'em_close', 'strong_close', 's_close', 'mark_close'],
  ...['html_inline'],
]);

const isText = (token: Token | undefined): token is Token => token?.type === 'text';

/** Takes the attributes out of a line; returns the name that they give the block, if any. */
const strip = (children: readonly Token[], isHeading: boolean): string | undefined => {
  for (const [at, token] of children.entries()) {
    const before = children[at - 1];
    if (!isText(token) || !token.content.includes('{')) continue;
    if (before !== undefined && HAS_ATTRIBUTES.has(before.type)) {
      token.content = token.content.replace(AT_START, '');
    }
    // A span of Pandoc, `[text]{.class}`, is no link: its brackets are not shown.
    token.content = token.content.replace(
      new RegExp(String.raw`\[([^[\]]+)\]${LIST.source}`, 'gu'),
      '$1',
    );
  }
  const last = children.at(-1);
  if (!isText(last)) return undefined;
  last.content = last.content.replace(BLOCK_NAME, '');
  const found = AT_END.exec(last.content.slice(-AT_END_MAX))?.[0];
  const isWhole = found !== undefined && (isHeading || /\{:|[.#=]/u.test(found));
  if (!isWhole) return undefined;
  last.content = last.content.slice(0, -found.length);
  return ID.exec(found)?.[1];
};

/** Leaves attribute lists out of the text; a heading keeps the name that its list gives it. */
export const attributeLists = (markdown: MarkdownIt): void => {
  markdown.core.ruler.after('inline', 'attribute_lists', (state) => {
    if (!/[{^]/u.test(state.src)) return;
    for (const [at, token] of state.tokens.entries()) {
      if (token.type !== 'inline' || token.children === null) continue;
      const open = state.tokens[at - 1];
      const isHeading = open?.type === 'heading_open';
      const id = strip(token.children, isHeading);
      if (isHeading && id !== undefined) open.attrSet('id', id);
    }
  });
};
