import type { types } from '@slack/bolt';
import { isChartBlock } from './chart.ts';
import { asPlainTable } from './data-table.ts';
import { asButtons } from './feedback.ts';
import { rowsAsLines } from './table-lines.ts';

/** A block in its older form; nothing where there is none, as what it shows stands elsewhere, too. */
const plainBlock = (block: types.KnownBlock): readonly types.KnownBlock[] => {
  if (isChartBlock(block)) return [];
  if (block.type === 'data_table') return [asPlainTable(block)];
  return block.type === 'context_actions' ? [asButtons(block)] : [block];
};

/** Blocks that every client and workspace takes: charts go, data tables and feedback take their older form. */
export const plainBlocks = (blocks: readonly types.KnownBlock[]): readonly types.KnownBlock[] =>
  blocks.flatMap(plainBlock);

/** Blocks for a modal or the Home tab, which take no charts, no tables and no feedback: each row becomes a line. */
export const viewBlocks = (blocks: readonly types.KnownBlock[]): types.KnownBlock[] =>
  blocks
    .filter(({ type }) => type !== 'context_actions')
    .flatMap(plainBlock)
    .map((block) => (block.type === 'table' ? rowsAsLines(block) : block));
