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

const LAYOUTS: Readonly<Record<string, (parts: readonly string[]) => string>> = {
  mfrac: ([over = '', under = '']) => `${grouped(over)}/${grouped(under)}`,
  msup: ([base = '', over = '']) => `${base}^${grouped(over)}`,
  msub: ([base = '', under = '']) => `${base}_${grouped(under)}`,
  msubsup: ([base = '', under = '', over = '']) => `${base}_${grouped(under)}^${grouped(over)}`,
  munder: ([base = '', under = '']) => `${base}_${grouped(under)}`,
  mover: ([base = '', over = '']) => `${base}^${grouped(over)}`,
  munderover: ([base = '', under = '', over = '']) => `${base}_${grouped(under)}^${grouped(over)}`,
  msqrt: (parts) => `√(${parts.join('')})`,
  mroot: ([base = '', degree = '']) => `${degree}√(${base})`,
  mtr: (parts) => `${parts.join(' ')}; `,
};

/** A formula in one line: as typed for TeX where the page keeps that, else with "/", "^" and "_". */
export function mathText(math: HtmlElement): string {
  const source = typed(math);
  if (source !== undefined) return source;
  const write = (element: HtmlElement, depth: number): string => {
    if (element.name.startsWith('annotation')) return '';
    if (depth > DEPTH_MAX) return plainText(element);
    const parts = element.children.flatMap((child) => {
      if (child.kind === 'text') return child.text.trim() === '' ? [] : [child.text.trim()];
      return [write(child, depth + 1)];
    });
    if (element.name === 'mo') {
      const sign = parts.join('');
      return /^[=<>≤≥≈≠+−×·±→]$/u.test(sign) ? ` ${sign} ` : sign;
    }
    return LAYOUTS[element.name]?.(parts) ?? parts.join('');
  };
  return write(math, 0).replace(/\s+/gu, ' ').trim();
}
