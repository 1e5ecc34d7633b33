import type { MarkdownIt, Token } from 'markdown-it';
import { isHeadingLine } from '../../is-heading-line.ts';

/** `> [!NOTE] Title`: what GitHub, Obsidian and Microsoft Learn print as a callout. */
const ALERT = /^\[!([\w-]+)\][+-]?[ \t]*([^\n]*)(?:\n|$)/u;

/** GitHub's kinds, whose name is printed as they are; Obsidian prints any other one likewise. */
const printed = (kind: string): string =>
  (kind[0]?.toUpperCase() ?? '') + kind.slice(1).toLowerCase().replace(/[-_]/gu, ' ');

const closerOf = (tokens: readonly Token[], at: number): number => {
  const level = tokens[at]?.level;
  return tokens.findIndex((token, n) => n > at && token.level === level && token.nesting === -1);
};

const alerts = (
  tokens: Token[],
  make: (type: string, tag: string, nesting: -1 | 0 | 1) => Token,
) => {
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const open = tokens[at];
    const inline = tokens[at + 2];
    if (open?.type !== 'blockquote_open' || inline?.type !== 'inline') continue;
    const [whole, kind, title = ''] = ALERT.exec(inline.content) ?? [];
    if (whole === undefined || kind === undefined) continue;
    const close = tokens[closerOf(tokens, at)];
    for (const token of [open, close]) if (token !== undefined) token.tag = 'div';
    open.attrSet('class', 'admonition');
    const label = make('inline', '', 0);
    label.content = title === '' ? printed(kind) : title;
    label.children = [];
    const paragraph = make('paragraph_open', 'p', 1);
    paragraph.attrSet('class', 'admonition-title');
    inline.content = inline.content.slice(whole.length);
    tokens.splice(at + 1, 0, paragraph, label, make('paragraph_close', 'p', -1));
  }
};

/** `[ ] task`: whether it is done is a box on the page and no word. */
const TASK = /^\[[ xX~-]\](?:[ \t]+|$)/u;

const tasks = (tokens: readonly Token[]): void => {
  for (const [at, token] of tokens.entries()) {
    const isFirst = tokens[at - 2]?.type === 'list_item_open';
    if (token.type === 'inline' && isFirst) token.content = token.content.replace(TASK, '');
  }
};

/** A number that no list has so many items for: a year or an amount at the beginning of a line. */
const LIST_NUMBER_MAX = 99;

const numbers = (tokens: readonly Token[]): void => {
  for (const [at, token] of tokens.entries()) {
    if (
      token.type !== 'ordered_list_open' ||
      Number(token.attrGet('start') ?? 1) <= LIST_NUMBER_MAX
    )
      continue;
    const end = closerOf(tokens, at);
    for (let n = at; n <= end; n += 1) {
      const part = tokens[n];
      if (part === undefined || part.level > token.level + 1) continue;
      part.tag = 'div';
      const inline = tokens[n + 2];
      if (part.type !== 'list_item_open' || inline?.type !== 'inline') continue;
      inline.content = `${part.info}${part.markup} ${inline.content}`;
    }
  }
};

/** A line of dashes below whole sentences is meant as a rule, below a short line as a heading's. */
const underlined = (tokens: readonly Token[]): void => {
  for (const [at, token] of tokens.entries()) {
    const text = tokens[at + 1]?.content ?? '';
    if (token.type !== 'heading_open' || token.markup !== '-' || isHeadingLine(text)) continue;
    for (const one of [token, tokens[at + 2]]) if (one !== undefined) one.tag = 'p';
  }
};

/** HTML that goes on after a blank line, indented as its page is: CommonMark takes it for code. */
const goneOn = (tokens: readonly Token[]): void => {
  for (const [at, token] of tokens.entries()) {
    const isAfterHtml = tokens[at - 1]?.type === 'html_block';
    if (token.type !== 'code_block' || !isAfterHtml) continue;
    if (/^\s*<[/a-z!]/iu.test(token.content)) token.type = 'html_block';
  }
};

const SILENT = /^\s*<(?:pre|script|style|textarea)\b/iu;

/** Markdown in the midst of HTML, which some generators read and nobody wants to see. */
const inHtml = (tokens: readonly Token[]): void => {
  for (const token of tokens) {
    if (token.type !== 'html_block' || SILENT.test(token.content)) continue;
    token.content = token.content
      .replace(/(!?)\[([^[\]\n]{1,300})\]\([^()\s]{1,600}\)/gu, (_, mark: string, text: string) =>
        mark === '' ? text : '',
      )
      .replace(/\*\*([^*<>\n]{1,300})\*\*/gu, '<b>$1</b>')
      .replace(/^[ \t]*(#{1,6})[ \t]+([^\n<]+)$/gmu, (_, marks: string, text: string) => {
        const tag = `h${marks.length}`;
        return `<${tag}>${text}</${tag}>`;
      });
  }
};

/** Stars that were meant to be bold and are not, for a space that stands inside: no reader wants to see them. */
const strayStars = (children: readonly Token[]): void => {
  const texts = children.filter(({ type, content }) => type === 'text' && content.includes('**'));
  const stars = texts.reduce((count, { content }) => count + content.split('**').length - 1, 0);
  if (stars < 2) return;
  for (const token of texts) token.content = token.content.replaceAll('**', '');
};

/** Whether a line is one bold text and no sentence. */
const isBoldHeading = (children: readonly Token[]): boolean => {
  const shown = children.filter(({ type, content }) => type !== 'text' || content !== '');
  const isBold = shown.at(0)?.type === 'strong_open' && shown.at(-1)?.type === 'strong_close';
  const bolds = shown.filter(({ type }) => type === 'strong_open').length;
  return isBold && bolds === 1 && isHeadingLine(shown.map(({ content }) => content).join(''));
};

/** A paragraph that is one short bold text is meant as a heading, one level below the last. */
const boldHeadings = (tokens: readonly Token[]): void => {
  let level = 1;
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open' && token.tag !== 'p') level = Number(token.tag.slice(1));
    const children = tokens[at + 1]?.children ?? [];
    if (token.type !== 'paragraph_open' || token.level > 0 || !isBoldHeading(children)) continue;
    for (const one of [token, tokens[at + 2]]) {
      if (one !== undefined) one.tag = `h${Math.min(6, level + 1)}`;
    }
  }
};

/** Rules over the blocks of a page, before what stands in a line is read. */
export const tokenRules = (markdown: MarkdownIt): void => {
  markdown.core.ruler.before('inline', 'page_blocks', (state) => {
    goneOn(state.tokens);
    inHtml(state.tokens);
    alerts(state.tokens, (type, tag, nesting) => new state.Token(type, tag, nesting));
    tasks(state.tokens);
    underlined(state.tokens);
    numbers(state.tokens);
  });
  markdown.core.ruler.after('inline', 'stray_stars', (state) => {
    boldHeadings(state.tokens);
    if (!state.src.includes('**')) return;
    for (const { children } of state.tokens) if (children !== null) strayStars(children);
  });
};
