import type { SourceBlock } from '../tree/source-block.ts';

/** An item of a list as it stands on the page. */
export interface FlatItem {
  /** How far in it begins. */
  readonly indent: number;
  readonly ordered: boolean;
  readonly blocks: readonly SourceBlock[];
}

interface List {
  readonly ordered: boolean;
  readonly indent: number;
  readonly items: { readonly blocks: readonly SourceBlock[]; readonly lists: List[] }[];
}

const blockOf = ({ ordered, items }: List): SourceBlock => ({
  kind: 'list',
  ordered,
  items: items.map(({ blocks, lists }) => [...blocks, ...lists.map(blockOf)]),
});

/** Lists nested deeper stand on one level. */
const DEPTH_MAX = 20;

/** The lists that items make, one inside the other where an item begins further in than the one above by `step`. */
export const nestItems = (items: readonly FlatItem[], step: number): readonly SourceBlock[] => {
  const outer: List[] = [];
  const open: List[] = [];
  for (const { indent, ordered, blocks } of items) {
    while (open.length > 0 && indent <= (open.at(-1)?.indent ?? 0) - step) open.pop();
    const last = open.at(-1);
    const isInner = last !== undefined && indent >= last.indent + step && open.length < DEPTH_MAX;
    if (last !== undefined && !isInner && last.ordered !== ordered) open.pop();
    if (last === undefined || isInner || last.ordered !== ordered) {
      const list: List = { ordered, indent, items: [] };
      const owner = open.at(-1)?.items.at(-1)?.lists ?? outer;
      owner.push(list);
      open.push(list);
    }
    open.at(-1)?.items.push({ blocks, lists: [] });
  }
  return outer.map(blockOf);
};
