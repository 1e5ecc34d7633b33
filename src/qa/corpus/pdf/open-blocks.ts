import type { JoinLines } from '../layout/join-lines.ts';
import { type BlockShelf, createBlockShelf } from './block-shelf.ts';
import { type CodeWriter, createCodeWriter } from './code-writer.ts';
import { createListWriter, type ListWriter } from './list-writer.ts';
import type { Line } from './page-flow.ts';

/** A paragraph or a heading that may go on. */
export interface Draft {
  readonly text: string;
  readonly last: Line;
  readonly lines: number;
}

export interface HeadingDraft extends Draft {
  readonly level: number;
}

/** What the lines read last began: a heading, a paragraph, a list or code; and the shelf that it is put on. */
export interface OpenBlocks {
  readonly shelf: BlockShelf;
  readonly lists: ListWriter;
  readonly code: CodeWriter;
  heading(): HeadingDraft | undefined;
  paragraph(): Draft | undefined;
  isOpen(): boolean;
  beginHeading(line: Line, level: number): void;
  beginParagraph(line: Line): void;
  /** Puts a line to the heading or the paragraph that is open. */
  goOn(line: Line): void;
  closeCode(): void;
  close(): void;
}

/** A line's words, the mark in front of them with them. */
const wordsOf = ({ mark, text }: Line): string => (mark === undefined ? text : `${mark} ${text}`);

export const createOpenBlocks = (join: JoinLines): OpenBlocks => {
  const shelf = createBlockShelf();
  const lists = createListWriter(join);
  const code = createCodeWriter();
  let paragraph: Draft | undefined;
  let heading: HeadingDraft | undefined;

  const add = <T extends Draft>(to: T, line: Line): T => ({
    ...to,
    text: join(to.text, wordsOf(line)),
    last: line,
    lines: to.lines + 1,
  });
  const closeLists = (): void => {
    for (const list of lists.end()) shelf.put(list);
  };
  /** Code that stands further in than an item above it belongs to that. */
  const closeCode = (): void => {
    if (!code.isOpen()) return;
    const isInner = lists.isOpen() && lists.isInside(code.left());
    const block = code.end();
    if (block === undefined) return;
    if (isInner) lists.block(block);
    else {
      closeLists();
      shelf.put(block);
    }
  };
  const close = (): void => {
    closeCode();
    if (heading !== undefined) shelf.heading(heading.level, heading.text);
    if (paragraph !== undefined) shelf.paragraph(paragraph.text, paragraph.lines);
    closeLists();
    heading = undefined;
    paragraph = undefined;
  };
  return {
    shelf,
    lists,
    code,
    heading: () => heading,
    paragraph: () => paragraph,
    isOpen: () =>
      heading !== undefined || paragraph !== undefined || lists.isOpen() || code.isOpen(),
    beginHeading(line, level) {
      close();
      heading = { level, text: wordsOf(line), last: line, lines: 1 };
    },
    beginParagraph(line) {
      close();
      paragraph = { text: line.text, last: line, lines: 1 };
    },
    goOn(line) {
      if (heading !== undefined) heading = add(heading, line);
      else if (paragraph !== undefined) paragraph = add(paragraph, line);
    },
    closeCode,
    close,
  };
};
