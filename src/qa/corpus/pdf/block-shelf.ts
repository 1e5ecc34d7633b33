import { isCaption } from '../is-caption.ts';
import type { TableBlock } from '../layout/table-of-cells.ts';
import type { SourceBlock } from '../tree/source-block.ts';

/** The blocks read so far; captions find their table, tables that a page's end breaks are put together. */
export interface BlockShelf {
  heading(level: number, text: string): void;
  paragraph(text: string, lines: number): void;
  put(block: SourceBlock): void;
  /** @param follows whether nothing but a page's end stands between it and the block before */
  table(block: TableBlock, follows: boolean): void;
  /** A note from a page's foot: it is put at the end of its section. */
  note(text: string): void;
  end(): readonly SourceBlock[];
}

const TABLE_CAPTION = /^table\s+[\dA-Z][\w.-]{0,6}\b/iu;
const FIGURE_CAPTION =
  /^(?:fig(?:ure|\.)|chart|map|photo|image|graph|exhibit)\s*[\dA-Z][\w.-]{0,6}\s*[.:\u2013\u2014|-]/iu;
/** Longest caption. Characters, lines. */
const CAPTION_MAX = 300;
const CAPTION_LINES = 3;

const widthOf = ({ header, rows }: TableBlock): number =>
  Math.max(header.length, ...rows.slice(0, 50).map((row) => row.length));

/** A table and what follows of it on the next page, whose head may be printed again. */
const joined = (table: TableBlock, more: TableBlock): TableBlock => {
  const isSame = more.header.join('|') === table.header.join('|');
  const rows = isSame || more.header.length === 0 ? more.rows : [more.header, ...more.rows];
  return { ...table, rows: [...table.rows, ...rows] };
};

export const createBlockShelf = (): BlockShelf => {
  const blocks: SourceBlock[] = [];
  let notes: string[] = [];
  let caption: string | undefined;

  const settleCaption = (): void => {
    if (caption !== undefined) blocks.push({ kind: 'paragraph', text: caption });
    caption = undefined;
  };
  const put = (block: SourceBlock): void => {
    settleCaption();
    blocks.push(block);
  };
  const putNotes = (): void => {
    for (const text of notes) put({ kind: 'paragraph', text });
    notes = [];
  };
  const tableCaption = (text: string): void => {
    const last = blocks.at(-1);
    if (last?.kind === 'table' && last.caption === undefined && caption === undefined) {
      blocks[blocks.length - 1] = { ...last, caption: text };
      return;
    }
    settleCaption();
    caption = text;
  };
  return {
    heading(level, text) {
      putNotes();
      put({ kind: 'heading', level, text });
    },
    paragraph(text, lines) {
      const isShort = text.length < CAPTION_MAX && lines <= CAPTION_LINES;
      if (isShort && TABLE_CAPTION.test(text)) tableCaption(text);
      else if (isShort && (FIGURE_CAPTION.test(text) || isCaption(text)))
        put({ kind: 'image', caption: text });
      else put({ kind: 'paragraph', text });
    },
    put,
    table(block, follows) {
      const last = blocks.at(-1);
      if (
        follows &&
        last?.kind === 'table' &&
        caption === undefined &&
        widthOf(last) === widthOf(block)
      ) {
        blocks[blocks.length - 1] = joined(last, block);
        return;
      }
      blocks.push(caption === undefined ? block : { ...block, caption });
      caption = undefined;
    },
    note: (text) => void notes.push(text),
    end() {
      putNotes();
      settleCaption();
      return blocks;
    },
  };
};
