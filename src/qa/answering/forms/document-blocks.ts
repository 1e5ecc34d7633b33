import type { Block, Document, Section, Span } from '../../types.ts';
import { blockPath } from './block-path.ts';

/** The blocks of a document around a place, the outermost first. */
export const documentPath = ({ root }: Document, place: Span): readonly Block[] =>
  pathIn(root, place);

const pathIn = ({ blocks, sections }: Section, place: Span): readonly Block[] => {
  const own = blockPath(blocks, place);
  if (own.length > 0) return own;
  for (const section of sections) {
    const path = pathIn(section, place);
    if (path.length > 0) return path;
  }
  return [];
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
