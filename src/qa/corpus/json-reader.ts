import { QaError } from '../errors.ts';
import type { Document } from '../types.ts';
import { articleDocument, oneLine } from './article-document.ts';
import { type Piece, sourceOf } from './compose-text.ts';
import { decodeText } from './decode-text.ts';
import type { ArticleFile, DocumentReader } from './document-reader.ts';
import { type HtmlNode, htmlPieces } from './html-pieces.ts';
import { isHeadingLine } from './is-heading-line.ts';
import { namingReader } from './naming-reader.ts';
import { parseDate } from './publication-date.ts';

/** Articles in one file. */
const ARTICLES_MAX = 20_000;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const broken = (file: ArticleFile, line: number, reason: string): QaError =>
  new QaError(
    'ARTICLE_UNREADABLE',
    file.path,
    `line ${line}: write an object with "title" and "text"`,
    { cause: new Error(`line ${line} ${reason}`) },
  );

/** The first of the named fields that says something. */
const first = (fields: Fields, ...keys: readonly string[]): unknown =>
  keys
    .map((key) => fields[key])
    .find((value) => value !== undefined && value !== null && value !== '');

const nameOf = (value: unknown): string | undefined =>
  isFields(value) ? oneLine(value.name) : oneLine(value);

const authorsOf = (value: unknown): readonly string[] => {
  const list = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[;,]/u)
      : [value];
  return list.map(nameOf).filter((name) => name !== undefined);
};

const pieceOf = (text: string): Piece => {
  const [, heading] = /^#{1,6}\s+(.+)$/u.exec(text) ?? [];
  if (heading !== undefined) return { kind: 'heading', text: heading };
  return { kind: isHeadingLine(text) ? 'heading' : 'body', text };
};

/** Paragraphs of a text: blank lines part them, other line breaks are the editor's. */
const plainPieces = (text: string): readonly Piece[] =>
  text
    .split(/\n[ \t]*(?:\n[ \t]*)+/u)
    .map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map(pieceOf);

const LOOKS_LIKE_HTML = /<(?:p|div|br|h[1-6]|ul|ol|li|article|section)\b[^>]{0,200}>/iu;

/** What content systems export is often a page's inside. */
const textPieces = async (text: string): Promise<readonly Piece[]> => {
  if (!LOOKS_LIKE_HTML.test(text)) return plainPieces(text);
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(`<!doctype html><html><body>${text}</body></html>`);
  // The cast: linkedom's own types need a browser's.
  return htmlPieces(document.body as unknown as HtmlNode);
};

const piecesOf = async (fields: Fields): Promise<readonly Piece[]> => {
  const text = first(fields, 'text', 'body', 'content', 'articleBody', 'paragraphs');
  const parts = Array.isArray(text) ? text : [text];
  const pieces: Piece[] = [];
  for (const part of parts) {
    const words = isFields(part) ? first(part, 'text', 'content') : part;
    if (typeof words === 'string') pieces.push(...(await textPieces(words.normalize('NFC'))));
  }
  return pieces;
};

const readOne = async (
  file: ArticleFile,
  n: number,
  line: number,
  value: unknown,
): Promise<readonly Document[]> => {
  if (!isFields(value)) throw broken(file, line, 'is no object');
  const collection = first(value, 'collection');
  if (collection !== undefined && oneLine(collection) === undefined) {
    throw broken(file, line, 'names no collection');
  }
  const own = oneLine(collection) ?? file.collection;
  const tags = first(value, 'tags', 'keywords');
  const documents = articleDocument(
    own === undefined ? file : { ...file, collection: own },
    n,
    {
      title: oneLine(first(value, 'title', 'headline', 'name')),
      publisher: nameOf(first(value, 'publisher', 'site', 'siteName')),
      authors: authorsOf(first(value, 'authors', 'author', 'byline')),
      publishedOn: parseDate(first(value, 'date', 'publishedOn', 'datePublished', 'published')),
      url: oneLine(first(value, 'url', 'link')),
      language: oneLine(first(value, 'language', 'lang', 'inLanguage')),
    },
    sourceOf(await piecesOf(value)),
  );
  return documents.map((document) => ({ ...document, tags: authorsOf(tags) }));
};

const parseLine = (file: ArticleFile, text: string, line: number): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw broken(file, line, 'is not JSON');
  }
};

/** Where JSON breaks off, as far as the message tells; lines count from 1. */
const lineOf = (text: string, error: unknown): number => {
  const [, position] =
    /position (\d{1,9})/u.exec(error instanceof Error ? error.message : '') ?? [];
  return text.slice(0, Number(position ?? text.length)).split('\n').length;
};

const readMany = async (
  file: ArticleFile,
  values: readonly { readonly value: unknown; readonly line: number }[],
): Promise<readonly Document[]> => {
  if (values.length > ARTICLES_MAX) {
    throw new QaError(
      'ARTICLE_TOO_LARGE',
      file.path,
      `split it: it holds more than ${ARTICLES_MAX} articles`,
    );
  }
  const documents: Document[] = [];
  for (const { value, line } of values) {
    documents.push(...(await readOne(file, documents.length + 1, line, value)));
  }
  return documents;
};

/** Reads articles from JSON: one object, or a list of them, with "title", "text" and what else it says. */
export const jsonReader: DocumentReader = namingReader({
  name: 'json',
  extensions: ['.json'],
  async read(bytes, file) {
    const text = decodeText(bytes, file.path);
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch (error) {
      throw broken(file, lineOf(text, error), 'is not JSON');
    }
    const list = Array.isArray(parsed) ? parsed : [parsed];
    return readMany(
      file,
      list.map((value) => ({ value, line: 1 })),
    );
  },
});

/** Reads articles from JSON lines: one object a line. */
export const jsonLinesReader: DocumentReader = namingReader({
  name: 'json lines',
  extensions: ['.jsonl', '.ndjson'],
  async read(bytes, file) {
    const lines = decodeText(bytes, file.path).split('\n');
    const values = lines
      .map((text, at) => ({ text: text.trim(), line: at + 1 }))
      .filter(({ text }) => text !== '')
      .map(({ text, line }) => ({ value: parseLine(file, text, line), line }));
    return readMany(file, values);
  },
});
