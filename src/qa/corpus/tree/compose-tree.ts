// Long: one walk, whose writers of blocks call each other.

import type { Block, ListItem, Section, Span } from '../../types.ts';
import { findQuestions } from './find-questions.ts';
import { leadInOf } from './lead-in.ts';
import type { SourceBlock } from './source-block.ts';
import { createTextWriter, type TextWriter } from './text-writer.ts';
import { tidy } from './tidy-block.ts';

/** The text of an article and its tree. */
export interface ComposedTree {
  readonly text: string;
  readonly root: Section;
}

/** Blocks nested deeper than this are told as plain paragraphs: nobody writes so, and no stack holds everything. */
const DEPTH_MAX = 24;

/** What stands between the cells of a row in the text. */
const CELL_GAP = ' | ';

/** The text and the tree of what a reader found; the title stands on top of the text where it is given. */
export const composeTree = (
  title: string | undefined,
  source: readonly SourceBlock[],
): ComposedTree => {
  const writer = createTextWriter();
  const whole = sectionsOf(findQuestions(source));
  const root = writeSection(writer, title === undefined ? whole : { ...whole, heading: title });
  return { text: writer.text(), root };
};

/** A section whose words are not written yet. */
interface SourceSection {
  readonly level: number;
  readonly heading?: string;
  readonly anchor?: string;
  readonly blocks: SourceBlock[];
  readonly sections: SourceSection[];
}

/** Headings with what stands under them. One that nothing stands under is text of its own: it is no context of anything. */
const sectionsOf = (source: readonly SourceBlock[]): SourceSection => {
  const root: SourceSection = { level: 0, blocks: [], sections: [] };
  const open: SourceSection[] = [root];
  for (const [at, block] of source.entries()) {
    if (block.kind !== 'heading') {
      open.at(-1)?.blocks.push(block);
      continue;
    }
    if (block.text.trim() === '') continue;
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= block.level) open.pop();
    const section = openSection(block, source[at + 1]);
    open.at(-1)?.sections.push(section);
    open.push(section);
  }
  return root;
};

/** @param next what stands below the heading. */
const openSection = (
  { level, text, anchor }: SourceBlock & { readonly kind: 'heading' },
  next: SourceBlock | undefined,
): SourceSection => {
  const isEmpty = next === undefined || (next.kind === 'heading' && next.level <= level);
  return {
    level,
    ...(isEmpty ? {} : { heading: text }),
    ...(anchor === undefined ? {} : { anchor }),
    blocks: isEmpty ? [{ kind: 'paragraph', text }] : [],
    sections: [],
  };
};

const writeSection = (writer: TextWriter, source: SourceSection): Section => {
  const heading = writer.write(source.heading ?? '');
  const blocks = writeBlocks(writer, source.blocks, 0);
  return {
    level: source.level,
    ...(heading === undefined ? {} : { heading }),
    ...(source.anchor === undefined ? {} : { anchor: source.anchor }),
    blocks: heading === undefined ? blocks : asAnswer(writer, heading, blocks),
    sections: source.sections.map((section) => writeSection(writer, section)),
  };
};

/** A heading that asks is a question, and what stands right under it its answer. */
const asAnswer = (
  writer: TextWriter,
  heading: Span,
  blocks: readonly Block[],
): readonly Block[] => {
  const first = blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) return blocks;
  if (!writer.slice(heading).endsWith('?')) return blocks;
  const span = { start: first.span.start, end: last.span.end };
  return [{ kind: 'question', span, question: heading, answer: blocks }];
};

const writeBlocks = (
  writer: TextWriter,
  source: readonly SourceBlock[],
  depth: number,
): readonly Block[] => {
  const blocks: Block[] = [];
  for (const one of source) {
    const block = writeBlock(writer, one, depth, blocks.at(-1));
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
};

/** @param before the block that stands before it, which may introduce it. */
const writeBlock = (
  writer: TextWriter,
  source: SourceBlock,
  depth: number,
  before: Block | undefined,
): Block | undefined => {
  const leadIn = (): { readonly leadIn?: Span } => leadInOf(before, writer.slice);
  switch (source.kind) {
    // Inside another block a heading is a line of it.
    case 'heading':
    case 'paragraph': {
      const span = writer.write(source.text);
      return span && { kind: 'paragraph', span };
    }
    case 'code': {
      const span = writer.writeAsIs(source.text);
      const language = source.language === undefined ? {} : { language: source.language };
      return span && { kind: 'code', span, ...language, ...leadIn() };
    }
    case 'image': {
      const alt = source.alt?.trim();
      const span = writer.write(source.caption?.trim() || alt || '');
      return span && { kind: 'image', span, ...(alt ? { alt } : {}) };
    }
    case 'quotation':
      return writeQuotation(writer, source.blocks, depth);
    case 'callout':
      return writeCallout(writer, source, depth);
    case 'list': {
      const [span, items] = within(writer, () => writeItems(writer, source.items, depth));
      const start = source.start === undefined ? {} : { start: source.start };
      return span && { kind: 'list', span, ordered: source.ordered, ...start, items, ...leadIn() };
    }
    case 'table':
      return writeTable(writer, source);
    case 'definition':
      return writeDefinition(writer, source, depth);
    case 'question':
      return writeQuestion(writer, source, depth);
    default:
      return source satisfies never;
  }
};

const writeQuotation = (
  writer: TextWriter,
  source: readonly SourceBlock[],
  depth: number,
): Block | undefined => {
  const [span, blocks] = within(writer, () => inner(writer, source, depth));
  return span && { kind: 'quotation', span, blocks };
};

/** One without a term is what it says, and no definition. */
const writeDefinition = (
  writer: TextWriter,
  { term, body }: SourceBlock & { readonly kind: 'definition' },
  depth: number,
): Block | undefined => {
  if (term.trim() === '') return writeQuotation(writer, body, depth);
  const [span, written] = within(writer, () => ({
    term: writer.write(term),
    body: writeAfter(writer, body, depth),
  }));
  if (span === undefined || written.term === undefined) return undefined;
  return { kind: 'definition', span, term: written.term, body: written.body };
};

const writeQuestion = (
  writer: TextWriter,
  { question, answer }: SourceBlock & { readonly kind: 'question' },
  depth: number,
): Block | undefined => {
  if (question.trim() === '') return writeQuotation(writer, answer, depth);
  const [span, written] = within(writer, () => ({
    question: writer.write(question),
    answer: inner(writer, answer, depth),
  }));
  if (span === undefined || written.question === undefined) return undefined;
  return { kind: 'question', span, question: written.question, answer: written.answer };
};

/** What is written, and where all of it stands; no place where nothing was. */
const within = <Written>(
  writer: TextWriter,
  write: () => Written,
): readonly [Span | undefined, Written] => {
  const mark = writer.mark();
  const written = write();
  return [writer.since(mark), written];
};

const inner = (
  writer: TextWriter,
  source: readonly SourceBlock[],
  depth: number,
): readonly Block[] =>
  depth < DEPTH_MAX
    ? writeBlocks(writer, source, depth + 1)
    : leavesOf(source).flatMap((text) => {
        const span = writer.write(text);
        return span === undefined ? [] : [{ kind: 'paragraph', span }];
      });

/** The body of a term stands on the next line. */
const writeAfter = (
  writer: TextWriter,
  source: readonly SourceBlock[],
  depth: number,
): readonly Block[] => {
  writer.nextGap('\n');
  return inner(writer, source, depth);
};

const writeItems = (
  writer: TextWriter,
  items: readonly (readonly SourceBlock[])[],
  depth: number,
): readonly ListItem[] => {
  const written: ListItem[] = [];
  for (const item of items) {
    // Items stand one a line; the first one is set off from what is before the list as any block is.
    if (written.length > 0 || depth > 0) writer.nextGap('\n');
    const [span, blocks] = within(writer, () => inner(writer, item, depth));
    if (span !== undefined) written.push({ span, blocks });
  }
  return written;
};

const writeCallout = (
  writer: TextWriter,
  source: SourceBlock & { readonly kind: 'callout' },
  depth: number,
): Block | undefined => {
  const [span, { label, blocks }] = within(writer, () => {
    const written = writer.write(source.label ?? '');
    if (written !== undefined) writer.nextGap('\n');
    return { label: written, blocks: inner(writer, source.blocks, depth) };
  });
  if (span === undefined) return undefined;
  return { kind: 'callout', span, ...(label === undefined ? {} : { label }), blocks };
};

const writeTable = (
  writer: TextWriter,
  source: SourceBlock & { readonly kind: 'table' },
): Block | undefined => {
  const [span, table] = within(writer, () => {
    const caption = writer.write(source.caption ?? '');
    if (caption !== undefined) writer.nextGap('\n');
    const header = writer.writeRow(source.header, CELL_GAP);
    const rows: (readonly Span[])[] = [];
    for (const row of source.rows) {
      if (header.length > 0 || rows.length > 0) writer.nextGap('\n');
      const cells = writer.writeRow(row, CELL_GAP);
      if (cells.length > 0) rows.push(cells);
    }
    return { ...(caption === undefined ? {} : { caption }), header, rows };
  });
  return span && { kind: 'table', span, ...table };
};

/** The texts of blocks nested too deep, without their nesting. */
const leavesOf = (source: readonly SourceBlock[]): readonly string[] => {
  const texts: string[] = [];
  const stack: SourceBlock[] = source.toReversed();
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    const [own, children] = partsOf(block);
    texts.push(...own.map(tidy).filter((text) => text !== ''));
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child !== undefined) stack.push(child);
    }
  }
  return texts;
};

/** A block's own texts and the blocks inside it. */
const partsOf = (
  block: SourceBlock,
): readonly [texts: readonly string[], blocks: readonly SourceBlock[]] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'code':
      return [[block.text], []];
    case 'image':
      return [[block.caption ?? block.alt ?? ''], []];
    case 'quotation':
      return [[], block.blocks];
    case 'callout':
      return [[block.label ?? ''], block.blocks];
    case 'list':
      return [[], block.items.flat()];
    case 'table':
      return [[block.header, ...block.rows].map((row) => row.join(CELL_GAP)), []];
    case 'definition':
      return [[block.term], block.body];
    case 'question':
      return [[block.question], block.answer];
    default:
      return block satisfies never;
  }
};
