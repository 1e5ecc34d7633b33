import type { StateBlock } from 'markdown-it';

/** Reads the block that begins on a line, if there is one of its kind; `silent` only asks whether there is. */
export type BlockRule = (
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
) => boolean;

/** Blocks that end where a block of a dialect begins. */
export const INTERRUPTED = ['paragraph', 'reference', 'blockquote', 'list'];

/** A line of a page without its indentation and without the marks of the blocks around it. */
export const lineAt = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
