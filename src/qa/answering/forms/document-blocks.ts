import type { Block, Document, Section, Span } from '../../types.ts';
import { blockPath, blocksInside } from './block-path.ts';

/** The blocks of a document around a place, the outermost first. */
export const documentPath = ({ root }: Document, place: Span): readonly Block[] =>
  blockPath(blocksAt(root, place), place);

/** The blocks of the section whose own blocks hold a place. */
const blocksAt = ({ blocks, sections }: Section, place: Span): readonly Block[] => {
  if (blockPath(blocks, place).length > 0) return blocks;
  for (const section of sections) {
    const found = blocksAt(section, place);
    if (found.length > 0) return found;
  }
  return [];
};

/** The blocks that a block of the document stands among, itself with them: of its section, or of what is around it. */
export const blocksBeside = (document: Document, block: Block): readonly Block[] => {
  const path = documentPath(document, block.span);
  const parent = path[path.indexOf(block) - 1];
  if (parent === undefined) return blocksAt(document.root, block.span);
  return parent.kind === 'list'
    ? (parent.items.find(({ blocks }) => blocks.includes(block))?.blocks ?? [])
    : blocksInside(parent);
};

/** The blocks of one kind that a place is in, the outermost first. */
export const around = <Kind extends Block['kind']>(
  path: readonly Block[],
  kind: Kind,
): readonly (Block & { readonly kind: Kind })[] =>
  path.filter((block): block is Block & { readonly kind: Kind } => block.kind === kind);

/** The block of these that a sentence introduces. */
export const introducedBy = (
  blocks: readonly Block[],
  { start, end }: Span,
): (Block & { readonly kind: 'list' | 'code' }) | undefined => {
  for (const block of blocks) {
    if (block.kind !== 'list' && block.kind !== 'code') continue;
    const { leadIn } = block;
    if (leadIn !== undefined && leadIn.start < end && leadIn.end > start) return block;
  }
  return undefined;
};
