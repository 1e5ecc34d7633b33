import type { Block, Passage, Span } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';

export type TableBlock = Block & { readonly kind: 'table' };

/** A row with the question's words that its cells hold. */
export interface MatchedRow {
  readonly cells: readonly Span[];
  /** Per cell: the stems of the question it holds. */
  readonly held: readonly ReadonlySet<string>[];
}

/** Stems of a document's words by the place they begin at, of the passages that a table is in. */
const stemsAt = (
  passages: readonly Passage[],
  { start, end }: Span,
): ReadonlyMap<number, string> => {
  const stems = new Map<number, string>();
  for (const { span, tokens } of passages) {
    if (span.end <= start || span.start >= end) continue;
    for (const [at, stem] of tokens.stem.entries()) stems.set(tokens.start[at] ?? -1, stem);
  }
  return stems;
};

/** The rows of a table, its header first where it has one, with what of the question each cell holds. */
export const matchRows = (
  { terms }: Analysis,
  table: TableBlock,
  passages: readonly Passage[],
): readonly MatchedRow[] => {
  const asked = new Set(terms.map(({ stem }) => stem));
  const stems = stemsAt(passages, table.span);
  const heldIn = ({ start, end }: Span): ReadonlySet<string> => {
    const held = new Set<string>();
    for (let at = start; at < end; at += 1) {
      const stem = stems.get(at);
      if (stem !== undefined && asked.has(stem)) held.add(stem);
    }
    return held;
  };
  return [table.header, ...table.rows]
    .filter((cells) => cells.length > 0)
    .map((cells) => ({ cells, held: cells.map(heldIn) }));
};

const isEmpty = ({ start, end }: Span): boolean => end <= start;

const count = (held: readonly ReadonlySet<string>[]): number =>
  new Set(held.flatMap((stems) => [...stems])).size;

/** The row that holds most of the question's words; `undefined` where several do alike, unless one of them is `best`. */
export const chooseRow = (
  rows: readonly MatchedRow[],
  isBest: (row: MatchedRow) => boolean,
): MatchedRow | undefined => {
  const most = Math.max(0, ...rows.map(({ held }) => count(held)));
  const first = rows.filter(({ held }) => count(held) === most);
  if (first.length === 1 && most > 0) return first[0];
  return first.find(isBest);
};

/** The cell of a row that answers: under the heading that the question names, else what was found, else the one beside its name. */
export const chooseCell = (
  row: MatchedRow,
  header: MatchedRow | undefined,
  words?: Span,
): Span | undefined => {
  const open = row.cells
    .map((cell, at) => ({ cell, at }))
    .filter(({ cell, at }) => !isEmpty(cell) && (row.held[at]?.size ?? 0) === 0);
  const headed = open
    .map((one) => ({ ...one, held: header?.held[one.at]?.size ?? 0 }))
    .sort((left, right) => right.held - left.held);
  const [first, second] = headed;
  if (first !== undefined && first.held > 0 && first.held > (second?.held ?? 0)) return first.cell;
  const found = row.cells.find(
    ({ start, end }) => words !== undefined && start <= words.start && words.end <= end,
  );
  return found ?? (open.length === 1 ? first?.cell : undefined);
};
