import type { Block, ListItem, Span } from '../../types.ts';
import { countWords } from './count-words.ts';

/** A block, or the part of a long one, that is never torn. */
export interface Unit {
  readonly span: Span;
  readonly words: number;
  readonly block: Block;
  readonly path: readonly string[];
  /** A lead-in or a table's header that stands elsewhere and belongs to it. */
  readonly carried: readonly Span[];
  /** A stored answer is nobody's neighbour. */
  readonly standsAlone: boolean;
}

/** A block of more words is cut, each part of about `PART` words. */
const WHOLE = 160;
const PART = 120;

/** The parts of a block; most are one. */
export const partsOf = (text: string, block: Block, path: readonly string[]): readonly Unit[] => {
  const whole = (carried: readonly Span[] = [], standsAlone = false): Unit => ({
    span: block.span,
    words: countWords(text, block.span),
    block,
    path,
    carried,
    standsAlone,
  });
  switch (block.kind) {
    case 'paragraph':
    case 'image':
      return [whole()];
    case 'code':
      return [whole(leadInOf(block))];
    case 'definition':
      return [whole([], true)];
    case 'quotation':
      return orInside(text, whole(), block.blocks);
    case 'callout':
      return orInside(text, whole(), block.blocks, block.label);
    case 'list':
      return orItems(text, whole(leadInOf(block)), block);
    case 'table':
      return orRows(text, whole(), block);
    case 'question':
      return orAnswer(text, block, path);
    default:
      return block satisfies never;
  }
};

const leadInOf = ({ leadIn }: { readonly leadIn?: Span }): readonly Span[] =>
  leadIn === undefined ? [] : [leadIn];

/** A block that is too long to be shown whole, as the blocks inside it. */
const orInside = (
  text: string,
  whole: Unit,
  blocks: readonly Block[],
  label?: Span,
): readonly Unit[] => {
  if (whole.words <= WHOLE) return [whole];
  const units = blocks.flatMap((inner) => partsOf(text, inner, whole.path));
  const [first, ...rest] = units;
  if (label === undefined || first === undefined) return units;
  const span = { start: label.start, end: first.span.end };
  return [
    { ...first, span },
    ...rest.map((unit) => ({ ...unit, carried: [label, ...unit.carried] })),
  ];
};

/** Consecutive things of about `PART` words together. */
const inRuns = <Thing>(
  things: readonly Thing[],
  wordsOf: (thing: Thing) => number,
): readonly (readonly Thing[])[] => {
  const runs: Thing[][] = [];
  let words = 0;
  for (const thing of things) {
    const own = wordsOf(thing);
    const run = runs.at(-1);
    if (run !== undefined && words + own <= PART) {
      run.push(thing);
      words += own;
    } else {
      runs.push([thing]);
      words = own;
    }
  }
  return runs;
};

type ListBlock = Block & { readonly kind: 'list' };

const orItems = (text: string, whole: Unit, block: ListBlock): readonly Unit[] => {
  if (whole.words <= WHOLE) return [whole];
  const runs = inRuns(block.items, ({ span }: ListItem) => countWords(text, span));
  return runs.map((items) => {
    const start = items[0]?.span.start ?? block.span.start;
    const span = { start, end: items.at(-1)?.span.end ?? block.span.end };
    return { ...whole, span, words: countWords(text, span), block: { ...block, span, items } };
  });
};

type TableBlock = Block & { readonly kind: 'table' };

const rowSpan = (row: readonly Span[]): Span => ({
  start: row[0]?.start ?? 0,
  end: row.at(-1)?.end ?? 0,
});

const orRows = (text: string, whole: Unit, block: TableBlock): readonly Unit[] => {
  if (whole.words <= WHOLE) return [whole];
  const { header } = block;
  const above = header.length === 0 ? [] : [rowSpan(header)];
  const runs = inRuns(block.rows, (row: readonly Span[]) => countWords(text, rowSpan(row)));
  return runs.map((rows, at) => {
    const start = at === 0 ? block.span.start : rowSpan(rows[0] ?? []).start;
    const span = { start, end: rowSpan(rows.at(-1) ?? []).end };
    const carried = at === 0 ? [] : above;
    return {
      ...whole,
      span,
      carried,
      words: countWords(text, span),
      block: { ...block, span, rows },
    };
  });
};

type QuestionBlock = Block & { readonly kind: 'question' };

/** The answer, whole where it can be: the question is context, unless it is the heading and there already. */
const orAnswer = (
  text: string,
  block: QuestionBlock,
  above: readonly string[],
): readonly Unit[] => {
  const question = text.slice(block.question.start, block.question.end);
  const path = above.at(-1) === question ? above : [...above, question];
  const start = block.answer[0]?.span.start;
  const end = block.answer.at(-1)?.span.end;
  if (start === undefined || end === undefined)
    return [{ span: block.span, words: 0, block, path: above, carried: [], standsAlone: true }];
  const span = { start, end };
  const words = countWords(text, span);
  if (words <= WHOLE) return [{ span, words, block, path, carried: [], standsAlone: true }];
  const units = block.answer.flatMap((inner) => partsOf(text, inner, path));
  return units.map((unit) => ({
    ...unit,
    block: { ...block, span: unit.span, answer: [unit.block] },
  }));
};
