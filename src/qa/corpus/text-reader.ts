import type { Document, Span } from '../types.ts';
import { type ClipHeader, isHeaderLine, readClipHeader } from './clip-header.ts';
import { composeText, type Piece } from './compose-text.ts';
import { decodeText } from './decode-text.ts';
import {
  type ArticleFile,
  articleId,
  DEFAULT_COLLECTION,
  DEFAULT_LANGUAGE,
  type DocumentReader,
  fileTitle,
} from './document-reader.ts';
import { isCaption } from './is-caption.ts';
import { isHeadingLine, isListItem, isTitleLine } from './is-heading-line.ts';
import { plainParagraphs } from './plain-paragraphs.ts';

/** "- END -", "[End]", "### END ###", "The End"; also -30-, the mark of the English press. */
const END_LINE =
  /^[\s\-–—=*#_~[(【<|·•]*(?:(?:the )?end|ends|fin|-30|###|完)[\s\-–—=*#_~\])】>|·•.]*$/i;
/** How far down a header may stand: below title, subtitle and breadcrumbs. */
const HEADER_DEPTH = 6;
/** A longer paragraph is the article itself: no header stands below it. */
const HEADER_LEAD_MAX = 220;
/** A teaser's text is longer than this or ends like a sentence; else the next line is another teaser's title. */
const TEASER_TEXT_MIN = 100;
const CREDITS_LINE =
  /^[[(]?(?:(?:responsible |executive |copy |web )?editor|edited|editing|proofread(?:er|ing)?|typesetting|reporting|copyright|disclaimer|original title|intern)\b[^.]{0,40}[:：]/i;
const LABEL_LINE =
  /^(?:related|recommended|read more|more (?:news|stories|from)|see also|you may also like|previous|next|hot (?:news|topics)|latest news|popular)\b[^.]{0,40}$/i;

/** A paragraph of the file with its place in it. */
interface Paragraph extends Span {
  readonly text: string;
}

/** One article of the file: its paragraphs and what they are. */
interface Article {
  readonly header: ClipHeader;
  readonly title?: string;
  readonly pieces: readonly Piece[];
}

/** Reads plain text and raw web clips: an article, and what follows its END line as articles of their own. */
export const textReader: DocumentReader = {
  name: 'text',
  extensions: ['.txt', '.text'],
  async read(bytes, file) {
    const raw = decodeText(bytes, file.path);
    const spans = plainParagraphs(raw);
    const text = unwrap(raw, spans);
    const paragraphs = spans.map((span) => ({ ...span, text: text.slice(span.start, span.end) }));
    return splitAtEnd(paragraphs)
      .flatMap((section, n) => readSection(section, n))
      .map((article, n) => toDocument(article, n + 1, file));
  },
};

/** Line breaks inside a paragraph are the editor's, not the author's: each becomes one space. */
function unwrap(text: string, paragraphs: readonly Span[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of paragraphs) {
    pieces.push(text.slice(from, start), text.slice(start, end).replaceAll('\n', ' '));
    from = end;
  }
  return pieces.join('') + text.slice(from);
}

function splitAtEnd(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const sections: Paragraph[][] = [[]];
  for (const paragraph of paragraphs) {
    if (paragraph.text.length <= 40 && END_LINE.test(paragraph.text)) sections.push([]);
    else sections.at(-1)?.push(paragraph);
  }
  return sections.filter((section) => section.length > 0);
}

/** The first section is an article; a later one is too when it has a header, else it is a row of teasers. */
function readSection(section: readonly Paragraph[], n: number): readonly Article[] {
  const isArticle = n === 0 || headerLines(section).length > 0;
  return isArticle ? readArticle(section) : splitTeasers(section).flatMap(readArticle);
}

function splitTeasers(section: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const teasers: Paragraph[][] = [];
  for (const paragraph of section.filter(({ text }) => !LABEL_LINE.test(text))) {
    const current = teasers.at(-1);
    const isTitle = isHeadingLine(paragraph.text);
    const isOwnText = current?.length === 1 && paragraph.text.length > TEASER_TEXT_MIN;
    if (current === undefined || (isTitle && !isOwnText)) teasers.push([paragraph]);
    else current.push(paragraph);
  }
  return teasers;
}

function headerLines(section: readonly Paragraph[]): readonly Paragraph[] {
  const top = section.slice(0, HEADER_DEPTH);
  const lead = top.findIndex(({ text }) => text.length > HEADER_LEAD_MAX && !isHeaderLine(text));
  return top.slice(0, lead < 0 ? top.length : lead).filter(({ text }) => isHeaderLine(text));
}

function readArticle(section: readonly Paragraph[]): readonly Article[] {
  const headers = headerLines(section);
  const header = readClipHeader(headers.map(({ text }) => text));
  const rest = section.filter((paragraph) => !headers.includes(paragraph));
  const content = rest.slice(0, rest.length - signOffLength(rest, header));
  const [top] = content;
  const isTitle = header.title === undefined && top !== undefined && isTitleLine(top.text);
  const title = header.title ?? (isTitle ? top.text : undefined);
  const pieces = content.map(
    ({ text }, i): Piece => ({ kind: i === 0 && isTitle ? 'title' : kindOf(content, i), text }),
  );
  return [{ header, pieces, ...(title !== undefined && { title }) }];
}

/** How many paragraphs at the end only repeat the publisher or name editors: text, but nothing to cite. */
function signOffLength(paragraphs: readonly Paragraph[], header: ClipHeader): number {
  const names = new Set([header.publisher, ...header.authors].map((name) => name?.toLowerCase()));
  let length = 0;
  for (const { text } of [...paragraphs].reverse()) {
    const name = text.replace(/^(?:source|from|by)\s?[:：]?\s+/i, '').replace(/[()[\].]/g, '');
    if (!names.has(name.trim().toLowerCase()) && !CREDITS_LINE.test(text)) break;
    length += 1;
  }
  return length;
}

function kindOf(paragraphs: readonly Paragraph[], i: number): Piece['kind'] {
  const text = paragraphs[i]?.text ?? '';
  if (isCaption(text)) return 'caption';
  if (!isHeadingLine(text)) return 'body';
  // A heading stands alone between paragraphs; short lines in a row are a list, a table or verse.
  const below = paragraphs.slice(i + 1, i + 4).find((next) => !isCaption(next.text))?.text;
  const above = paragraphs[i - 1]?.text;
  if (below === undefined || (isListItem(text) && isListItem(below))) return 'body';
  const isAlone = !isHeadingLine(below) || above === undefined || !isHeadingLine(above);
  const isBetween = i > 0 && isAlone && !isRow(paragraphs, i);
  return isBetween ? 'heading' : 'body';
}

/** Three short lines one after the other. */
function isRow(paragraphs: readonly Paragraph[], i: number): boolean {
  const isShort = (n: number) => n > 0 && isHeadingLine(paragraphs[n]?.text ?? '');
  return [i - 2, i - 1, i].some((n) => isShort(n) && isShort(n + 1) && isShort(n + 2));
}

function toDocument(article: Article, n: number, file: ArticleFile): Document {
  const { header } = article;
  return {
    id: articleId(file, n),
    title: article.title ?? fileTitle(file),
    ...(header.publisher !== undefined && { publisher: header.publisher }),
    authors: header.authors,
    ...(header.publishedOn !== undefined && { publishedOn: header.publishedOn }),
    ...(header.url !== undefined && { url: header.url }),
    tags: [],
    collection: file.collection ?? DEFAULT_COLLECTION,
    language: DEFAULT_LANGUAGE,
    ...composeText(article.pieces),
  };
}
