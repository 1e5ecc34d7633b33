import { oneLine } from '../article-document.ts';
import { classOf, shortText } from '../html/element-kinds.ts';
import type { HtmlElement } from '../html/html-tree.ts';
import { parseDate } from '../publication-date.ts';
import { namesOf } from './linked-data.ts';
import type { PageHead } from './page-head.ts';
import { comparable, siteNames } from './page-title.ts';

/** What stands before names in a line of who wrote it. */
const BEFORE =
  /^(?:(?:written|posted|published|reported|story|text|words|article)\s+)?(?:by|von|par|por)\b:?\s*|^authors?\s*:\s*/iu;
const BETWEEN =
  /\s*(?:[|·•—–/;,\n]|\s-\s|\band\b|&)\s*|\s+(?=(?:on\s+)?(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+\d))/iu;
const PART = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|\\p{Lo}+)";
const PARTICLE = '(?:de|da|di|du|del|der|den|van|von|al|bin|ibn|la|le|dos|y|ter)';
const NAME = new RegExp(`^${PART}(?:\\s+(?:${PART}|${PARTICLE}))*\\s+${PART}$|^\\p{Lo}+$`, 'u');
/** Parts of a name. */
const PARTS_MAX = 6;
/** Words of a line of facts that are no name, though they begin with a capital letter. */
const NO_NAME =
  /\b(?:published|updated|posted|created|modified|last|read|reading|minutes?|comments?|share|follow|contributors?|contributing|edited|staff|writer|reporter|correspondent|editor|today|yesterday|ago|view|profile|author|about|photo|category|tags?|date|time|subscribe|sign|email|twitter|facebook)\b/iu;

/** The names in a line such as "By Ida Holm and Jan Bek | Published 3 March 2021". */
export const namesIn = (line: string): readonly string[] =>
  line
    .split(BETWEEN)
    .map((part) => part.replace(BEFORE, '').trim())
    .filter((part) => NAME.test(part) && !NO_NAME.test(part))
    .filter((part) => part.length <= 60 && part.split(' ').length <= PARTS_MAX);

/** What a machine was told may be any name; an address or a date is none. */
const isName = (name: string): boolean =>
  name !== '' &&
  name.length <= 80 &&
  /\p{L}/u.test(name) &&
  !/^(?:https?:|@|www\.)/iu.test(name) &&
  parseDate(name) === undefined;

/** One name a value where there are several, else the names that a value lists. */
const saidNames = (values: readonly string[]): readonly string[] =>
  (values.length > 1
    ? values
    : values.flatMap((value) =>
        value.split(/\s*[;|,]\s*|\s+and\s+|(?<=\S\s\S+)\s+&\s+(?=\S+\s\S)/iu),
      )
  )
    .map((name) => oneLine(name.replace(BEFORE, '')) ?? '')
    .filter(isName);

const BYLINE_CLASS = /(?:^|[\s_-])(?:by-?line|author(?:-?name|s)?|writer)(?=[\s_-]|$)/iu;

const isByline = (element: HtmlElement): boolean => {
  const { rel = '', itemprop = '' } = element.attributes;
  return /\bauthor\b/iu.test(`${rel} ${itemprop}`) || BYLINE_CLASS.test(classOf(element));
};

/** A line of who wrote it and when; longer ones are texts. Characters. */
export const BYLINE_MAX = 160;

/** The lines among elements that say who wrote the article: those marked as that, else those that begin with "By". */
export const bylines = (elements: readonly HtmlElement[]): readonly string[] => {
  const short = (found: readonly HtmlElement[]): readonly string[] =>
    found.map((element) => shortText(element, BYLINE_MAX) ?? '').filter((text) => text !== '');
  const marked = short(elements.filter(isByline));
  const isLine = ({ name }: HtmlElement): boolean => /^(?:p|div|span|address|h[2-6])$/u.test(name);
  const said = short(elements.filter(isLine)).filter((text) =>
    /^(?:written )?by:?\s+\p{Lu}/iu.test(text),
  );
  return [...marked, ...said];
};

const distinct = (names: readonly string[]): readonly string[] => [
  ...new Map(names.map((name) => [comparable(name), name])).values(),
];

const AUTHOR_METAS = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'parsely-author',
  'sailthru.author',
  'byl',
] as const;

/** Who wrote the article, by what the page tells machines, else by its byline; never its site. */
export function pageAuthors(head: PageHead, lines: readonly string[]): readonly string[] {
  const sites = new Set(siteNames(head).map(comparable));
  const notSite = (names: readonly string[]): readonly string[] =>
    distinct(names.filter((name) => !sites.has(comparable(name)))).slice(0, 20);
  const told = [
    namesOf(head.article?.author, head.things),
    ...AUTHOR_METAS.map((name) => head.meta(name)),
  ].map((values) => notSite(saidNames(values)));
  const printed = lines.map((line) => notSite(namesIn(line)));
  return [...told, ...printed].find((names) => names.length > 0) ?? [];
}
