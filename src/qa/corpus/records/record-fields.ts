import { plainText } from '../html/element-kinds.ts';
import { parseHtml } from '../html/html-tree.ts';

/** The named fields of one record: an object of JSON, a row of CSV. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** How a field's name is compared: "Published At", "published_at" and "publishedAt" are one. */
export const comparableName = (name: string): string =>
  name.toLowerCase().replace(/[\s_:-]+/gu, '');

/** The first of the named fields that says something, whatever the case of its name and what parts its words. */
export const first = (fields: Fields, ...names: readonly string[]): unknown => {
  for (const name of names) {
    const own = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (isFilled(own)) return own;
    const wanted = comparableName(name);
    const key = Object.keys(fields).find(
      (one) => comparableName(one) === wanted && isFilled(fields[one]),
    );
    if (key !== undefined) return fields[key];
  }
  return undefined;
};

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/giu;

/** A text with the characters that its entities stand for. */
export const decodeEntities = (text: string): string =>
  text.replace(ENTITY, (entity) => plainText(parseHtml(entity)) || ' ');

/** A short text without markup: titles of exports are often HTML. */
export const plainWords = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const text = /<[a-z/!][^>]{0,300}>/iu.test(value)
    ? plainText(parseHtml(value))
    : decodeEntities(value);
  return text.trim() === '' ? undefined : text;
};
