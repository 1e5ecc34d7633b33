import type { SourceBlock } from '../tree/source-block.ts';
import type { JoinLines } from './join-lines.ts';
import type { Line } from './page-flow.ts';

/** Makes lists of marked lines, one in the other where they are indented. */
export interface ListWriter {
  isOpen(): boolean;
  item(line: Line): void;
  /** Whether a line without a mark belongs to the item above. @param goesOn whether it would go on with a paragraph's line */
  takes(line: Line, above: Line, goesOn: boolean, isNewPage: boolean): boolean;
  add(line: Line): void;
  /** The lists read so far, which are then forgotten. */
  end(): readonly SourceBlock[];
}

interface Item {
  text: string;
  readonly lists: List[];
}

interface List {
  readonly ordered: boolean;
  readonly indent: number;
  readonly textIndent: number;
  readonly items: Item[];
}

/** How much further in an inner list begins. Points. */
const STEP = 6;

const isOrdered = (mark: string): boolean => /[\p{L}\p{N}]/u.test(mark) && /[.)]$/u.test(mark);

const blockOf = ({ ordered, items }: List): SourceBlock => ({
  kind: 'list',
  ordered,
  items: items.map(({ text, lists }) => [{ kind: 'paragraph', text }, ...lists.map(blockOf)]),
});

export const createListWriter = (join: JoinLines): ListWriter => {
  let done: List[] = [];
  /** The lists that are open, outermost first. */
  let open: List[] = [];

  const begin = (line: Line, indent: number): void => {
    const ordered = isOrdered(line.mark ?? '');
    const list: List = { ordered, indent, textIndent: line.textX - line.left, items: [] };
    const owner = open.at(-1)?.items.at(-1);
    if (owner === undefined) done.push(list);
    else owner.lists.push(list);
    open.push(list);
  };

  return {
    isOpen: () => open.length > 0,
    item(line) {
      const indent = line.x - line.left;
      while (open.length > 0 && indent < (open.at(-1)?.indent ?? 0) - STEP) open.pop();
      const list = open.at(-1);
      const isInner = list !== undefined && indent > list.indent + STEP;
      if (list === undefined || isInner) begin(line, indent);
      else if (list.ordered !== isOrdered(line.mark ?? '')) {
        open.pop();
        begin(line, indent);
      }
      open.at(-1)?.items.push({ text: line.text, lists: [] });
    },
    takes(line, above, goesOn, isNewPage) {
      const list = open.at(-1);
      if (list === undefined) return false;
      const indent = line.x - line.left;
      const isOver = isNewPage || line.isFirst;
      if (isOver) return goesOn;
      const isHanging =
        Math.abs(line.x - above.textX) < line.size * 0.8 ||
        Math.abs(indent - list.textIndent) < line.size * 0.8;
      const isBack = indent <= list.indent + 2 && !isHanging;
      if (isBack) return goesOn && !/[.!?:;]["'\u201d\u2019)\]]*$/u.test(above.text);
      return goesOn || above.y - line.y < line.size * 1.6;
    },
    add(line) {
      const item = open.at(-1)?.items.at(-1);
      if (item !== undefined) item.text = join(item.text, line.text);
    },
    end() {
      const blocks = done.map(blockOf);
      done = [];
      open = [];
      return blocks;
    },
  };
};
