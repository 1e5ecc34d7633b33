import type { JoinLines } from '../layout/join-lines.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { createBlockShelf } from './block-shelf.ts';
import { createLineFollows, endsSentence } from './line-follows.ts';
import type { LineStyles } from './line-styles.ts';
import { createListWriter } from './list-writer.ts';
import type { Flow, Line } from './page-flow.ts';

/** Makes blocks of what is read, line by line. */
export interface BlockWriter {
  /** @param below what follows on the same page; @param isNewPage whether it is the first of its page */
  write(item: Flow, below: readonly Flow[], isNewPage: boolean): void;
  /** A note from a page's foot: it is put at the end of its section. */
  note(text: string): void;
  end(): readonly SourceBlock[];
}

interface Draft {
  text: string;
  last: Line;
  lines: number;
}

interface Heading extends Draft {
  readonly level: number;
}

/** Lines of one heading are no further apart, as a share of their size, and it is no longer. */
const HEADING_GAP = 1.7;
const HEADING_MAX = 240;
/** A heading in the middle of an unfinished sentence stands at least this far from it, as a share of its size. */
const APART = 1.6;

const gapOf = (above: Line, line: Line): number => above.y - line.y;

const wordsOf = ({ mark, text }: Line): string => (mark === undefined ? text : `${mark} ${text}`);

const isSameHeading = ({ last, text }: Heading, line: Line): boolean =>
  last.face === line.face &&
  Math.abs(last.size - line.size) < 0.6 &&
  gapOf(last, line) > 0 &&
  gapOf(last, line) < line.size * HEADING_GAP &&
  text.length + line.text.length < HEADING_MAX &&
  line.mark === undefined;

export const createBlockWriter = (styles: LineStyles, join: JoinLines): BlockWriter => {
  const shelf = createBlockShelf();
  const lists = createListWriter(join);
  const follows = createLineFollows();
  let draft: Draft | undefined;
  let heading: Heading | undefined;
  let before: Line | undefined;

  const close = (): void => {
    if (heading !== undefined) shelf.heading(heading.level, heading.text);
    if (draft !== undefined) shelf.paragraph(draft.text, draft.lines);
    for (const list of lists.end()) shelf.list(list);
    heading = undefined;
    draft = undefined;
  };
  const add = (to: Draft, line: Line): void => {
    to.text = join(to.text, wordsOf(line));
    to.last = line;
    to.lines += 1;
  };

  /** Whether a line stands in the middle of a sentence that the lines above began. */
  const isWithin = (line: Line, above: Line | undefined, isNewPage: boolean): boolean => {
    const isOpen = draft !== undefined || lists.isOpen();
    if (above === undefined || !isOpen || line.mark !== undefined || endsSentence(above.text))
      return false;
    if (line.face !== above.face && gapOf(above, line) > line.size * APART) return false;
    return follows.goesOn(line, above, isNewPage);
  };

  /** Puts a line to the paragraph or the list that is open, where it belongs to it. */
  const takes = (line: Line, above: Line, isNewPage: boolean): boolean => {
    const goesOn = follows.goesOn(line, above, isNewPage);
    if (lists.isOpen()) {
      if (!lists.takes(line, above, goesOn, isNewPage)) return false;
      lists.add(line);
      return true;
    }
    if (draft === undefined || !goesOn) return false;
    if (!isNewPage && !line.isFirst) follows.measure(line, above);
    add(draft, line);
    return true;
  };

  const writeText = (line: Line, isNewPage: boolean): void => {
    if (line.mark !== undefined) {
      if (draft !== undefined) close();
      lists.item(line);
    } else if (before === undefined || !takes(line, before, isNewPage)) {
      close();
      draft = { text: line.text, last: line, lines: 1 };
    }
  };
  const writeLine = (line: Line, below: readonly Flow[], isNewPage: boolean): void => {
    if (heading !== undefined && !isNewPage && isSameHeading(heading, line)) {
      add(heading, line);
      return;
    }
    const level = isWithin(line, before, isNewPage)
      ? undefined
      : styles.levelOf(line, before, below);
    if (heading !== undefined || level !== undefined) close();
    if (level === undefined) writeText(line, isNewPage);
    else heading = { level, text: wordsOf(line), last: line, lines: 1 };
  };

  return {
    write(item, below, isNewPage) {
      if (item.kind === 'line') writeLine(item, below, isNewPage);
      else {
        const isOpen = heading !== undefined || draft !== undefined || lists.isOpen();
        close();
        shelf.table(item.block, isNewPage && !isOpen);
      }
      before = item.kind === 'line' ? item : undefined;
    },
    note: shelf.note,
    end() {
      close();
      return shelf.end();
    },
  };
};
