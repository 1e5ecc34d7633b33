import { type JoinLines, joinLinesOf, wordsIn } from '../layout/join-lines.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { createBlockWriter } from './block-writer.ts';
import { footNotes } from './foot-notes.ts';
import { lineStyles } from './line-styles.ts';
import { type Flow, pageFlow } from './page-flow.ts';
import { rowsOf, type Segment } from './page-rows.ts';
import type { PlacedPage } from './placed-text.ts';
import { type RowsOfPage, withoutRunningLines } from './running-lines.ts';
import { settleRaised } from './settle-raised.ts';

/** What a PDF says: its blocks, the largest letters near its beginning apart as its title. */
export interface PdfContent {
  readonly title?: string;
  readonly blocks: readonly SourceBlock[];
}

const settled = (item: Flow, marks: ReadonlySet<string>): Flow => {
  if (item.kind === 'line')
    return { ...item, text: settleRaised(item.text, marks).replace(/\s+/gu, ' ').trim() };
  const settle = (cells: readonly string[]): readonly string[] =>
    cells.map((cell) => settleRaised(cell, marks).trim());
  return {
    kind: 'table',
    block: { ...item.block, header: settle(item.block.header), rows: item.block.rows.map(settle) },
  };
};

interface PageContent {
  readonly flow: readonly Flow[];
  readonly notes: readonly string[];
}

const contentOf = (flow: readonly Flow[], body: number, join: JoinLines): PageContent => {
  const found = footNotes(flow, body);
  return {
    flow: found.flow.map((item) => settled(item, found.marks)),
    notes: found.notes.map((lines) =>
      lines.map(({ text }) => settleRaised(text, found.marks)).reduce(join),
    ),
  };
};

/** A title stands among the first blocks. */
const TITLE_DEPTH = 4;

const segmentsOf = ({ rows }: RowsOfPage): readonly Segment[] =>
  rows.flatMap(({ segments }) => segments);

/** The blocks of pages, in the order of reading. */
export const pdfBlocks = (pages: readonly PlacedPage[]): PdfContent => {
  const printed = withoutRunningLines(
    pages.map((page) => ({ page, rows: rowsOf(page.texts, page.rules) })),
  );
  const segments = printed.flatMap(segmentsOf);
  const join = joinLinesOf(
    new Set(segments.flatMap(({ text }) => wordsIn(text.replace(/\S+[-\u00ad\u2010]$/u, '')))),
  );
  const styles = lineStyles(segments);
  const writer = createBlockWriter(styles, join);
  for (const { rows, page } of printed) {
    const { flow, notes } = contentOf(
      pageFlow(rows, { rules: page.rules, join, isCode: styles.isCode }),
      styles.body,
      join,
    );
    for (const [at, item] of flow.entries())
      writer.write(item, flow.slice(at + 1, at + 5), at === 0);
    for (const note of notes) writer.note(note);
  }
  const blocks = writer.end();
  const first = blocks.slice(0, TITLE_DEPTH).find(({ kind }) => kind === 'heading');
  return first?.kind === 'heading' ? { title: first.text, blocks } : { blocks };
};
