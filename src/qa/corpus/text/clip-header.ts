import type { IsoDate } from '../../types.ts';
import { parseDate } from '../publication-date.ts';

/** What the lines above an article's body say about it. */
export interface ClipHeader {
  readonly title?: string;
  readonly publisher?: string;
  readonly authors: readonly string[];
  readonly publishedOn?: IsoDate;
  readonly url?: string;
}

const HEADER_MAX = 300;

type Field = 'title' | 'maker' | 'source' | 'person' | 'date' | 'url' | 'ignored';

/** The words that sites print in front of a field. `maker`: a clip's "author" is its publisher. */
const FIELDS: Readonly<Record<string, Field>> = {
  title: 'title',
  headline: 'title',
  author: 'maker',
  authors: 'maker',
  publisher: 'source',
  source: 'source',
  sources: 'source',
  from: 'source',
  origin: 'source',
  agency: 'source',
  media: 'source',
  site: 'source',
  by: 'person',
  'written by': 'person',
  reporter: 'person',
  reporters: 'person',
  journalist: 'person',
  correspondent: 'person',
  time: 'date',
  date: 'date',
  published: 'date',
  'published on': 'date',
  'published at': 'date',
  'publish time': 'date',
  'release time': 'date',
  'publication date': 'date',
  posted: 'date',
  'posted on': 'date',
  created: 'date',
  updated: 'ignored',
  'last updated': 'ignored',
  editor: 'ignored',
  editors: 'ignored',
  'responsible editor': 'ignored',
  category: 'ignored',
  section: 'ignored',
  views: 'ignored',
  tags: 'ignored',
  keywords: 'ignored',
  url: 'url',
  link: 'url',
};
const KEYS = Object.keys(FIELDS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const STARTS_WITH_KEY = new RegExp(`^(?:${KEYS})\\s?[:：]`, 'i');
const KEY = new RegExp(`(?:^|[\\s|·•,;/])(${KEYS})\\s?[:：]\\s*`, 'gi');
/** "By Jane Doe", "By JANE DOE and John Roe": names only. */
const BYLINE = /^by (\p{Lu}[\p{L}'’.-]*(?:(?:,? and |, | )\p{Lu}[\p{L}'’.-]*){1,7})$/iu;
const ONLY_DATE = /^[\p{L}\s,.]{0,14}\d[\p{L}\d\s,./:年月日+-]{5,48}(?:\((?:\w{2,5})\))?$/u;
const SEPARATOR = /\s*[|·•]\s*|\s{3,}|\t+/;

/** Whether a line says who published the article and when, and nothing of the article itself. */
export function isHeaderLine(line: string): boolean {
  if (line.length > HEADER_MAX) return false;
  if (STARTS_WITH_KEY.test(line)) return true;
  const head = line.slice(0, line.search(KEY) < 0 ? line.length : line.search(KEY));
  const parts = head.split(SEPARATOR).filter((part) => part !== '');
  return parts.some(isDatePart) ? parts.length <= 4 : /^By /i.test(line) && BYLINE.test(line);
}

/** Longest list of names in a header line. Words. */
const NAMES_MAX = 12;

/** Whether a value reads as names: no sentence, and none of its words but joining ones in small letters. */
export function isNames(value: string): boolean {
  const text = value.trim().replace(/[)\]]$/u, '');
  if (text === '' || /^https?:/iu.test(text)) return true;
  const words = text.split(/\s+/u);
  if (words.length > NAMES_MAX || (/[.!?]["'”’]?$/u.test(text) && words.length > 4)) return false;
  if (!/[\p{Lu}\p{Lo}]/u.test(text)) return false;
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !NAME_PARTS.has(word));
  return small.length <= words.length / 3 && !/^\p{Ll}/u.test(text) && !/\?$/u.test(text);
}

const NAME_PARTS = new Set(
  'of the and de van von der la le du al bin for in by via at &'.split(' '),
);

/**
 * What a header line holds: "facts" such as a date, a name, a title or an address; "labels" of no fact of ours, which stand
 * beside such lines; or nothing that a header would: then it is the article's own.
 */
export function holdsHeader(line: string): 'facts' | 'labels' | 'nothing' {
  const fields = readFields(line).filter(([, value]) => value.trim() !== '');
  const isFact = ([field, value]: readonly [Field, string]): boolean => {
    if (field === 'date') return parseDate(value) !== undefined;
    if (field === 'url') return URL.canParse(value.trim());
    return field === 'title' || (field !== 'ignored' && isNames(value));
  };
  const known = fields.filter(([field]) => field !== 'ignored');
  if (known.length === 0)
    return fields.length > 0 && fields.every(([, value]) => value.length < 60)
      ? 'labels'
      : 'nothing';
  return known.some(isFact) ? 'facts' : 'nothing';
}

function isDatePart(part: string): boolean {
  return part.length <= 80 && ONLY_DATE.test(part) && parseDate(part) !== undefined;
}

/** The fields that header lines name; the first line to name one wins. */
export function readClipHeader(lines: readonly string[]): ClipHeader {
  const values = new Map<Field, string>();
  const add = (field: Field, value: string) => {
    const text = value.replace(/\s+/g, ' ').replace(/^[\s|·•,;]+|[\s|·•,;]+$/g, '');
    if (text !== '' && !values.has(field)) values.set(field, text);
  };
  for (const line of lines) {
    for (const [field, value] of readFields(line)) add(field, value);
  }
  return toHeader(values);
}

function readFields(line: string): readonly (readonly [Field, string])[] {
  const keys = [...line.matchAll(KEY)];
  const head = line.slice(0, keys[0]?.index ?? line.length);
  const fields = keys.map((key, n): readonly [Field, string] => {
    const field = FIELDS[(key[1] ?? '').toLowerCase()] ?? 'ignored';
    return [field, line.slice(key.index + key[0].length, keys[n + 1]?.index ?? line.length)];
  });
  return [...fields, ...head.split(SEPARATOR).map(readPart)];
}

/** A part of a header line without a key: a date, a byline, else the publisher's name. */
function readPart(part: string): readonly [Field, string] {
  if (isDatePart(part)) return ['date', part];
  const byline = BYLINE.exec(part)?.[1];
  return byline === undefined ? ['source', part] : ['person', byline];
}

function toHeader(values: ReadonlyMap<Field, string>): ClipHeader {
  const maker = values.get('maker');
  const source = values.get('source');
  const sourceName = source !== undefined && !/^https?:/i.test(source) ? source : undefined;
  const publisher = sourceName ?? maker;
  const people = [values.get('person'), sourceName === undefined ? undefined : maker];
  const publishedOn = parseDate(values.get('date'));
  const url = [values.get('url'), source].find(
    (value) => value !== undefined && URL.canParse(value),
  );
  const title = values.get('title');
  return {
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    authors: people
      .flatMap((names) => (names ?? '').split(/,| and |、|;/))
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(url !== undefined && /^https?:/i.test(url) && { url }),
  };
}
