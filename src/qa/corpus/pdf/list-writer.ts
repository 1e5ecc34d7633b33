import type { JoinLines } from '../layout/join-lines.ts';
import { nestItems } from '../layout/nest-items.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { endsSentence } from './line-follows.ts';
import type { Line } from './page-flow.ts';

/** Makes lists of marked lines, one in the other where they are indented. */
export interface ListWriter {
  isOpen(): boolean;
  item(line: Line): void;
  /** Whether a line without a mark belongs to the item above. @param goesOn whether it would go on with a paragraph's line */
  takes(line: Line, above: Line, goesOn: boolean, isNewPage: boolean): boolean;
  add(line: Line): void;
  /** Whether something that begins so far in, in points, stands inside the last item. */
  isInside(x: number): boolean;
  /** Puts a block into the last item. */
  block(block: SourceBlock): void;
  /** The lists read so far, which are then forgotten. */
  end(): readonly SourceBlock[];
}

interface Item {
  readonly ordered: boolean;
  readonly indent: number;
  readonly textIndent: number;
  /** How far in its column begins. */
  readonly left: number;
  /** Blocks that are done. */
  readonly done: SourceBlock[];
  text: string;
}

/** How much further in an inner list begins. Points. */
const STEP = 6;
/** Lines of an item are no further apart, as a share of their size. */
const GAP = 1.6;
/** How exactly a line hangs below its item's words, as a share of its size. */
const HANGING = 0.8;

const isOrdered = (mark: string): boolean => /[\p{L}\p{N}]/u.test(mark) && /[.)]$/u.test(mark);

const blocksOf = ({ text }: Pick<Item, 'text'>): readonly SourceBlock[] =>
  text === '' ? [] : [{ kind: 'paragraph', text }];

export const createListWriter = (join: JoinLines): ListWriter => {
  let items: Item[] = [];
  return {
    isOpen: () => items.length > 0,
    item(line) {
      items.push({
        ordered: isOrdered(line.mark ?? ''),
        indent: line.x - line.left,
        textIndent: line.textX - line.left,
        left: line.left,
        done: [],
        text: line.text,
      });
    },
    takes(line, above, goesOn, isNewPage) {
      const item = items.at(-1);
      if (item === undefined) return false;
      if (isNewPage || line.isFirst) return goesOn;
      const indent = line.x - line.left;
      const isHanging =
        Math.abs(line.x - above.textX) < line.size * HANGING ||
        Math.abs(indent - item.textIndent) < line.size * HANGING;
      if (indent <= item.indent + 2 && !isHanging) return goesOn && !endsSentence(above.text);
      return goesOn || above.y - line.y < line.size * GAP;
    },
    add(line) {
      const item = items.at(-1);
      if (item === undefined) return;
      item.text = item.text === '' ? line.text : join(item.text, line.text);
    },
    isInside(x) {
      const item = items.at(-1);
      return item !== undefined && x - item.left > item.indent + STEP;
    },
    block(block) {
      const item = items.at(-1);
      if (item === undefined) return;
      item.done.push(...blocksOf(item), block);
      item.text = '';
    },
    end() {
      const flat = items.map(({ indent, ordered, done, text }) => ({
        indent,
        ordered,
        blocks: [...done, ...blocksOf({ text })],
      }));
      items = [];
      return nestItems(flat, STEP);
    },
  };
};
