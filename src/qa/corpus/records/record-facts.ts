import { type ArticleFacts, oneLine } from '../article-document.ts';
import { parseDate } from '../publication-date.ts';
import { notionTitle } from './notion-blocks.ts';
import { type Fields, first, isFields, plainWords } from './record-fields.ts';

const DATE_NAMES = [
  'date',
  'publishedOn',
  'datePublished',
  'published',
  'publishedAt',
  'publicationDate',
  'pubDate',
  'firstPublishedAt',
  'created',
  'createdAt',
  'createdTime',
  'dateCreated',
] as const;
/** Seconds since 1970 up to the year 2100; larger numbers are milliseconds. */
const SECONDS_MAX = 4_102_444_800;
/** Counts and years are smaller: seconds from 1980 on. */
const SECONDS_MIN = 315_532_800;

const dateOf = (value: unknown): string | undefined => {
  const isDigits = typeof value === 'string' && /^\d{9,13}$/u.test(value);
  const number = typeof value === 'number' || isDigits ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) return parseDate(value);
  if (number < SECONDS_MIN) return undefined;
  return parseDate(new Date(number > SECONDS_MAX ? number : number * 1000));
};

const nameOf = (value: unknown): string | undefined =>
  oneLine(plainWords(isFields(value) ? first(value, 'name', 'displayName', 'title') : value));

/** The names in a list, or in a text that parts them with commas or semicolons. */
const namesOf = (value: unknown): readonly string[] => {
  const list = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[;,]/u)
      : [value];
  return list.map(nameOf).filter((name) => name !== undefined);
};

const titleOf = (fields: Fields): string | undefined => {
  const title = first(fields, 'title', 'headline', 'name', 'subject', 'heading', 'label');
  const own = isFields(title) ? first(title, 'rendered', 'value', 'text', 'plain') : title;
  return oneLine(plainWords(own)) ?? oneLine(notionTitle(fields.properties));
};

const urlOf = (fields: Fields): string | undefined =>
  [
    first(fields, 'url', 'link', 'htmlUrl', 'permalink', 'canonicalUrl', 'href'),
    first(fields, '@id'),
  ]
    .map(oneLine)
    .find((url) => url !== undefined && /^https?:/iu.test(url));

/** What a record says of itself besides its text. */
export const recordFacts = (fields: Fields): ArticleFacts => ({
  title: titleOf(fields),
  publisher: nameOf(first(fields, 'publisher', 'site', 'siteName')),
  authors: namesOf(first(fields, 'authors', 'author', 'byline', 'authorName', 'creator')),
  publishedOn: DATE_NAMES.map((name) => dateOf(first(fields, name))).find(
    (date) => date !== undefined,
  ),
  url: urlOf(fields),
  language: oneLine(first(fields, 'language', 'lang', 'inLanguage', 'locale')),
  tags: namesOf(first(fields, 'tags', 'keywords', 'labelNames', 'labels', 'topics')),
});
