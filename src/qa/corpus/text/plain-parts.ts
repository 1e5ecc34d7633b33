import { type JoinLines, joinLinesOf, wordsIn } from '../layout/join-lines.ts';
import type { TableBlock } from '../layout/table-of-cells.ts';
import { isWrapped, type PlainLine, plainLines, wrapWidth } from './plain-lines.ts';
import { plainTable } from './plain-tables.ts';

/** A part of a plain text, its wrapped lines joined. */
export type PlainPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'item';
      readonly mark: string;
      readonly indent: number;
      /** Its paragraphs. */
      readonly texts: readonly string[];
    }
  | { readonly kind: 'table'; readonly block: TableBlock }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string };

const ITEM =
  /^((?:[-*+\u2022\u00b7\u25aa\u25cf\u25cb\u25e6\u2023\u2013\u2014\u25cf](?=\s)|[\u2022\u25aa\u25cf\u25cb\u25e6\u2023])|\(?\d{1,3}[.)](?=\s)|\(?(?:[a-z]|[ivx]{1,4})\)(?=\s))\s*(?=\S)/u;
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,})$/u;
const MARKED_HEADING = /^(#{1,6})\s+(\S.*?)\s*#*$/u;
const HEADING_MAX = 160;

interface Draft {
  readonly lines: PlainLine[];
  readonly mark?: string;
  readonly indent: number;
  readonly textIndent: number;
  /** Paragraphs of an item that are done. */
  readonly done: string[];
}

const isUnderlined = (
  line: PlainLine,
  next: PlainLine | undefined,
  above: PlainLine | undefined,
): boolean =>
  next !== undefined &&
  UNDERLINE.test(next.text) &&
  (above === undefined || above.text === '') &&
  line.text.length <= HEADING_MAX &&
  Math.abs(next.text.length - line.text.length) <= Math.max(3, line.text.length * 0.3);

/** The heading that a line is by its marks, and how many lines it takes. */
const headingAt = (lines: readonly PlainLine[], at: number) => {
  const line = lines[at];
  if (line === undefined) return undefined;
  const [, marks, words] = MARKED_HEADING.exec(line.text) ?? [];
  if (isUnderlined(line, lines[at + 1], lines[at - 1])) {
    const level = lines[at + 1]?.text.startsWith('=') ? 1 : 2;
    return { part: { kind: 'heading', level, text: line.text }, past: at + 2 } as const;
  }
  if (marks === undefined || words === undefined || words.length > HEADING_MAX) return undefined;
  return { part: { kind: 'heading', level: marks.length, text: words }, past: at + 1 } as const;
};

export interface PlainOptions {
  readonly isOther?: (line: string) => boolean;
  readonly isField?: boolean;
}

/**
 * The parts of a plain text: wrapped lines belong together, in a text that is not wrapped every line stands alone.
 * @param options.isOther whether a line is none of a table's, though it looks so
 * @param options.isField whether the text is a field of a record: where blank lines part its paragraphs, other breaks are soft
 */
export const plainParts = (
  text: string,
  { isOther = () => false, isField = false }: PlainOptions = {},
): readonly PlainPart[] => {
  const lines = plainLines(text);
  const hasBlanks = lines.some((line, at) => line.text === '' && at > 0 && at < lines.length - 1);
  const isSoft = (line: string): boolean => isField && (hasBlanks || /^\p{Ll}/u.test(line));
  const join = joinLinesOf(new Set(wordsIn(text)));
  const reader = createReader(wrapWidth(lines), isSoft, join);
  let past = 0;
  for (const [at, line] of lines.entries()) {
    if (at < past) continue;
    const heading = headingAt(lines, at);
    const table = isOther(line.text) ? undefined : plainTable(lines, at);
    if (heading !== undefined) reader.put(heading.part);
    else if (table !== undefined) reader.put({ kind: 'table', block: table.block });
    else reader.line(line);
    past = heading?.past ?? table?.past ?? at + 1;
  }
  return reader.end();
};

/** Reads line by line. */
const createReader = (width: number, isSoft: (line: string) => boolean, join: JoinLines) => {
  const parts: PlainPart[] = [];
  let draft: Draft | undefined;
  let isBlank = false;

  const joined = ({ lines }: Draft): string => lines.map((line) => line.text).reduce(join);
  const close = (): void => {
    if (draft === undefined) return;
    const { mark, indent, done, lines } = draft;
    const texts = lines.length === 0 ? done : [...done, joined(draft)];
    if (mark !== undefined) parts.push({ kind: 'item', mark, indent, texts });
    else for (const one of texts) parts.push({ kind: 'text', text: one });
    draft = undefined;
  };
  const begin = (line: PlainLine): void => {
    close();
    const [lead, mark] = ITEM.exec(line.text) ?? [];
    const { indent } = line;
    if (lead === undefined || mark === undefined)
      draft = { lines: [line], indent, textIndent: indent, done: [] };
    else {
      const words = { ...line, text: line.text.slice(lead.length), indent: indent + lead.length };
      draft = { lines: [words], mark, indent, textIndent: indent + lead.length, done: [] };
    }
  };
  /** Whether a line belongs to what is open; behind a blank one only to an item that it hangs below. */
  const takes = (open: Draft, line: PlainLine): boolean => {
    const last = open.lines.at(-1);
    if (last === undefined || ITEM.test(line.text)) return false;
    if (isBlank)
      return (
        open.mark !== undefined && line.indent >= open.textIndent - 1 && line.indent > open.indent
      );
    if (open.mark !== undefined && line.indent > open.indent) return true;
    return line.indent < open.indent + 2 && (isSoft(line.text) || isWrapped(last, line, width));
  };
  return {
    put(part: PlainPart): void {
      close();
      parts.push(part);
      isBlank = false;
    },
    line(line: PlainLine): void {
      if (line.text !== '') {
        if (draft === undefined || !takes(draft, line)) begin(line);
        else {
          if (isBlank) draft.done.push(joined({ ...draft, lines: draft.lines.splice(0) }));
          draft.lines.push(line);
        }
      } else if (draft?.mark === undefined) close();
      isBlank = line.text === '';
    },
    end(): readonly PlainPart[] {
      close();
      return parts;
    },
  };
};
