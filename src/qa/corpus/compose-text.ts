import type { Block, BlockKind } from '../types.ts';

export interface Piece {
  readonly kind: BlockKind;
  readonly text: string;
}

/** The pieces with text, a blank line between them, and where each one stands. */
export function composeText(pieces: readonly Piece[]): {
  readonly text: string;
  readonly blocks: readonly Block[];
} {
  const texts: string[] = [];
  const blocks: Block[] = [];
  let start = 0;
  for (const piece of pieces) {
    const text = piece.text.trim();
    if (text === '') continue;
    texts.push(text);
    blocks.push({ kind: piece.kind, span: { start, end: start + text.length } });
    start += text.length + 2;
  }
  return { text: texts.join('\n\n'), blocks };
}
