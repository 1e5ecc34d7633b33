import { oneLine } from '../article-document.ts';
import { shortText } from '../html/element-kinds.ts';
import type { HtmlElement } from '../html/html-tree.ts';
import { namesOf } from './linked-data.ts';
import type { PageHead } from './page-head.ts';

/** What stands between an article's title and its site's name. */
const SEPARATOR = /\s+[|·•»«›—–:-]+\s+|\s*[|»«›]\s*|\s+::\s+|:\s+(?=\S+$)/gu;
/** Sites are called so much at most. Words. */
const SITE_NAME_MAX = 5;

export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const countWords = (text: string): number => text.split(/\s+/u).length;

/** The site as the page names it. */
export function siteNames({ meta, things, article }: PageHead): readonly string[] {
  const sites = things.filter(({ '@type': type }) =>
    /^(?:WebSite|.*Organization)$/u.test(`${type}`),
  );
  return [
    ...meta('og:site_name').slice(0, 1),
    ...namesOf(article?.publisher, things).slice(0, 1),
    ...meta('dc.publisher', 'dcterms.publisher', 'publisher', 'citation_publisher').slice(0, 1),
    ...meta('application-name', 'apple-mobile-web-app-title').slice(0, 1),
    ...namesOf(sites, things).slice(0, 1),
  ].flatMap((name) => oneLine(name) ?? []);
}

/** The parts of "Title | Section - Site", and what is left without the last or the first of them. */
const partsOf = (title: string): readonly string[] =>
  title.split(SEPARATOR).filter((part) => part.trim() !== '');

/** A title without the name of the site that it ends or begins with. */
const withoutSite = (title: string, sites: readonly string[]): string => {
  const known = new Set(sites.map(comparable));
  const named = sites.find((site) => title.toLowerCase().startsWith(`${site.toLowerCase()}: `));
  if (named !== undefined) return title.slice(named.length + 2).trim();
  const separators = [...title.matchAll(SEPARATOR)];
  const last = separators.at(-1);
  const first = separators[0];
  if (last === undefined || first === undefined) return title;
  const head = title.slice(0, last.index).trim();
  const end = title.slice(last.index + last[0].length).trim();
  if (known.has(comparable(end)) && head !== '') return withoutSite(head, sites);
  const tail = title.slice(first.index + first[0].length).trim();
  if (known.has(comparable(title.slice(0, first.index))) && tail !== '') return tail;
  // "|" and its like stand before nothing but a name; a dash may be the title's own.
  const isSure = /[|»«›·•]|::/u.test(last[0]);
  const isName = countWords(end) <= SITE_NAME_MAX && /^[\p{Lu}\p{N}]/u.test(end);
  if (isSure && isName && head !== '') return head;
  const isLong = countWords(head) >= 4 && countWords(end) <= 3;
  return isName && isLong && /[—–-]/u.test(last[0]) ? head : title;
};

/** What an article is called, and what prints it. */
export interface PageTitle {
  readonly text: string | undefined;
  readonly element: HtmlElement | undefined;
}

const toldTitles = (head: PageHead): readonly string[] =>
  [
    ...namesOf(head.article?.headline, head.things),
    ...head.meta('og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'citation_title'),
    ...[head.title].filter((title) => title !== undefined),
  ].flatMap((title) => oneLine(title) ?? []);

/** No headline is longer. Characters. */
const TITLE_MAX = 400;

interface Headline {
  readonly text: string;
  readonly element: HtmlElement;
}

const headlines = (elements: readonly HtmlElement[]): readonly Headline[] =>
  elements
    .filter(({ name, attributes }) => /^h[1-3]$/u.test(name) || attributes.itemprop === 'headline')
    .flatMap((element) => {
      const text = oneLine(shortText(element, TITLE_MAX));
      return text === undefined ? [] : [{ text, element }];
    });

const firstAgreed = (
  printed: readonly Headline[],
  wanted: readonly string[],
): Headline | undefined =>
  wanted
    .map((title) => printed.find(({ text }) => comparable(text) === comparable(title)))
    .find((found) => found !== undefined);

/** Some systems print the headline in a plain box. */
const boxOf = (title: string, elements: readonly HtmlElement[]): HtmlElement | undefined =>
  elements.find(
    (element) =>
      /^(?:div|header|p|span|strong|font)$/u.test(element.name) &&
      element.children.length <= 3 &&
      comparable(shortText(element, TITLE_MAX) ?? '') === comparable(title),
  );

/**
 * What the article is called: the words of its own heading where the page's head agrees or says nothing, else what the head
 * says, without the site's name.
 */
export function pageTitle(
  head: PageHead,
  own: readonly HtmlElement[],
  around: readonly HtmlElement[],
): PageTitle {
  const sites = siteNames(head);
  const isSite = (text: string): boolean =>
    sites.some((site) => comparable(site) === comparable(text));
  const said = toldTitles(head);
  const wanted = said.flatMap((title) => [
    title,
    withoutSite(title, sites),
    ...partsOf(title).slice(0, 1),
  ]);
  const inside = headlines(own).filter(({ text }) => !isSite(text));
  const agreed = firstAgreed(inside, wanted);
  if (agreed !== undefined) return agreed;
  const isFirst = ({ element }: Headline): boolean => element.name === 'h1';
  const heading = inside.find(isFirst);
  const outside = headlines(around).filter(({ text }) => !isSite(text));
  const above = firstAgreed(outside, wanted);
  // What the page is called is printed above an article that has a heading of its own: it is the site's name.
  if (above !== undefined) return heading ?? above;
  const best = said.map((title) => withoutSite(title, sites)).find((title) => !isSite(title));
  if (best === undefined) {
    return heading ?? outside.find(isFirst) ?? { text: said[0], element: undefined };
  }
  return { text: best, element: boxOf(best, [...own, ...around]) };
}
