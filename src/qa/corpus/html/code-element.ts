import { classOf, isHidden, isSilent } from './element-kinds.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import type { ElementReader } from './walk.ts';

/** Numbers, buttons and prompts that stand beside the lines of code. */
const BESIDE =
  /(?:^|\s)(?:linenos?|linenodiv|lineno|line-numbers?(?:-rows)?|ln|lnt|gutter|rouge-gutter|hljs-ln-numbers|copy(?:-?btn|-?button|code)?|buttonGroup\S*|copybtn)(?=\s|$)/u;
const LANGUAGE =
  /(?:^|\s)(?:language-|lang-|highlight-source-|highlight-|brush:\s?|sourceCode\s)([\w+#.-]+)/iu;
/** What highlighters call code whose language nobody named. */
const NO_LANGUAGE = new Set([
  'none',
  'text',
  'plain',
  'plaintext',
  'default',
  'notranslate',
  'block',
  'wrapper',
  'highlight',
  'txt',
  'snippet',
  'toolbar',
  'example',
  'container',
]);
/** A line of its own inside code. */
const LINES = new Set(['div', 'p', 'li', 'tr']);

/** The language that one of the elements names by the ways of the common highlighters. */
export const languageOf = (
  ...elements: readonly (HtmlElement | undefined)[]
): string | undefined => {
  for (const element of elements) {
    if (element === undefined) continue;
    const { lang, 'data-lang': data, 'data-language': long } = element.attributes;
    const said =
      long ??
      data ??
      LANGUAGE.exec(classOf(element))?.[1] ??
      (element.name === 'pre' ? lang : undefined);
    const name = said?.toLowerCase();
    if (name !== undefined && name !== '' && !NO_LANGUAGE.has(name)) return name;
  }
  return undefined;
};

const firstElement = ({ children }: HtmlElement): HtmlElement | undefined =>
  children.find((child) => child.kind === 'element');

const isBeside = (element: HtmlElement): boolean =>
  isSilent(element) ||
  isHidden(element) ||
  element.name === 'button' ||
  BESIDE.test(classOf(element));

/** The text of code as it stands, line by line. */
const codeText = (element: HtmlElement): string => {
  let text = '';
  const endLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const rest: (HtmlNode | 'line')[] = [element];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node === 'line') endLine();
    else if (node.kind === 'text') text += node.text;
    else if (node.name === 'br') text += '\n';
    else if (!isBeside(node)) {
      if (LINES.has(node.name)) {
        endLine();
        rest.push('line');
      }
      rest.push(...node.children.toReversed());
    }
  }
  return text;
};

/** Code keeps its lines and its spaces. */
export const readCode: ElementReader = (element, { builder, language: around }) => {
  if (builder.nearest('heading', 'term') !== undefined) return 'through';
  const text = codeText(element)
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/^\n+|\s+$/gu, '')
    .normalize('NFC');
  if (text === '') return 'skip';
  const language = languageOf(element, firstElement(element)) ?? around;
  builder.add({ kind: 'code', text, ...(language === undefined ? {} : { language }) });
  return 'skip';
};
