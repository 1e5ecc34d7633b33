import { QaError } from '../errors.ts';
import type { Document } from '../types.ts';
import { DEFAULT_COLLECTION, DEFAULT_LANGUAGE } from './document-reader.ts';
import { parseDate } from './publication-date.ts';

/** What front matter may say of an article; the title may be missing. */
export type ArticleFields = Omit<Document, 'id' | 'title' | 'text' | 'root'> & {
  readonly title?: string;
};

export interface FrontMatter {
  readonly fields: ArticleFields;
  /** The article below the front matter. */
  readonly body: string;
}

/** YAML read, or the first line that is none; lines count from 1. */
export type ParsedYaml =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly line: number; readonly message: string };

const FENCE = /^---[ \t]*$/;
const KEY_LINE = /^[A-Za-z_][\w -]{0,60}:(?:\s|$)/;

/**
 * The fields and the body of a Markdown file; every key is optional, unknown ones are ignored.
 * @throws {QaError} ARTICLE_FRONT_MATTER
 */
export function readFrontMatter(
  text: string,
  path: string,
  parseYaml: (text: string) => ParsedYaml,
  folderCollection = DEFAULT_COLLECTION,
): FrontMatter {
  const toFields = (values: Record<string, unknown>) =>
    fieldsOf(values, collectionOf(values, path) ?? folderCollection);
  const lines = text.split('\n');
  if (!FENCE.test(lines[0] ?? '')) return { fields: toFields({}), body: text };
  const close = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (close < 0) {
    if (KEY_LINE.test(lines[1] ?? ''))
      throw broken(path, 1, 'close the front matter with a line of ---');
    return { fields: toFields({}), body: text };
  }
  const values = toValues(parseYaml(lines.slice(1, close).join('\n')), path);
  if (values === undefined) return { fields: toFields({}), body: text };
  return { fields: toFields(values), body: lines.slice(close + 1).join('\n') };
}

/** Nothing when the lines between two rules are prose and not keys. */
function toValues(parsed: ParsedYaml, path: string): Record<string, unknown> | undefined {
  if (parsed.kind === 'fault') {
    const remedy = 'write each key as "key: value" and put quotes round a value with a colon';
    // The opening fence is line 1 of the file.
    throw broken(path, parsed.line + 1, remedy, parsed.message);
  }
  const value = parsed.value ?? {};
  const isMap = typeof value === 'object' && !Array.isArray(value);
  return isMap ? Object.fromEntries(Object.entries(value)) : undefined;
}

function broken(path: string, line: number, remedy: string, detail?: string): QaError {
  const fault = detail === undefined ? '' : `: ${detail}`;
  const reason = new Error(`the front matter is broken at line ${line}${fault}`);
  return new QaError('ARTICLE_FRONT_MATTER', path, `line ${line}: ${remedy}`, { cause: reason });
}

/** A private article must not become public by a slip of the pen: what is no name is refused. */
function collectionOf(values: Record<string, unknown>, path: string): string | undefined {
  const key = Object.keys(values).find((name) => name.toLowerCase() === 'collection');
  if (key === undefined) return undefined;
  const name = toText(values[key]);
  if (name === undefined) throw broken(path, 1, 'write one name after "collection:"');
  return name;
}

function fieldsOf(values: Record<string, unknown>, collection: string): ArticleFields {
  const title = toText(values.title);
  const publisher = toText(values.publisher);
  const publishedOn = parseDate(values.date);
  const named = toText(values.source);
  const link = [toText(values.url), named].find((value) => value !== undefined && isUrl(value));
  const source = named !== undefined && !isUrl(named) ? named : undefined;
  return {
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    authors: toList(values.authors ?? values.author),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(link !== undefined && { url: link }),
    ...(source !== undefined && { source }),
    tags: toList(values.tags),
    collection,
    language: toLanguage(toText(values.language)),
  };
}

/** One line, NFC; nothing for an empty value, a list or a map. */
function toText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return undefined;
  }
  const text = String(value).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

function toList(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.map(toText).filter((entry) => entry !== undefined);
  }
  return (toText(value) ?? '')
    .split(/[,;]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function isUrl(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value) && URL.canParse(value);
}

/** A BCP 47 tag in lower case; people also write the language's name. */
function toLanguage(value: string | undefined): string {
  const language = value?.toLowerCase() ?? DEFAULT_LANGUAGE;
  return language === 'english' ? DEFAULT_LANGUAGE : language;
}
