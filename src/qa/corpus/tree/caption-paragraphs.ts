import { isCaption } from '../is-caption.ts';
import type { SourceBlock } from './source-block.ts';

/** Blocks in which a paragraph that only says what a picture shows, or who took it, is that picture's caption. */
export const captionParagraphs = (blocks: readonly SourceBlock[]): readonly SourceBlock[] =>
  blocks.map((block) =>
    block.kind === 'paragraph' && isCaption(block.text)
      ? { kind: 'image', caption: block.text }
      : block,
  );
