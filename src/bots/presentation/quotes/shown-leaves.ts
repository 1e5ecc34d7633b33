import type { Block, Document, Section, Span } from '../../../qa/types.ts';

type Table = Block & { readonly kind: 'table' };

/** A text that stands apart, with what it is a part of. */
export type Leaf =
  | { readonly kind: 'text' | 'label' | 'code'; readonly span: Span }
  | {
      readonly kind: 'item';
      readonly span: Span;
      /** Lists it stands in, from 1. */
      readonly depth: number;
      /** Its number, from 1, where the list counts. */
      readonly number?: number;
      /** A further paragraph of the item before it. */
      readonly isContinued: boolean;
    }
  | {
      readonly kind: 'row';
      readonly span: Span;
      readonly cells: readonly Span[];
      readonly table: Table;
    };

/** The list that a block stands in. */
interface InList {
  readonly depth: number;
  readonly number?: number;
  /** Whether the item's mark is given out. */
  isMarked: boolean;
}

/** The texts of an article that stand apart, in order. */
export const leavesOf = ({ root }: Document): readonly Leaf[] => {
  const leaves: Leaf[] = [];
  addSection(leaves, root);
  return leaves;
};

const addSection = (leaves: Leaf[], { heading, blocks, sections }: Section): void => {
  if (heading !== undefined) leaves.push({ kind: 'label', span: heading });
  addBlocks(leaves, blocks, undefined, heading);
  for (const inner of sections) addSection(leaves, inner);
};

const addBlocks = (
  leaves: Leaf[],
  blocks: readonly Block[],
  list: InList | undefined,
  heading?: Span,
): void => {
  for (const block of blocks) addBlock(leaves, block, list, heading);
};

const addText = (leaves: Leaf[], span: Span, list: InList | undefined): void => {
  if (list === undefined) {
    leaves.push({ kind: 'text', span });
    return;
  }
  const { depth, number, isMarked } = list;
  leaves.push({
    kind: 'item',
    span,
    depth,
    isContinued: isMarked,
    ...(number === undefined ? {} : { number }),
  });
  list.isMarked = true;
};

const addBlock = (
  leaves: Leaf[],
  block: Block,
  list: InList | undefined,
  heading: Span | undefined,
): void => {
  switch (block.kind) {
    case 'paragraph':
    case 'image':
      addText(leaves, block.span, list);
      return;
    case 'code':
      leaves.push({ kind: 'code', span: block.span });
      return;
    case 'quotation':
      addBlocks(leaves, block.blocks, list);
      return;
    case 'callout':
      if (block.label !== undefined) leaves.push({ kind: 'label', span: block.label });
      addBlocks(leaves, block.blocks, list);
      return;
    case 'list':
      addItems(leaves, block, list?.depth ?? 0);
      return;
    case 'table':
      addRows(leaves, block);
      return;
    case 'definition':
      leaves.push({ kind: 'label', span: block.term });
      addBlocks(leaves, block.body, list);
      return;
    case 'question':
      if (block.question !== heading) leaves.push({ kind: 'label', span: block.question });
      addBlocks(leaves, block.answer, list);
      return;
    default:
      block satisfies never;
  }
};

const addItems = (
  leaves: Leaf[],
  { ordered, start = 1, items }: Block & { readonly kind: 'list' },
  above: number,
): void => {
  for (const [at, { blocks }] of items.entries()) {
    const number = ordered ? { number: start + at } : {};
    addBlocks(leaves, blocks, { depth: above + 1, ...number, isMarked: false });
  }
};

const addRows = (leaves: Leaf[], table: Table): void => {
  if (table.caption !== undefined) leaves.push({ kind: 'label', span: table.caption });
  for (const cells of table.header.length > 0 ? [table.header, ...table.rows] : table.rows) {
    const filled = cells.filter(({ start, end }) => end > start);
    const first = filled[0];
    const last = filled.at(-1);
    if (first === undefined || last === undefined) continue;
    leaves.push({ kind: 'row', span: { start: first.start, end: last.end }, cells, table });
  }
};
