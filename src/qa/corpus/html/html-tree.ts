import { Parser } from 'htmlparser2';

export interface HtmlText {
  readonly kind: 'text';
  readonly text: string;
}

export interface HtmlElement {
  readonly kind: 'element';
  /** Lower case, "#root" for what holds the page. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

export type HtmlNode = HtmlText | HtmlElement;

/** No page that anybody wrote is as deep, and the parser's time grows with the square of it. */
const DEPTH_MAX = 20_000;

interface OpenElement extends HtmlElement {
  readonly children: HtmlNode[];
}

const elementOf = (name: string, attributes: Readonly<Record<string, string>>): OpenElement => ({
  kind: 'element',
  name,
  attributes,
  children: [],
});

/**
 * The elements and texts of a page or of a part of one, however broken; comments are left out.
 * @throws {Error} when elements are nested deeper than any page is
 */
export const parseHtml = (html: string): HtmlElement => parse(html, false);

/** The same of XML, whose names keep their case. */
export const parseXml = (xml: string): HtmlElement => parse(xml, true);

const parse = (source: string, xmlMode: boolean): HtmlElement => {
  const root = elementOf('#root', {});
  const open: OpenElement[] = [root];
  let words: string[] = [];
  const top = (): OpenElement => open.at(-1) ?? root;
  const endText = (): void => {
    if (words.length > 0) top().children.push({ kind: 'text', text: words.join('') });
    words = [];
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        endText();
        if (open.length > DEPTH_MAX) {
          throw new Error(`its elements are nested more than ${DEPTH_MAX} deep`);
        }
        const element = elementOf(name, attributes);
        top().children.push(element);
        open.push(element);
      },
      onclosetag() {
        endText();
        if (open.length > 1) open.pop();
      },
      ontext(text) {
        words.push(text);
      },
    },
    { xmlMode },
  );
  parser.end(source);
  endText();
  return root;
};

/** All elements below one, in the order of the page; none of those that are left out, nor what they hold. */
export function elementsBelow(
  root: HtmlElement,
  isLeftOut: (element: HtmlElement) => boolean = () => false,
): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  const rest: HtmlElement[] = [root];
  for (let element = rest.pop(); element !== undefined; element = rest.pop()) {
    if (element !== root) found.push(element);
    for (const child of element.children.toReversed()) {
      if (child.kind === 'element' && !isLeftOut(child)) rest.push(child);
    }
  }
  return found;
}
