import { oneLine } from '../article-document.ts';
import { elementsBelow, type HtmlElement } from '../html/html-tree.ts';
import { isOfType, type LinkedThing, linkedData } from './linked-data.ts';

/** What a page says of itself outside its text. */
export interface PageHead {
  /** Values of a `<meta>` by name, property or itemprop, lower case. */
  readonly meta: (...names: readonly string[]) => readonly string[];
  /** Every thing described as JSON-LD. */
  readonly things: readonly LinkedThing[];
  /** What the page's article is described as. */
  readonly article: LinkedThing | undefined;
  readonly title: string | undefined;
  readonly canonical: string | undefined;
  readonly language: string | undefined;
}

/** Source: schema.org's Article and the types below it; a page is only the second choice. */
const ARTICLE = /(?:Article|Posting|Report|Recipe|HowTo|LearningResource|Guide)$/u;
const PAGE = /(?:Page|CreativeWork|Book|Event|Product)$/u;

const isList = (thing: LinkedThing): boolean => isOfType(thing, /^(?:Collection|Search)/u);

const textOf = (element: HtmlElement | undefined): string | undefined =>
  oneLine(element?.children.map((child) => (child.kind === 'text' ? child.text : ' ')).join(''));

/** Reads what a page says in its head, wherever that stands. */
export function pageHead(root: HtmlElement): PageHead {
  const elements = elementsBelow(root);
  const metas = new Map<string, string[]>();
  for (const { name, attributes } of elements) {
    const value = name === 'meta' ? oneLine(attributes.content) : undefined;
    if (value === undefined) continue;
    const keys = [
      attributes.property,
      attributes.name,
      attributes.itemprop,
      attributes['http-equiv'],
    ];
    for (const key of keys.flatMap((said) => said?.toLowerCase().split(/\s+/u) ?? [])) {
      metas.set(key, [...(metas.get(key) ?? []), value]);
    }
  }
  const meta: PageHead['meta'] = (...names) =>
    names.map((name) => metas.get(name) ?? []).find((values) => values.length > 0) ?? [];
  const things = linkedData(root);
  const title = elements.find(({ name }) => name === 'title');
  const html = elements.find(({ name }) => name === 'html');
  const canonical = elements.find(
    ({ name, attributes }) => name === 'link' && /\bcanonical\b/iu.test(attributes.rel ?? ''),
  );
  return {
    meta,
    things,
    article:
      things.find((thing) => isOfType(thing, ARTICLE)) ??
      things.find((thing) => isOfType(thing, PAGE) && !isList(thing)),
    title: textOf(title),
    canonical: oneLine(canonical?.attributes.href),
    language: oneLine(html?.attributes.lang ?? html?.attributes['xml:lang']),
  };
}
