import type { Block, Section, SegmentKind, Span } from '../../types.ts';

/** Where a text that stands apart is, and what it is. */
export interface PlacedSegment {
  readonly kind: SegmentKind;
  readonly span: Span;
  /** The cells of a row, empty ones left out. */
  readonly cells?: readonly Span[];
  /** The nearest heading above; none where only the title is. */
  readonly heading?: Span;
}

/** The texts of an article that stand apart, in order, without overlap: all words of `Document.text` are in one. */
export const segmentsOf = (root: Section): readonly PlacedSegment[] => {
  const placed: PlacedSegment[] = [];
  addSection(placed, root, undefined);
  return placed;
};

const addSection = (placed: PlacedSegment[], section: Section, above: Span | undefined): void => {
  const { heading, level } = section;
  const own = level === 0 ? undefined : (heading ?? above);
  const add = (segment: PlacedSegment): void => {
    placed.push(own === undefined ? segment : { ...segment, heading: own });
  };
  if (heading !== undefined) {
    const kind = level === 0 ? 'title' : 'heading';
    placed.push({ kind, span: heading, ...(above === undefined ? {} : { heading: above }) });
  }
  for (const block of section.blocks) addBlock(add, block, 'paragraph', heading);
  for (const inner of section.sections) addSection(placed, inner, own);
};

type Add = (segment: PlacedSegment) => void;

/** @param prose what paragraphs are told as here. @param heading the section's, which a question may be. */
const addBlock = (add: Add, block: Block, prose: SegmentKind, heading?: Span): void => {
  switch (block.kind) {
    case 'paragraph':
      add({ kind: prose, span: block.span });
      return;
    case 'code':
      add({ kind: 'code', span: block.span });
      return;
    case 'image':
      add({ kind: 'caption', span: block.span });
      return;
    case 'quotation':
      addAll(add, block.blocks, prose);
      return;
    case 'callout':
      if (block.label !== undefined) add({ kind: 'label', span: block.label });
      addAll(add, block.blocks, prose);
      return;
    case 'list':
      addAll(
        add,
        block.items.flatMap(({ blocks }) => blocks),
        'item',
      );
      return;
    case 'table':
      addTable(add, block);
      return;
    case 'definition':
      add({ kind: 'term', span: block.term });
      addAll(add, block.body, prose);
      return;
    case 'question':
      if (block.question !== heading) add({ kind: 'question', span: block.question });
      addAll(add, block.answer, prose);
      return;
    default:
      block satisfies never;
  }
};

const addAll = (add: Add, blocks: readonly Block[], prose: SegmentKind): void => {
  for (const block of blocks) addBlock(add, block, prose);
};

const addTable = (
  add: Add,
  { caption, header, rows }: Block & { readonly kind: 'table' },
): void => {
  if (caption !== undefined) add({ kind: 'caption', span: caption });
  for (const row of header.length > 0 ? [header, ...rows] : rows) {
    const cells = row.filter(({ start, end }) => end > start);
    const first = cells[0];
    const last = cells.at(-1);
    if (first === undefined || last === undefined) continue;
    add({ kind: 'row', span: { start: first.start, end: last.end }, cells });
  }
};
