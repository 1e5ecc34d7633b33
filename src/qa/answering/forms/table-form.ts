import type { Span } from '../../types.ts';
import type { AnswerFormRule, FormEvidence } from './answer-form.ts';
import { asksForSeveral } from './asks-for.ts';
import { around, documentPath } from './document-blocks.ts';
import { excerptOf } from './excerpt.ts';
import { shownRange } from './passage-form.ts';
import {
  chooseCell,
  chooseRow,
  type MatchedRow,
  matchRows,
  type TableBlock,
} from './table-rows.ts';
import { wholePart } from './whole-part.ts';

const tableAt = ({ document, passage, at }: FormEvidence): TableBlock | undefined => {
  const { span } = passage.sentences[at] ?? passage.sentences[0];
  return around(documentPath(document, span), 'table').at(-1);
};

const spanOf = ({ cells }: Pick<MatchedRow, 'cells'>): Span => {
  const filled = cells.filter(({ start, end }) => end > start);
  return { start: filled[0]?.start ?? 0, end: filled.at(-1)?.end ?? 0 };
};

/** Strategies that find the very thing that is asked for, of its kind, inside one cell. */
const EXACT: ReadonlySet<string> = new Set(['quantity', 'date', 'name']);

const foundIn = ({ words }: FormEvidence): Span | undefined =>
  words !== undefined && EXACT.has(words.strategy) ? words.parts[0].citation.answer : undefined;

/** The row that answers under its header, its cell in front; the rows around where none is surely the one. */
export const tableForm: AnswerFormRule = {
  name: 'table',
  find: (evidence) => {
    const { analysis, passage, at, passages } = evidence;
    const table = tableAt(evidence);
    if (table === undefined) return undefined;
    const all = matchRows(analysis, table, passages);
    const header = table.header.length > 0 ? all[0] : undefined;
    const rows = header === undefined ? all : all.slice(1);
    const sentence = (passage.sentences[at] ?? passage.sentences[0]).span;
    const row = chooseRow(rows, (one) => spanOf(one).start === sentence.start);
    const cell = row === undefined ? undefined : chooseCell(row, header, foundIn(evidence));
    const isNamed = (row?.held[0]?.size ?? 0) > 0;
    if (row === undefined || cell === undefined || !isNamed || asksForSeveral(analysis))
      return wholePart(evidence, 'table', excerptOf(evidence, shownRange(evidence)), cell);
    const own = spanOf(row);
    const shown = header === undefined ? [own] : [spanOf(header), own];
    const rest = rows.filter((one) => one !== row).map(spanOf);
    const index = passage.sentences.findIndex(({ span }) => span.start === own.start);
    const home = passages.find(({ span }) => span.start <= own.start && own.end <= span.end);
    const place =
      index >= 0 || home === undefined
        ? { passage, at: index >= 0 ? index : at }
        : {
            passage: home,
            at: Math.max(
              0,
              home.sentences.findIndex(({ span }) => span.start === own.start),
            ),
          };
    return wholePart({ ...evidence, ...place }, 'table', { shown, rest }, cell);
  },
};
