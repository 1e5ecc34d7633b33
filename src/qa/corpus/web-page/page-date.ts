import type { IsoDate } from '../../types.ts';
import { classOf, shortText } from '../html/element-kinds.ts';
import { elementsBelow, type HtmlElement } from '../html/html-tree.ts';
import { parseDate } from '../publication-date.ts';
import { BYLINE_MAX } from './page-byline.ts';
import type { PageHead } from './page-head.ts';

const META_DATES = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'citation_publication_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'date',
] as const;

const dateOf = (value: unknown): IsoDate | undefined =>
  typeof value === 'string' ? parseDate(value) : undefined;

const firstDate = (values: readonly unknown[]): IsoDate | undefined =>
  values.map(dateOf).find((date) => date !== undefined);

/** What a page tells machines about when it came out. */
const toldDate = ({ article, meta }: PageHead): IsoDate | undefined =>
  firstDate([
    article?.datePublished,
    article?.dateCreated,
    ...META_DATES.map((name) => meta(name)[0]),
  ]);

const marksOf = (element: HtmlElement): string =>
  `${classOf(element)} ${element.attributes.itemprop ?? ''}`;

const isUpdate = (element: HtmlElement): boolean => /updated|modified/iu.test(marksOf(element));

const isMarked = (element: HtmlElement): boolean =>
  element.attributes.pubdate !== undefined ||
  /datePublished|dateCreated|(?:^|[\s_-])(?:published|entry-date|post-date|pubdate|publish-date)/iu.test(
    marksOf(element),
  );

const isDated = (element: HtmlElement): boolean =>
  element.name === 'time' ||
  isMarked(element) ||
  /(?:^|[\s_-])(?:date|dateline|timestamp|posted|byline|meta)(?=[\s_-]|$)/iu.test(marksOf(element));

/** A text of as many characters is the article's first paragraph: dates below are its own. */
const PROSE_MIN = 200;
/** Dates in these are what the article tells. */
const INSIDE = new Set(['table', 'blockquote', 'figure', 'pre', 'dl']);
const SAYS_UPDATED = /updated|modified|last (?:edited|reviewed|changed)/iu;
const SAYS_PUBLISHED = /\b(?:published|posted|issued|release date)\b/iu;

const ownDate = (element: HtmlElement): IsoDate | undefined => {
  const text = shortText(element, BYLINE_MAX);
  if (text === undefined) return undefined;
  return dateOf(element.attributes.datetime ?? element.attributes.content) ?? dateOf(text);
};

/**
 * The day that an article itself says it came out on: what is marked as that, else what stands above its first paragraph,
 * else a line that says "Published".
 */
const printedDate = (
  elements: readonly HtmlElement[],
  lines: readonly string[],
): IsoDate | undefined => {
  const dated = elements.filter((element) => isDated(element) && !isUpdate(element));
  const prose = elements.findIndex(
    (element) => element.name === 'p' && shortText(element, PROSE_MIN) === undefined,
  );
  const above = new Set(prose === -1 ? elements : elements.slice(0, prose));
  const isSaid = (element: HtmlElement): boolean =>
    !SAYS_UPDATED.test(shortText(element, BYLINE_MAX) ?? '');
  const published = elements
    .filter(({ name }) => /^(?:p|div|span|time|li)$/u.test(name))
    .map((element) => shortText(element, BYLINE_MAX) ?? '')
    .filter((text) => SAYS_PUBLISHED.test(text));
  const first = (found: readonly HtmlElement[]): IsoDate | undefined =>
    found.map(ownDate).find((date) => date !== undefined);
  return (
    first(dated.filter(isMarked)) ??
    first(dated.filter((element) => above.has(element) && isSaid(element))) ??
    firstDate([...lines.filter((line) => !SAYS_UPDATED.test(line)), ...published])
  );
};

/** The day an article came out, by what its page tells machines, else by what it prints; never a comment's. */
export function pageDate(
  head: PageHead,
  places: readonly HtmlElement[],
  lines: readonly string[],
  isLeftOut: (element: HtmlElement) => boolean,
): IsoDate | undefined {
  const told = toldDate(head);
  if (told !== undefined) return told;
  for (const place of places) {
    const isOut = (element: HtmlElement): boolean => INSIDE.has(element.name) || isLeftOut(element);
    const found = printedDate(elementsBelow(place, isOut), lines);
    if (found !== undefined) return found;
  }
  return undefined;
}
