import type { Block, Span } from '../../types.ts';

/** The blocks around a place, the outermost first; none where no block holds it. */
export const blockPath = (blocks: readonly Block[], { start }: Span): readonly Block[] => {
  const path: Block[] = [];
  let inner: readonly Block[] = blocks;
  for (;;) {
    const around = inner.find(({ span }) => span.start <= start && start < span.end);
    if (around === undefined) return path;
    path.push(around);
    inner = blocksInside(around);
  }
};

/** The blocks that a block holds. */
export const blocksInside = (block: Block): readonly Block[] => {
  switch (block.kind) {
    case 'quotation':
    case 'callout':
      return block.blocks;
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks);
    case 'definition':
      return block.body;
    case 'question':
      return block.answer;
    case 'paragraph':
    case 'table':
    case 'code':
    case 'image':
      return [];
    default:
      return block satisfies never;
  }
};
