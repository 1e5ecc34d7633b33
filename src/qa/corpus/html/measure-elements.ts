import { isBlock, isSilent } from './element-kinds.ts';
import type { HtmlElement } from './html-tree.ts';
import type { Measure } from './walk.ts';

const NOTHING: Measure = { text: 0, linked: 0, links: 0, tables: 0, headings: 0, blocks: 0 };

type Counted = { -readonly [Key in keyof Measure]: number };

const ownMeasure = (element: HtmlElement): Counted => {
  const own: Counted = { ...NOTHING };
  for (const child of element.children) {
    if (child.kind === 'text') own.text += child.text.trim().length;
  }
  return own;
};

const addTo = (parent: Counted, child: HtmlElement, own: Measure): void => {
  const isLink = child.name === 'a' && child.attributes.href !== undefined;
  parent.text += own.text;
  parent.linked += isLink ? own.text : own.linked;
  parent.links += own.links + (isLink ? 1 : 0);
  parent.tables += own.tables + (child.name === 'table' ? 1 : 0);
  parent.headings += own.headings + (/^h[1-6]$/u.test(child.name) ? 1 : 0);
  parent.blocks += own.blocks + (isBlock(child) ? 1 : 0);
};

/** What every element holds, counted once for all. */
export function measureElements(root: HtmlElement): (element: HtmlElement) => Measure {
  const measures = new Map<HtmlElement, Counted>();
  const order: (readonly [HtmlElement, HtmlElement | undefined])[] = [[root, undefined]];
  // Parents stand before their children here, so that the way back meets children first.
  for (let n = 0; n < order.length; n += 1) {
    const [element] = order[n] ?? [root];
    measures.set(element, ownMeasure(element));
    for (const child of element.children) {
      if (child.kind === 'element' && !isSilent(child)) order.push([child, element]);
    }
  }
  for (let n = order.length - 1; n > 0; n -= 1) {
    const [element, parent] = order[n] ?? [root, undefined];
    const above = parent === undefined ? undefined : measures.get(parent);
    const own = measures.get(element);
    if (above !== undefined && own !== undefined) addTo(above, element, own);
  }
  return (element) => measures.get(element) ?? NOTHING;
}
