import type { Block, Span } from '../../types.ts';

/** What a passage will hold, before its words are analysed. */
export interface PlannedPassage {
  readonly span: Span;
  readonly path: readonly string[];
  readonly blocks: readonly Block[];
  readonly carried: readonly Span[];
}
