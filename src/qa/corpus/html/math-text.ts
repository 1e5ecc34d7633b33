import { plainText } from './element-kinds.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';

/** Formulas nested deeper are written without their structure. */
const DEPTH_MAX = 40;

const isElement = (node: HtmlNode): node is HtmlElement => node.kind === 'element';

/** The formula as its author typed it for a typesetter. */
const typed = (math: HtmlElement): string | undefined => {
  const rest: HtmlElement[] = [math];
  for (let element = rest.pop(); element !== undefined; element = rest.pop()) {
    if (element.name === 'annotation' && /tex/iu.test(element.attributes.encoding ?? '')) {
      return plainText(element) || undefined;
    }
    rest.push(...element.children.filter(isElement));
  }
  return undefined;
};

const grouped = (text: string): string => (/^.[\p{L}\p{N}.]*$/u.test(text) ? text : `(${text})`);

type Layout = (parts: readonly string[], element: HtmlElement) => string;

const over: Layout = ([top = '', bottom = '']) => `${grouped(top)}/${grouped(bottom)}`;
const raised: Layout = ([base = '', high = '']) => `${base}^${grouped(high)}`;
const lowered: Layout = ([base = '', low = '']) => `${base}_${grouped(low)}`;
const both: Layout = ([base = '', low = '', high = '']) =>
  `${base}_${grouped(low)}^${grouped(high)}`;
const root: Layout = ([degree = '', base = '']) => `${degree}√(${base})`;
const row: Layout = (parts) => `${parts.join(' ')}; `;

/** A sign that Word keeps among the properties of a part. */
const signOf = (element: HtmlElement, name: string): string | undefined => {
  const properties = element.children.filter(isElement).find((child) => child.name.endsWith('Pr'));
  const sign = properties?.children.filter(isElement).find((child) => child.name === name);
  return sign === undefined ? undefined : (sign.attributes['m:val'] ?? '');
};

/** Parts that are more than their words one behind another. Sources: MathML Core; Office Open XML, part 1, 22.1. */
const LAYOUTS: Readonly<Record<string, Layout>> = {
  mfrac: over,
  msup: raised,
  msub: lowered,
  msubsup: both,
  munder: lowered,
  mover: raised,
  munderover: both,
  msqrt: (parts) => `√(${parts.join('')})`,
  mroot: ([base = '', degree = '']) => `${degree}√(${base})`,
  mtr: row,
  'm:f': over,
  'm:sSup': raised,
  'm:sSub': lowered,
  'm:sSubSup': both,
  'm:limLow': lowered,
  'm:limUpp': raised,
  'm:rad': root,
  'm:mr': row,
  'm:func': (parts) => parts.join(' '),
  'm:d': (parts, element) => {
    const [open, close] = [signOf(element, 'm:begChr') ?? '(', signOf(element, 'm:endChr') ?? ')'];
    return `${open}${parts.join(', ')}${close}`;
  },
  'm:nary': ([low = '', high = '', base = ''], element) => {
    const bounds = `${low === '' ? '' : `_${grouped(low)}`}${high === '' ? '' : `^${grouped(high)}`}`;
    return `${signOf(element, 'm:chr') ?? '∫'}${bounds} ${base}`;
  },
};

/** A formula in one line: as typed for TeX where the page keeps that, else with "/", "^" and "_". */
export function mathText(math: HtmlElement): string {
  const source = typed(math);
  if (source !== undefined) return source;
  const write = (element: HtmlElement, depth: number): string => {
    if (element.name.startsWith('annotation')) return '';
    if (depth > DEPTH_MAX) return plainText(element);
    const parts = element.children.flatMap((child) => {
      if (child.kind === 'text') return child.text.trim() === '' ? [] : [child.text];
      return child.name.endsWith('Pr') ? [] : [write(child, depth + 1)];
    });
    if (element.name === 'mo') {
      const sign = parts.join('').trim();
      return /^[=<>≤≥≈≠+−×·±→]$/u.test(sign) ? ` ${sign} ` : sign;
    }
    return LAYOUTS[element.name]?.(parts, element) ?? parts.join('');
  };
  return write(math, 0).replace(/\s+/gu, ' ').trim();
}
