import { isCaption } from '../is-caption.ts';
import { isHeadingLine } from '../is-heading-line.ts';
import { type FlatItem, nestItems } from '../layout/nest-items.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import type { PlainPart } from './plain-parts.ts';

/** How much further in an inner list begins. Columns. */
const STEP = 2;
/** Headings that nothing but their place tells. */
const LEVEL = 2;

type Item = Extract<PlainPart, { readonly kind: 'item' }>;

const isOrdered = (mark: string): boolean => /[\p{L}\p{N}]/u.test(mark);

/** A part's words, the mark of an item with them. */
export const wordsOfPart = (part: PlainPart): string => {
  switch (part.kind) {
    case 'item':
      return `${part.mark} ${part.texts.join(' ')}`;
    case 'table':
      return [part.block.header, ...part.block.rows].map((row) => row.join(' ')).join(' ');
    case 'text':
    case 'heading':
      return part.text;
    default:
      return part satisfies never;
  }
};

const isShort = (part: PlainPart | undefined): boolean =>
  part !== undefined && part.kind !== 'table' && isHeadingLine(wordsOfPart(part));

/** Three short lines one after the other. */
const isRow = (parts: readonly PlainPart[], at: number): boolean =>
  [at - 2, at - 1, at].some(
    (n) => n > 0 && isShort(parts[n]) && isShort(parts[n + 1]) && isShort(parts[n + 2]),
  );

/** A heading stands alone between paragraphs; short lines in a row are a list, a table or verse. */
const isHeading = (parts: readonly PlainPart[], at: number): boolean => {
  const part = parts[at];
  if (part === undefined || !isShort(part) || isCaption(wordsOfPart(part))) return false;
  const below = parts
    .slice(at + 1, at + 4)
    .find((next) => !(next.kind === 'text' && isCaption(next.text)));
  if (
    below === undefined ||
    (part.kind === 'item' && (below.kind === 'item' || parts[at - 1]?.kind === 'item'))
  )
    return false;
  const isAlone = !isShort(below) || at === 0 || !isShort(parts[at - 1]);
  return isAlone && !isRow(parts, at);
};

/** A number alone is no list: "3. October" begins a sentence, unless its text is a list of one from 1 on. */
const isList = (items: readonly Item[]): boolean =>
  items.length > 1 ||
  !isOrdered(items[0]?.mark ?? '') ||
  /^\(?[1a][.)]$/u.test(items[0]?.mark ?? '');

const flat = ({ mark, indent, texts }: Item): FlatItem => ({
  indent,
  ordered: isOrdered(mark),
  blocks: texts.map((text) => ({ kind: 'paragraph', text })),
});

const listOf = (items: readonly Item[]): readonly SourceBlock[] =>
  isList(items)
    ? nestItems(items.map(flat), STEP)
    : items.map((item) => ({ kind: 'paragraph', text: wordsOfPart(item) }));

const blockOf = (part: Exclude<PlainPart, Item>): SourceBlock => {
  if (part.kind === 'table') return part.block;
  if (part.kind === 'heading') return part;
  return isCaption(part.text)
    ? { kind: 'image', caption: part.text }
    : { kind: 'paragraph', text: part.text };
};

/** The blocks of a plain text's parts. @param above how many of the first are told already and left out, as a title is */
export const plainBlocks = (parts: readonly PlainPart[], above = 0): readonly SourceBlock[] => {
  const blocks: SourceBlock[] = [];
  let items: Item[] = [];
  for (const [at, part] of parts.entries()) {
    if (at < above) continue;
    const isHead = at > 0 && isHeading(parts, at);
    if (part.kind === 'item' && !isHead) {
      items.push(part);
      continue;
    }
    blocks.push(...listOf(items));
    items = [];
    if (part.kind === 'item' || isHead)
      blocks.push({ kind: 'heading', level: levelOf(part), text: wordsOfPart(part) });
    else blocks.push(blockOf(part));
  }
  return [...blocks, ...listOf(items)];
};

const levelOf = (part: PlainPart): number => (part.kind === 'heading' ? part.level : LEVEL);
