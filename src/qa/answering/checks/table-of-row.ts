import type { Document, Passage, Sentence, Span } from '../../types.ts';
import { around, documentPath } from '../forms/document-blocks.ts';
import type { TableBlock } from '../forms/table-rows.ts';

/** A row of a table, and where it stands. */
export interface TableRow {
  readonly table: TableBlock;
  readonly cells: readonly Span[];
}

/** The table's row that a sentence is; `undefined` for other sentences, and for a header. */
export const tableRowOf = (document: Document, { kind, span }: Sentence): TableRow | undefined => {
  if (kind !== 'row') return undefined;
  const table = around(documentPath(document, span), 'table').at(-1);
  const cells = table?.rows.find((row) =>
    row.some(({ start, end }) => start < end && start >= span.start && end <= span.end),
  );
  return table === undefined || cells === undefined ? undefined : { table, cells };
};

/** The words and stems of a passage that stand in a span. */
export const wordsIn = (
  { tokens }: Passage,
  { start, end }: Span,
): readonly { readonly word: string; readonly stem: string }[] =>
  tokens.word.flatMap((word, at) => {
    const isInside = (tokens.start[at] ?? end) >= start && (tokens.end[at] ?? 0) <= end;
    const stem = tokens.stem[at] ?? word;
    return isInside && /[\p{L}\p{N}]/u.test(word) ? [{ word, stem }] : [];
  });

/** The token behind the last one of the cell that a token of a row is in; of other sentences the one behind the sentence. */
export const pastCell = (
  { tokens, text, span }: Passage,
  { kind, past, span: { end } }: Sentence,
  token: number,
): number => {
  if (kind !== 'row') return past;
  const bar = text.indexOf(' | ', (tokens.end[token] ?? end) - span.start);
  if (bar < 0) return past;
  let next = token + 1;
  while (next < past && (tokens.start[next] ?? end) < bar + span.start) next += 1;
  return next;
};
