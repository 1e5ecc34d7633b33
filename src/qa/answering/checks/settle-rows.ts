import { STOP_WORDS } from '../../analysis/word-lists.ts';
import type { Retrieved } from '../../retrieval/retrieve.ts';
import type { RequiredName } from '../../understanding/question/analyse-question.ts';
import { agentStem, askedFacts } from '../../understanding/question/asked-facts.ts';
import type { Candidate } from '../candidates/order-candidates.ts';
import type { DecisionParts } from '../candidates/read-sentence.ts';
import type { TableBlock } from '../forms/table-rows.ts';
import { tableRowOf, wordsIn } from './table-of-row.ts';

/** Sentences whose tables are looked at; a sentence further behind is seldom read. */
const LOOKED_AT = 24;
/** How far the fact that is asked for stands before the sentences of its article. */
const BEFORE_OTHERS = 0.01;

/** "Deeper than the West lock", "besides West": the name that the question holds is not of the row that answers. */
const OTHER_THAN = new Set(['than', 'besides', 'except', 'excluding', 'apart', 'other', 'others']);

interface Cell {
  readonly stems: readonly string[];
  readonly words: readonly string[];
}

interface Row {
  readonly candidate: Candidate;
  readonly table: TableBlock;
  readonly cells: readonly Cell[];
  readonly above: ReadonlySet<string>;
}

const rowOf = (parts: DecisionParts, candidate: Candidate): Row | undefined => {
  const { passage, sentence } = candidate;
  const document = parts.documents.get(passage.documentId);
  const found = document === undefined ? undefined : tableRowOf(document, sentence);
  if (found === undefined) return undefined;
  const cells = found.cells.map((cell) => {
    const words = wordsIn(passage, cell).filter(({ word }) => !STOP_WORDS.has(word));
    return { words: words.map(({ word }) => word), stems: words.map(({ stem }) => stem) };
  });
  return { candidate, table: found.table, cells, above: parts.context.contextStems(passage) };
};

const hasCell = ({ stems }: Cell): boolean => stems.length > 0;

/** Whether a cell tells its row by a name: the first one, or one of several that holds little else. */
const tellsName = ({ cells, above }: Row, { stems }: RequiredName): boolean =>
  stems.some((stem) => !above.has(stem)) &&
  cells.some((cell, at) => {
    const isWhole = cell.stems.length <= 2 * stems.length;
    const isKey = at === 0 || (cells.length > 2 && isWhole);
    return isKey && stems.every((stem) => cell.stems.includes(stem));
  });

const holdsAny = ({ cells }: Row, { stems }: RequiredName): boolean =>
  cells.some((cell) => stems.some((stem) => cell.stems.includes(stem)));

/** Whether a row holds no name of the question, and another row of its table is told by one. */
const isOfOther = (names: readonly RequiredName[], row: Row, beside: readonly Row[]): boolean => {
  // What has no first cell carries on the row before it; what has no other is a heading among rows.
  const [key] = row.cells;
  if (key === undefined || !hasCell(key) || names.some((name) => holdsAny(row, name))) return false;
  return names.some((name) =>
    beside.some((other) => other.cells.filter(hasCell).length > 1 && tellsName(other, name)),
  );
};

/** Indexes of the terms that are no subject: the verb, which the fact's name stands for. */
const verbTerms = ({ analysis, terms }: Asked): readonly number[] => {
  const verb = agentStem(analysis);
  return terms.flatMap(({ stem }, at) => (stem === verb ? [at] : []));
};

/** "Owner | Orbit Lines": whether a row of two cells is the fact asked for, of nothing but what stands above it. */
const isAskedFact = (
  asked: Asked,
  facts: ReadonlySet<string>,
  { cells, above, table, candidate }: Row,
): boolean => {
  const [key, value] = cells;
  const verbs = verbTerms(asked);
  return (
    cells.length === 2 &&
    table.header.length === 0 &&
    value !== undefined &&
    hasCell(value) &&
    candidate.features.type === 1 &&
    key?.words.length === 1 &&
    facts.has(key.words[0] ?? '') &&
    asked.terms.every(
      ({ stems }, at) => verbs.includes(at) || stems.some((stem) => above.has(stem)),
    )
  );
};

/** A row says of the article's subject what its first cell names: it holds the question's words, and says nothing else. */
const asFact = (
  asked: Asked,
  candidate: Candidate,
  candidates: readonly Candidate[],
): Candidate => {
  const { features, passage } = candidate;
  const best = candidates.find((other) => other.passage.documentId === passage.documentId);
  return {
    ...candidate,
    heldOtherwise: verbTerms(asked),
    features: { ...features, own: 1, before: 0, around: 0, above: 0 },
    score: Math.max(candidate.score, best?.score ?? 0) + BEFORE_OTHERS,
  };
};

type Asked = Pick<Retrieved, 'analysis' | 'terms'>;

/** The sentences without the rows of tables that another row's name rules out; first the row that is the fact asked for. */
export const settleRows = (
  parts: DecisionParts,
  asked: Asked,
  candidates: readonly Candidate[],
): readonly Candidate[] => {
  const { analysis } = asked;
  const { names, tokens } = analysis;
  const facts = askedFacts(analysis);
  if (names.length === 0 || tokens.word.some((word) => OTHER_THAN.has(word))) return candidates;
  const rows = new Map(
    candidates.slice(0, LOOKED_AT).flatMap((candidate) => {
      const row = rowOf(parts, candidate);
      return row === undefined ? [] : [[candidate, row] as const];
    }),
  );
  if (rows.size === 0) return candidates;
  const all = [...rows.values()];
  return candidates
    .flatMap((candidate): readonly Candidate[] => {
      const row = rows.get(candidate);
      if (row === undefined) return [candidate];
      const beside = all.filter((other) => other.table === row.table && other !== row);
      if (isOfOther(names, row, beside)) return [];
      return [isAskedFact(asked, facts, row) ? asFact(asked, candidate, candidates) : candidate];
    })
    .sort((left, right) => right.score - left.score);
};
