import type { MarkdownIt, Token } from 'markdown-it';
import { componentPages, openFences, withoutTagLines } from './dialects/component-pages.ts';
import { findModules } from './find-modules.ts';
import { frontMatterProse, valueMarkdown } from './front-matter-prose.ts';
import { createMarkdownParser, NESTING_MAX } from './markdown-parser.ts';
import { comparableKey, type PageValues } from './page-facts.ts';
import { reduceTemplates } from './reduce-templates.ts';
import type { Ranges } from './template-tags.ts';

/** Whether a page may hold anything that is read before its Markdown is. */
const HAS_TEMPLATES = /\{[{%#/]|<[%!]|%%|<\/?[A-Z]|\bmarkdown=|\smarkdown>/u;
/** An element of JSX that holds an expression. */
const JSX_ATTRIBUTE = /<[A-Z][\w.]*\s[^<>]*=\{/u;

/** Where code stands: fenced, indented, in `<pre>` and in `<script>`. */
const codeIn = (markdown: MarkdownIt, text: string): Ranges => {
  const tokens: Token[] = [];
  markdown.block.parse(text, markdown, {}, tokens);
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const ranges: [number, number][] = [];
  for (const { type, map, content } of tokens) {
    const isCode =
      type === 'fence' ||
      (type === 'code_block' && !/^\s*(?:<[/a-zA-Z!]|\{%|\{\{[<%])/u.test(content)) ||
      (type === 'html_block' && /^\s*<(?:pre|script|style)\b/iu.test(content));
    const start = starts[map?.[0] ?? 0] ?? 0;
    const end = starts[map?.[1] ?? 0] ?? text.length;
    if (isCode && map !== null && start >= (ranges.at(-1)?.[1] ?? 0)) ranges.push([start, end]);
  }
  return ranges;
};

/** `<div markdown>`: what stands in it is Markdown, which a blank line tells the parser. */
const openHtml = (text: string): string =>
  text.replace(
    /^([ \t]*<[a-z][\w-]*\b[^<>\n]*\smarkdown(?:=["']?\w+["']?)?(?=[\s>])[^<>\n]*>)/gmu,
    '$1\n\n',
  );

/** Blanks that people paste after the marks of headings and lists, where only a plain one is read. */
const ODD_BLANK = /[\u00a0\u2002-\u200a\u202f\u3000]/u;
const plainBlanks = (text: string): string =>
  ODD_BLANK.test(text)
    ? text.replace(
        /^([ \t]*(?:#{1,6}|[-*+]|\d{1,3}[.)]))[\u00a0\u2002-\u200a\u202f\u3000]+/gmu,
        '$1 ',
      )
    : text;

interface Rendering {
  readonly parser: MarkdownIt;
  /** A language in which braces are expressions: MDX. */
  readonly isJsx: boolean;
}

const reduced = (
  { parser, isJsx }: Rendering,
  text: string,
  lookup: (name: string) => string | undefined,
): { readonly text: string; readonly isJsx: boolean } => {
  const looksJsx = isJsx || JSX_ATTRIBUTE.test(text);
  if (!looksJsx && !HAS_TEMPLATES.test(text) && !/^(?:import|export)\s/mu.test(text)) {
    return { text, isJsx: false };
  }
  const code = codeIn(parser, looksJsx ? withoutTagLines(text) : text);
  const isWritten = looksJsx || findModules(text, code).length > 0;
  const plain = openHtml(reduceTemplates(text, { code, isJsx: isWritten, lookup }));
  return { text: isWritten ? openFences(plain) : plain, isJsx: isWritten };
};

const rendered = (parser: MarkdownIt, text: string): string => {
  const env = {};
  const tokens = parser.parse(text, env);
  // The parser passes over what would be deeper.
  if (tokens.some(({ level }) => level >= NESTING_MAX - 1)) {
    throw new Error(`its lists or quotations are nested more than ${NESTING_MAX} deep`);
  }
  return parser.renderer.render(tokens, parser.options as never, env);
};

/** `:tada:`: looking for their names takes longer than all else that stands in a line. */
const EMOJI = /:[a-z\d_+-]{2,40}:/u;

/** A function that renders the body of a page to HTML, with what its front matter holds of the page's text. */
export const createPageRenderer = () => {
  const withEmoji = createMarkdownParser();
  const withoutEmoji = createMarkdownParser().disable('emoji');
  const components = createMarkdownParser().use(componentPages);
  return (body: string, values: PageValues, isMdx: boolean): string => {
    const used = new Set<string>();
    const lookup = (name: string): string | undefined => {
      const value = values.get(name);
      const text =
        typeof value === 'number' || typeof value === 'boolean'
          ? String(value)
          : valueMarkdown(value);
      if (text === '') return undefined;
      used.add(comparableKey(name));
      return text;
    };
    const plain = EMOJI.test(body) ? withEmoji : withoutEmoji;
    const parser = isMdx ? components : plain;
    const own = reduced({ parser, isJsx: isMdx }, plainBlanks(body), lookup);
    const { above, below } = frontMatterProse(values, own.text, used);
    const other = (text: string): string =>
      text === '' ? '' : reduced({ parser: plain, isJsx: false }, text, () => undefined).text;
    const whole = [other(above), own.text, other(below)].filter((text) => text !== '').join('\n\n');
    return rendered(own.isJsx ? components : plain, whole);
  };
};
