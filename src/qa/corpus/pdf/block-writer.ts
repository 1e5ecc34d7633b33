import type { JoinLines } from '../layout/join-lines.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { createLineFollows, endsSentence } from './line-follows.ts';
import type { LineStyles } from './line-styles.ts';
import { createOpenBlocks, type HeadingDraft } from './open-blocks.ts';
import type { Flow, Line } from './page-flow.ts';

/** Makes blocks of what is read, line by line. */
export interface BlockWriter {
  /** @param below what follows on the same page; @param isNewPage whether it is the first of its page */
  write(item: Flow, below: readonly Flow[], isNewPage: boolean): void;
  /** A note from a page's foot: it is put at the end of its section. */
  note(text: string): void;
  end(): readonly SourceBlock[];
}

/** Lines of one heading are no further apart, as a share of their size, and it is no longer. */
const HEADING_GAP = 1.7;
const HEADING_MAX = 240;
/** A heading in the middle of an unfinished sentence stands at least this far from it, as a share of its size. */
const APART = 1.6;

const gapOf = (above: Line, line: Line): number => above.y - line.y;

const isSameHeading = ({ last, text }: HeadingDraft, line: Line): boolean =>
  last.face === line.face &&
  Math.abs(last.size - line.size) < 0.6 &&
  gapOf(last, line) > 0 &&
  gapOf(last, line) < line.size * HEADING_GAP &&
  text.length + line.text.length < HEADING_MAX &&
  line.mark === undefined;

export const createBlockWriter = (styles: LineStyles, join: JoinLines): BlockWriter => {
  const open = createOpenBlocks(join);
  const follows = createLineFollows();
  let before: Line | undefined;

  /** Whether a line stands in the middle of a sentence that the lines above began. */
  const isWithin = (line: Line, isNewPage: boolean): boolean => {
    const isOpen = open.paragraph() !== undefined || open.lists.isOpen();
    if (before === undefined || !isOpen || line.mark !== undefined) return false;
    if (endsSentence(before.text)) return false;
    if (line.face !== before.face && gapOf(before, line) > line.size * APART) return false;
    return follows.goesOn(line, before, isNewPage);
  };

  /** Puts a line to the paragraph or the list that is open, where it belongs to it. */
  const takes = (line: Line, above: Line, isNewPage: boolean): boolean => {
    const goesOn = follows.goesOn(line, above, isNewPage);
    if (open.lists.isOpen()) {
      if (!open.lists.takes(line, above, goesOn, isNewPage)) return false;
      open.lists.add(line);
      return true;
    }
    if (open.paragraph() === undefined || !goesOn) return false;
    if (!isNewPage && !line.isFirst) follows.measure(line, above);
    open.goOn(line);
    return true;
  };

  const writeText = (line: Line, isNewPage: boolean): void => {
    if (line.mark !== undefined) {
      if (open.paragraph() !== undefined) open.close();
      open.lists.item(line);
    } else if (before === undefined || !takes(line, before, isNewPage)) open.beginParagraph(line);
  };

  const writeCode = (line: Line, isNewPage: boolean): void => {
    if (open.heading() !== undefined || open.paragraph() !== undefined) open.close();
    if (!open.code.takes(line, isNewPage)) open.closeCode();
    open.code.add(line);
  };

  const writeLine = (line: Line, below: readonly Flow[], isNewPage: boolean): void => {
    const heading = open.heading();
    const isInside = isWithin(line, isNewPage);
    // A line of a sentence may hold nothing but a name that is printed as code.
    const isName = isInside && Math.abs(line.x - (before?.textX ?? 0)) < line.size;
    if (line.isCode && !isName) return void writeCode(line, isNewPage);
    open.closeCode();
    if (heading !== undefined && !isNewPage && isSameHeading(heading, line))
      return void open.goOn(line);
    const level = isInside ? undefined : styles.levelOf(line, before, below);
    if (level !== undefined) return void open.beginHeading(line, level);
    if (heading !== undefined) open.close();
    writeText(line, isNewPage);
  };

  return {
    write(item, below, isNewPage) {
      if (item.kind === 'line') writeLine(item, below, isNewPage);
      else {
        const isOpen = open.isOpen();
        open.close();
        open.shelf.table(item.block, isNewPage && !isOpen);
      }
      before = item.kind === 'line' ? item : undefined;
    },
    note: open.shelf.note,
    end() {
      open.close();
      return open.shelf.end();
    },
  };
};
