import type { Block, Document, ListItem, Span } from '../../types.ts';
import { blocksBeside } from './document-blocks.ts';

export type ListBlock = Block & { readonly kind: 'list' };

/** An item of a list, or what stands between two of its parts. */
export interface ListPiece {
  readonly span: Span;
  /** The item as far as the first list inside it; as `span` where it has none. */
  readonly head: Span;
  /** That list and what is behind it. */
  readonly nested?: Span;
}

/** A list with all parts that it was parted into by pictures, code or remarks. */
export interface WholeList {
  /** From its first item to its last. */
  readonly span: Span;
  readonly leadIn?: Span;
  readonly pieces: readonly ListPiece[];
}

/** Blocks that may stand between two parts of one list. */
const BETWEEN_MAX = 4;

const isList = (block: Block | undefined): block is ListBlock => block?.kind === 'list';

/** Whether code or pictures alone stand between, which belong to the item above them. */
const areShown = (between: readonly Block[]): boolean =>
  between.length > 0 && between.every(({ kind }) => kind === 'code' || kind === 'image');

/**
 * Whether a list is the next part of another: "4." goes on behind "3.", whatever stands between; bullets do behind code or a
 * picture, and so does a "1." behind a "1." of one item, as who leaves the counting to the page writes.
 */
const goesOn = (first: ListBlock, second: ListBlock, between: readonly Block[]): boolean => {
  if (first.ordered !== second.ordered) return false;
  const isNumbered = second.start === (first.start ?? 1) + first.items.length;
  const isUncounted = !first.ordered || (first.items.length === 1 && second.start === undefined);
  return (first.ordered && isNumbered) || (isUncounted && areShown(between));
};

/** The part of the same list behind (1) or before (-1) one, as an index in `blocks`. */
const nextPart = (blocks: readonly Block[], at: number, step: 1 | -1): number | undefined => {
  const own = blocks[at];
  for (let other = at + step; Math.abs(other - at) <= BETWEEN_MAX + 1; other += step) {
    const block = blocks[other];
    if (!isList(own) || block === undefined) return undefined;
    if (!isList(block)) continue;
    const between = blocks.slice(Math.min(at, other) + 1, Math.max(at, other));
    const isPart = step === 1 ? goesOn(own, block, between) : goesOn(block, own, between);
    if (isPart) return other;
    if (own.ordered === block.ordered) return undefined;
  }
  return undefined;
};

const farthest = (blocks: readonly Block[], at: number, step: 1 | -1): number => {
  let end = at;
  for (;;) {
    const next = nextPart(blocks, end, step);
    if (next === undefined) return end;
    end = next;
  }
};

const pieceOf = ({ span, blocks }: ListItem): ListPiece => {
  const at = blocks.findIndex(isList);
  const [last, first] = [blocks[at - 1], blocks[at]];
  if (last === undefined || first === undefined) return { span, head: span };
  return {
    span,
    head: { start: span.start, end: last.span.end },
    nested: { start: first.span.start, end: span.end },
  };
};

const piecesOf = (block: Block): readonly ListPiece[] =>
  isList(block) ? block.items.map(pieceOf) : [{ span: block.span, head: block.span }];

/** All of the list that a list block of the document is a part of. */
export const wholeList = (document: Document, list: ListBlock): WholeList => {
  const blocks = blocksBeside(document, list);
  const at = blocks.indexOf(list);
  const parts =
    at < 0 ? [list] : blocks.slice(farthest(blocks, at, -1), farthest(blocks, at, 1) + 1);
  const leadIn = parts.find(isList)?.leadIn;
  const pieces = parts.flatMap(piecesOf);
  const span = { start: pieces[0]?.span.start ?? 0, end: pieces.at(-1)?.span.end ?? 0 };
  return { span, ...(leadIn === undefined ? {} : { leadIn }), pieces };
};
