import type { IsoDate } from '../../types.ts';
import { oneLine } from '../article-document.ts';
import { parseDate } from '../publication-date.ts';
import { languageOfName } from './name-facts.ts';

/** What a front matter says of its page; keys are compared in lower case without "-" and "_". */
export interface PageValues {
  get(...keys: readonly string[]): unknown;
  /** In the order of the front matter, keys as written. */
  entries(): Iterable<readonly [string, unknown]>;
}

/** What a page says of itself besides its text. */
export interface PageFacts {
  readonly title?: string;
  readonly publisher?: string;
  readonly authors: readonly string[];
  readonly publishedOn?: IsoDate;
  readonly url?: string;
  readonly source?: string;
  readonly language?: string;
  readonly tags: readonly string[];
  /** Other names of what the page is about. */
  readonly aliases: readonly string[];
}

export const comparableKey = (key: string): string => key.toLowerCase().replace(/[-_ ]/gu, '');

/** The values of a front matter, found whatever the case of their keys. */
export const pageValues = (values: ReadonlyMap<string, unknown>): PageValues => {
  const byKey = new Map<string, unknown>();
  for (const [key, value] of values) {
    const name = comparableKey(key);
    if (!byKey.has(name)) byKey.set(name, value);
  }
  return {
    get: (...keys) => {
      for (const key of keys) {
        const value = byKey.get(comparableKey(key));
        if (value !== undefined && value !== null && value !== '') return value;
      }
      return undefined;
    },
    entries: () => values.entries(),
  };
};

const ENTITY = /&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][\da-zA-Z]{1,31});/gu;

/** One line of plain text: a value of a front matter is shown as HTML, so its entities and tags are. */
export const plainValue = (
  value: unknown,
  decode: (entity: string) => string,
): string | undefined =>
  typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : oneLine(
        typeof value === 'string'
          ? value
              .replace(/\{\{[^}]*\}\}|\{%[^%]*%\}|<%[^%]*%>/gu, ' ')
              .replace(/<\/?[a-z][^<>]*>/giu, '')
              .replace(ENTITY, decode)
              .replace(/`/gu, '')
          : undefined,
      );

const nameIn = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const values = pageValues(new Map(Object.entries(value)));
  return values.get('name', 'title', 'fullname', 'label', 'id');
};

const SPLIT = /[,;]/u;

/** @param parts what separates the entries of one string; a date is never one of them. */
const listOf = (value: unknown, decode: (entity: string) => string): readonly string[] => {
  const entries = Array.isArray(value) ? value.map(nameIn) : [nameIn(value)];
  const isOne = !Array.isArray(value);
  return entries
    .flatMap((entry) => {
      const text = plainValue(entry, decode);
      if (text === undefined) return [];
      return isOne ? text.split(SPLIT).map((part) => part.trim()) : [text];
    })
    .filter((entry) => entry !== '');
};

const DATE_KEYS = [
  ...['date', 'pubDate', 'publishDate', 'publishedOn', 'publishedAt', 'datePublished', 'published'],
  ...['dateOfPublication', 'publicationDate', 'postedOn', 'posted', 'created', 'createdAt'],
  ...['dateCreated', 'createdOn', 'lastmod', 'lastModifiedAt', 'lastModified', 'lastUpdate'],
  ...['lastUpdated', 'updated', 'updatedAt', 'updatedDate', 'modified', 'dateModified'],
  ...['lastReviewedOn', 'reviewedOn', 'lastReviewed'],
];

/** Seconds since 1970 that are no number of something else: 2001 to 2286. */
const isEpoch = (value: number): boolean => value >= 1e9 && value < 1e10;

const dateOf = (value: unknown): IsoDate | undefined => {
  if (typeof value === 'number') {
    return isEpoch(value) ? parseDate(new Date(value * 1000)) : undefined;
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const inner = pageValues(new Map(Object.entries(value)));
    return dateOf(inner.get('created', 'published', 'date', 'updated'));
  }
  return parseDate(value);
};

const isUrl = (value: string): boolean => /^https?:\/\/\S+$/iu.test(value) && URL.canParse(value);

/** Addresses of the page itself, best first; a bare path is none. */
const URL_KEYS = [
  ...['canonicalUrl', 'canonical', 'canonicalLink', 'originalUrl', 'permalink', 'url'],
  ...['source', 'sourceUrl', 'link', 'guid'],
];

const AUTHOR_KEYS = ['authors', 'author', 'by', 'byline', 'publishedBy', 'writer', 'writtenBy'];

const authorsOf = (values: PageValues, decode: (entity: string) => string): readonly string[] => {
  const [first] = AUTHOR_KEYS.map((key) => listOf(values.get(key), decode)).filter(
    (names) => names.length > 0,
  );
  const more = [2, 3, 4, 5].flatMap((n) => listOf(values.get(`author${n}`), decode));
  const names = [...(first ?? []), ...more].filter((name) => parseDate(name) === undefined);
  return [...new Set(names)];
};

/** People also write the language's name. */
const languageOf = (text: string | undefined): string | undefined =>
  text?.toLowerCase() === 'english' ? 'en' : text?.toLowerCase();

const first = <T>(values: readonly T[], isRight: (value: T) => boolean): T | undefined =>
  values.find(isRight);

/** The facts that a front matter tells, in the words of the generators that people write it for. */
export const pageFacts = (
  values: PageValues,
  stem: string,
  decode: (entity: string) => string,
): PageFacts => {
  const text = (...keys: readonly string[]) => plainValue(nameIn(values.get(...keys)), decode);
  const texts = URL_KEYS.map((key) => text(key)).filter((value) => value !== undefined);
  const title = text('title', 'displayTitle', 'headline');
  const publisher = text('publisher', 'siteName', 'publication', 'organisation', 'organization');
  const publishedOn = DATE_KEYS.map((key) => dateOf(values.get(key))).find(
    (date) => date !== undefined,
  );
  const url = first(texts, isUrl);
  const source = text('source');
  const language = languageOf(text('language', 'lang', 'locale')) ?? languageOfName(stem);
  const tags = ['tags', 'tag', 'keywords', 'categories', 'category', 'topics'];
  return {
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    authors: authorsOf(values, decode),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(url !== undefined && { url }),
    ...(source !== undefined && !isUrl(source) && { source }),
    ...(language !== undefined && { language }),
    tags: [...new Set(tags.flatMap((key) => listOf(values.get(key), decode)))],
    aliases: ['aliases', 'alias', 'altTitles', 'alternateTitles']
      .flatMap((key) => listOf(values.get(key), decode))
      .filter((name) => !/[/\\]|\.html?$/u.test(name)),
  };
};
