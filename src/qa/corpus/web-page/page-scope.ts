import { isHidden, isSilent } from '../html/element-kinds.ts';
import { elementsBelow, type HtmlElement } from '../html/html-tree.ts';
import type { Measure } from '../html/walk.ts';

type MeasureOf = (element: HtmlElement) => Measure;

/** Characters that are no link's: what an article is written in. */
const ownText = ({ text, linked }: Measure): number => text - linked;

/** A landmark is believed that holds this much of the page's own text, or as many characters. */
const LANDMARK_SHARE = 0.2;
const LANDMARK_TEXT = 200;
/** An article on a page of several is one of its articles, not a teaser beside it. Share of the longest. */
const ARTICLE_SHARE = 0.4;
/** The article with the page's heading is its article if it holds this much of what is marked as the main part. */
const HEADED_SHARE = 0.25;
/** The smallest part that holds this much of the prose is where the article is. */
const PROSE_SHARE = 0.88;
/** A text of as many characters is prose. */
const PROSE_TEXT = 60;

const children = (element: HtmlElement): readonly HtmlElement[] =>
  element.children.filter((child) => child.kind === 'element');

const isMain = ({ name, attributes }: HtmlElement): boolean =>
  name === 'main' || attributes.role === 'main';

const longest = (elements: readonly HtmlElement[], measureOf: MeasureOf): HtmlElement | undefined =>
  elements.reduce<HtmlElement | undefined>(
    (best, one) =>
      best !== undefined && ownText(measureOf(best)) >= ownText(measureOf(one)) ? best : one,
    undefined,
  );

/** The innermost element around all that are given. */
const around = (root: HtmlElement, inner: ReadonlySet<HtmlElement>): HtmlElement => {
  const counts = new Map<HtmlElement, number>();
  const order = [root, ...elementsBelow(root)];
  for (const element of order.toReversed()) {
    const below = children(element).reduce((sum, child) => sum + (counts.get(child) ?? 0), 0);
    counts.set(element, below + (inner.has(element) ? 1 : 0));
  }
  return order.findLast((element) => counts.get(element) === inner.size) ?? root;
};

/** The one article of several that has the page's heading: the others are comments, or what leads on. */
const headedArticle = (main: HtmlElement, measureOf: MeasureOf): HtmlElement | undefined => {
  const isHeading = ({ name }: HtmlElement): boolean => name === 'h1';
  const below = elementsBelow(main);
  const articles = below.filter(({ name }) => name === 'article');
  const [first, ...more] = below.filter(isHeading);
  if (first === undefined || more.length > 0 || articles.length === 0) return undefined;
  const headed = articles.find((article) => elementsBelow(article).some(isHeading));
  if (headed === undefined) return undefined;
  const isWhole = ownText(measureOf(headed)) >= ownText(measureOf(main)) * HEADED_SHARE;
  return isWhole ? headed : undefined;
};

/** What the page itself marks as its article. */
const landmark = (body: HtmlElement, measureOf: MeasureOf): HtmlElement | undefined => {
  const whole = ownText(measureOf(body));
  const isLong = (element: HtmlElement): boolean => {
    const own = ownText(measureOf(element));
    return own >= whole * LANDMARK_SHARE || own >= LANDMARK_TEXT;
  };
  const elements = elementsBelow(body).filter((element) => !isHidden(element));
  const main = longest(elements.filter(isMain), measureOf);
  if (main !== undefined && isLong(main)) return headedArticle(main, measureOf) ?? main;
  const articles = elements.filter(({ name }) => name === 'article');
  const best = longest(articles, measureOf);
  if (best === undefined || !isLong(best)) return undefined;
  const least = ownText(measureOf(best)) * ARTICLE_SHARE;
  return around(body, new Set(articles.filter((one) => ownText(measureOf(one)) >= least)));
};

/** How much prose every element holds; what is left out counts nothing. */
const proseBelow = (
  body: HtmlElement,
  measureOf: MeasureOf,
  isLeftOut: (element: HtmlElement) => boolean,
): ReadonlyMap<HtmlElement, number> => {
  const order: HtmlElement[] = [body];
  for (let n = 0; n < order.length; n += 1) {
    for (const child of children(order[n] ?? body)) {
      if (!isSilent(child) && !isHidden(child) && !isLeftOut(child)) order.push(child);
    }
  }
  const prose = new Map<HtmlElement, number>();
  for (const element of order.toReversed()) {
    const { blocks } = measureOf(element);
    const own = ownText(measureOf(element));
    const below = children(element).reduce((sum, child) => sum + (prose.get(child) ?? 0), 0);
    prose.set(element, blocks === 0 && own >= PROSE_TEXT ? own : below);
  }
  return prose;
};

/**
 * The part of a page that its article stands in: what the page marks as that, else the smallest part that holds nearly all
 * of its prose.
 */
export function pageScope(
  body: HtmlElement,
  measureOf: MeasureOf,
  isLeftOut: (element: HtmlElement) => boolean,
): HtmlElement {
  const marked = landmark(body, measureOf);
  if (marked !== undefined) return marked;
  const prose = proseBelow(body, measureOf, isLeftOut);
  const least = (prose.get(body) ?? 0) * PROSE_SHARE;
  if (least === 0) return body;
  let scope = body;
  for (;;) {
    const inner = children(scope).find((child) => (prose.get(child) ?? 0) >= least);
    if (inner === undefined || measureOf(inner).blocks === 0) return scope;
    scope = inner;
  }
}

/** What stands between a headline and the article below it is short, or as long as half of that. Characters. */
const BETWEEN_MAX = 400;

/** The part around an article that has its headline too, where that stands above what is marked as the article. */
export function withHeadline(
  body: HtmlElement,
  scope: HtmlElement,
  headline: HtmlElement | undefined,
  measureOf: MeasureOf,
): HtmlElement {
  if (headline === undefined || headline === scope) return scope;
  const both = around(body, new Set([scope, headline]));
  const [own, whole] = [ownText(measureOf(scope)), ownText(measureOf(both))];
  return whole - own <= Math.max(BETWEEN_MAX, own / 2) ? both : scope;
}
