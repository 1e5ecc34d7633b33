import type { Piece } from './compose-text.ts';
import { isCaption } from './is-caption.ts';
import { isHeadingLine } from './is-heading-line.ts';
import { stripMarkup } from './strip-markup.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RULE = /^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/;
const ATX = /^ {0,3}#{1,6}(?:[ \t]+(.*))?$/;
const SETEXT = /^ {0,3}(?:=+|-+)[ \t]*$/;
/** A number above 99 with a full stop is a year or a count at the start of a line, not a list mark. */
const ITEM = /^\s*(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$/;
/** Of numbered items only the first may interrupt a paragraph (CommonMark 0.31, section 5.2). */
const INTERRUPTING_ITEM = /^\s*(?:[-*+]|1[.)])[ \t]+\S/;
const QUOTE = /^(?: {0,3}> ?)+/;
const REFERENCE = /^ {0,3}\[([^\]^][^\]]{0,300})\]:\s*\S+/;
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]{1,60}\]:\s*/;
const TABLE_RULE_MAX = 2_000;
const TABLE_RULE = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const IMAGE_ONLY = /^(?:\[?!\[[^\]]*\](?:\([^()\s]*(?:\s+"[^"]*")?\))?(?:\]\([^()\s]*\))?\s*)+$/;
const BOLD_ONLY = /^(?:\*\*[^*]+\*\*|__[^_]+__)$/;
const FIGURE_CAPTION = /^\s*<figcaption[^<>]*>/i;

/** What stands in a Markdown article, in order and without markup; a table's row names its columns. */
export function markdownPieces(body: string): readonly Piece[] {
  const lines = dropInvisible(body).split('\n');
  const references = new Set<string>();
  for (const line of lines) {
    const label = REFERENCE.exec(line)?.[1];
    if (label !== undefined) references.add(label.toLowerCase());
  }
  const pieces: Piece[] = [];
  const plain = (text: string) =>
    stripMarkup(text, references)
      .replace(/[ \t]+/g, ' ')
      .trim();
  let i = 0;
  while (i < lines.length) i = readBlock(lines, i, pieces, plain);
  return pieces.filter((piece) => piece.text.trim() !== '');
}

/** Comments, scripts and styles hold no words of the article. */
function dropInvisible(body: string): string {
  let out = '';
  let from = 0;
  const opener = /<!--|<(script|style)\b/gi;
  for (let found = opener.exec(body); found !== null; found = opener.exec(body)) {
    const closer = found[1] === undefined ? /-->/g : new RegExp(`</${found[1]}\\s{0,20}>`, 'gi');
    closer.lastIndex = opener.lastIndex;
    if (closer.exec(body) === null) break;
    out += body.slice(from, found.index);
    from = closer.lastIndex;
    opener.lastIndex = from;
  }
  return out + body.slice(from);
}

type Plain = (text: string) => string;

/** Adds the block that starts at line `i` and returns the line after it. */
function readBlock(lines: readonly string[], i: number, pieces: Piece[], plain: Plain): number {
  const line = unquoted(lines[i]);
  if (line.trim() === '' || RULE.test(line) || REFERENCE.test(line)) return i + 1;
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined) return readCode(lines, i, fence, pieces);
  const heading = ATX.exec(line);
  if (heading !== null) {
    const text = (heading[1] ?? '').trimEnd().replace(/(?:^|[ \t])#+$/, '');
    pieces.push({ kind: 'heading', text: plain(text) });
    return i + 1;
  }
  if (line.includes('|') && isTableRule(unquoted(lines[i + 1]))) {
    return readTable(lines, i, pieces, plain);
  }
  return readParagraph(lines, i, pieces, plain);
}

function unquoted(line: string | undefined): string {
  return (line ?? '').replace(QUOTE, '');
}

function isTableRule(line: string): boolean {
  return line.length <= TABLE_RULE_MAX && TABLE_RULE.test(line);
}

function readCode(lines: readonly string[], start: number, fence: string, pieces: Piece[]): number {
  const code: string[] = [];
  let i = start + 1;
  for (; i < lines.length; i += 1) {
    const line = unquoted(lines[i]);
    if (line.trimStart().startsWith(fence)) break;
    code.push(line);
  }
  pieces.push({ kind: 'body', text: code.join('\n') });
  return i + 1;
}

function readTable(lines: readonly string[], start: number, pieces: Piece[], plain: Plain): number {
  const columns = cells(unquoted(lines[start])).map(plain);
  let i = start + 2;
  const before = pieces.length;
  for (; i < lines.length; i += 1) {
    const line = unquoted(lines[i]);
    if (line.trim() === '' || !line.includes('|')) break;
    const row = cells(line).map((cell, n) => labelled(columns[n], plain(cell)));
    pieces.push({ kind: 'body', text: row.filter((cell) => cell !== '').join('; ') });
  }
  if (pieces.length === before) pieces.push({ kind: 'body', text: columns.join('; ') });
  return i;
}

function labelled(column: string | undefined, cell: string): string {
  return cell === '' || column === undefined || column === '' ? cell : `${column}: ${cell}`;
}

function cells(line: string): readonly string[] {
  const row = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return row.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function readParagraph(
  lines: readonly string[],
  start: number,
  pieces: Piece[],
  plain: Plain,
): number {
  const first = unquoted(lines[start]);
  const item = ITEM.exec(first);
  const words = [(item?.[1] ?? first).replace(FOOTNOTE, '').trim()];
  let i = start + 1;
  for (; i < lines.length; i += 1) {
    const line = unquoted(lines[i]);
    if (item === null && SETEXT.test(line)) {
      pieces.push(underlined(plain(words.join(' ')), line));
      return i + 1;
    }
    if (startsBlock(line) || (item !== null && ITEM.test(line))) break;
    words.push(line.trim().replace(/\\$/, ''));
  }
  const raw = words.join(' ').trim();
  pieces.push({ kind: item === null ? paragraphKind(raw, plain(raw)) : 'body', text: plain(raw) });
  return i;
}

function startsBlock(line: string): boolean {
  const starts = [RULE, FENCE, ATX, INTERRUPTING_ITEM, FOOTNOTE];
  return line.trim() === '' || starts.some((start) => start.test(line));
}

/** A line of dashes below a whole paragraph is meant as a rule, below a short line as a heading's. */
function underlined(text: string, line: string): Piece {
  const isHeading = line.includes('=') || isHeadingLine(text);
  return { kind: isHeading ? 'heading' : 'body', text };
}

function paragraphKind(raw: string, text: string): Piece['kind'] {
  if (IMAGE_ONLY.test(raw) || FIGURE_CAPTION.test(raw) || isCaption(text)) return 'caption';
  return BOLD_ONLY.test(raw) && isHeadingLine(text) ? 'heading' : 'body';
}
