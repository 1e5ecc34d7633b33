import type { Document } from '../../types.ts';
import { articleDocument } from '../article-document.ts';
import { decodeText } from '../decode-text.ts';
import type { DocumentReader } from '../document-reader.ts';
import { isHeadingLine, isTitleLine } from '../is-heading-line.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import {
  type ClipHeader,
  holdsHeader,
  isHeaderLine,
  isNames,
  readClipHeader,
} from './clip-header.ts';
import { plainBlocks, wordsOfPart } from './plain-blocks.ts';
import { type PlainPart, plainParts } from './plain-parts.ts';

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
  /^[[(]?((?:responsible |executive |copy |web )?editor|edited|editing|proofread(?:er|ing)?|typesetting|reporting|copyright|disclaimer|original title|intern)\b[^.]{0,40}[:：]/i;
const LABEL_LINE =
  /^(?:related|recommended|read more|more (?:news|stories|from)|see also|you may also like|previous|next|hot (?:news|topics)|latest news|popular)\b[^.]{0,40}$/i;

/** One article of the file. */
interface Article {
  readonly header: ClipHeader;
  readonly title?: string;
  readonly blocks: readonly SourceBlock[];
}

/** Reads plain text and raw web clips: an article, and what follows its END line as articles of their own. */
export const textReader: DocumentReader = {
  name: 'text',
  extensions: ['.txt', '.text'],
  async read(bytes, file) {
    const parts = plainParts(decodeText(bytes, file.path), { isOther: isHeaderLine });
    const documents: Document[] = [];
    for (const { header, title, blocks } of splitAtEnd(parts).flatMap(readSection)) {
      // A line alone is no title of anything: it is all that the file says.
      const isLine = blocks.length === 0 && title !== undefined;
      const own: readonly SourceBlock[] = isLine ? [{ kind: 'paragraph', text: title }] : blocks;
      const facts = { ...header, title: isLine ? undefined : title };
      documents.push(...articleDocument(file, documents.length + 1, facts, own));
    }
    return documents;
  },
};

const isEnd = (part: PlainPart): boolean => {
  const words = wordsOfPart(part);
  return words.length <= 40 && END_LINE.test(words);
};

function splitAtEnd(parts: readonly PlainPart[]): readonly (readonly PlainPart[])[] {
  const sections: PlainPart[][] = [[]];
  for (const part of parts) {
    if (part.kind !== 'table' && isEnd(part)) sections.push([]);
    else sections.at(-1)?.push(part);
  }
  return sections.filter((section) => section.length > 0);
}

/** The first section is an article; a later one is too when it has a header, else it is a row of teasers. */
function readSection(section: readonly PlainPart[], n: number): readonly Article[] {
  const isArticle = n === 0 || headerLines(section).length > 0;
  return isArticle ? [readArticle(section)] : splitTeasers(section).map(readArticle);
}

function splitTeasers(section: readonly PlainPart[]): readonly (readonly PlainPart[])[] {
  const teasers: PlainPart[][] = [];
  for (const part of section.filter((one) => !LABEL_LINE.test(wordsOfPart(one)))) {
    const current = teasers.at(-1);
    const words = wordsOfPart(part);
    const isOwnText = current?.length === 1 && words.length > TEASER_TEXT_MIN;
    if (current === undefined || (isHeadingLine(words) && !isOwnText)) teasers.push([part]);
    else current.push(part);
  }
  return teasers;
}

/** The lines on top that say who published it and when; lines that only look so are the article's own. */
function headerLines(section: readonly PlainPart[]): readonly PlainPart[] {
  const top = section.slice(0, HEADER_DEPTH);
  const lead = top.findIndex((part) => {
    const words = wordsOfPart(part);
    return words.length > HEADER_LEAD_MAX && !isHeaderLine(words);
  });
  const lines = top
    .slice(0, lead < 0 ? top.length : lead)
    .filter((part) => part.kind === 'text' && isHeaderLine(part.text));
  const kinds = lines.map((part) => holdsHeader(wordsOfPart(part)));
  return lines.filter(
    (_, at) => kinds[at] === 'facts' || (kinds[at] === 'labels' && kinds.includes('facts')),
  );
}

function readArticle(section: readonly PlainPart[]): Article {
  const headers = headerLines(section);
  const header = readClipHeader(headers.map(wordsOfPart));
  const rest = section.filter((part) => !headers.includes(part));
  const content = rest.slice(0, rest.length - signOffLength(rest, header));
  const [top] = content;
  const words = top === undefined || top.kind === 'table' ? '' : wordsOfPart(top);
  const isTitle = header.title === undefined && words !== '' && isTitleLine(words);
  const title = header.title ?? (isTitle ? words : undefined);
  return {
    header,
    blocks: plainBlocks(content, isTitle ? 1 : 0),
    ...(title !== undefined && { title }),
  };
}

/** How many parts at the end only repeat the publisher or name editors: text, but nothing to cite. */
function signOffLength(parts: readonly PlainPart[], header: ClipHeader): number {
  const names = new Set([header.publisher, ...header.authors].map((name) => name?.toLowerCase()));
  let length = 0;
  for (const part of [...parts].reverse()) {
    const text = wordsOfPart(part);
    const name = text
      .replace(/^(?:source|from|by)\s?[:\uff1a]?\s+/iu, '')
      .replace(/[()[\].]/gu, '');
    const [, credits] = CREDITS_LINE.exec(text) ?? [];
    const isCredit = credits !== undefined && isNames(text.slice(text.search(/[:\uff1a]/u) + 1));
    if (!names.has(name.trim().toLowerCase()) && !isCredit) break;
    length += 1;
  }
  return length;
}
