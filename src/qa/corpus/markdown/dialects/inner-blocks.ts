import type { StateBlock } from 'markdown-it';

/** Reads the lines [from, past) as blocks of their own inside the block that is open. */
export const pushInner = (state: StateBlock, from: number, past: number): void => {
  const { lineMax, parentType } = state;
  state.lineMax = past;
  state.parentType = 'blockquote';
  state.md.block.tokenize(state, from, past);
  state.lineMax = lineMax;
  state.parentType = parentType;
};
