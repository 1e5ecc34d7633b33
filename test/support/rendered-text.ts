import { readFileSync } from 'node:fs';
import { DomUtils, parseDocument } from 'htmlparser2';
import { marked } from 'marked';

type Document = ReturnType<typeof parseDocument>;
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** A page as another renderer shows it. */
export interface RenderedText {
  readonly text: string;
  /** Texts of its code, where marks of other languages are as they should be. */
  readonly code: readonly string[];
}

const FRONT_MATTER =
  /^\s*(?:---[ \t]*\n[\s\S]*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\n[\s\S]*?\n\+\+\+|(?:(?:title|date|category|tags)\s*:[^\n]*(?:\n---)?\n?)+)[ \t]*(?:\n|$)/iu;
const FENCED = /^([ \t>]*)(```+|~~~+)[\s\S]*?\n[ \t>]*\2/gmu;
/** What template engines and note programs take out of a page, told as roughly as can be. */
const HIDDEN = [
  /<!--[\s\S]*?-->/gu,
  /\{%-?\s*comment\b[\s\S]*?endcomment\s*-?%\}/gu,
  /\{%[\s\S]*?%\}/gu,
  /\{\{[\s\S]*?\}\}/gu,
  /\{\/\*[\s\S]*?\*\/\}/gu,
  /<%[\s\S]*?%>/gu,
  /%%[^%]+%%/gu,
  /!\[\[[^\]]*\]\]/gu,
  /\{:[^}\n]*\}/gu,
  /\{#\s[\s\S]*?#\}/gu,
  /\{#[\w-]+\}/gu,
  /\{\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'))[^}\n]*\}/gu,
  /^[ \t]*(?:\[\[?_?toc_?\]?\]|\*\[[^\]]+\]:.*)[ \t]*$/gimu,
  /^(?:import\s[^\n]*from\s+['"][^\n]*|export\s+(?:const|default)[\s\S]*?\n(?=\s*\n))/gmu,
  /^([ \t>]*):{3,}[^\n]*$/gmu,
  /^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+/gmu,
  /\[!\w+\][+-]?/gu,
  /\[\^[\w-]+\]:?/gu,
  /:[a-z_]{3,}:/gu,
  /<\/?[A-Z][\w.]*(?:\s[^<>]*)?>/gu,
];

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const SILENT = names(
  'script style noscript template svg iframe del s button select textarea input form label object video audio head',
);
const AROUND = names('nav header footer aside');
/** Elements without a blank between them are words apart where they are blocks, and one word where they are not. */
const BLOCKS = names(
  'p li td th div h1 h2 h3 h4 h5 h6 br dt dd pre tr table ul ol dl section article blockquote figure figcaption summary details hr img',
);

const withoutHidden = (markdown: string): string => {
  const code: string[] = [];
  const kept = markdown
    .replace(FENCED, (whole) => `\ue000${code.push(whole) - 1}\ue000`)
    .replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/gu, (whole) => `\ue000${code.push(whole) - 1}\ue000`);
  const plain = HIDDEN.reduce((text, pattern) => text.replace(pattern, ' '), kept);
  const wiki = plain
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/gu, '$1')
    .replace(/(?<=\w)([~^])(\w{1,3})\1/gu, '$2')
    .replace(/\s\^[a-z\d-]+$/gmu, '');
  return wiki.replace(/\ue000(\d+)\ue000/gu, (_, at: string) => code[Number(at)] ?? '');
};

type Shown = Document['children'][number];

const isHidden = (element: Element, isPage: boolean): boolean =>
  SILENT.has(element.name) || (isPage && AROUND.has(element.name)) || 'hidden' in element.attribs;

const textOf = (html: string, isPage: boolean): RenderedText => {
  const page = parseDocument(html);
  const [article] = DomUtils.getElementsByTagName('article', page);
  const [main] = DomUtils.getElementsByTagName('main', page);
  const code: string[] = [];
  const shown = (element: Element): string => {
    if (isHidden(element, isPage)) return '';
    const text = element.children.map(visit).join('');
    if (element.name === 'pre' || element.name === 'code') code.push(text);
    return BLOCKS.has(element.name) ? ` ${text} ` : text;
  };
  const visit = (node: Shown): string => {
    if (node.type === 'text') return node.data;
    return 'attribs' in node ? shown(node) : '';
  };
  const root = isPage ? (article ?? main ?? page) : page;
  // Where HTML is indented, marked shows it as code; no reader reads tags.
  const text = root.children
    .map(visit)
    .join('')
    .replace(/<\/?[a-z!][^<>]*>/giu, ' ');
  return { text, code };
};

/** The words of a Markdown or HTML file by way of marked and a DOM; `undefined` for other formats. */
export const renderedText = (file: string): RenderedText | undefined => {
  const source = readFileSync(file, 'utf8').replace(/\r\n?/gu, '\n');
  if (/\.(?:html?|xhtml)$/iu.test(file)) return textOf(source, true);
  if (!/\.(?:md|markdown|mdx|md\.erb)$/iu.test(file)) return undefined;
  const body = withoutHidden(source.replace(FRONT_MATTER, ''));
  return textOf(marked.parse(body, { async: false, gfm: true }), false);
};
