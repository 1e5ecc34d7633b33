import type { SourceBlock } from './source-block.ts';

interface TypedItem {
  /** Its number; none for a bullet. */
  readonly number?: number;
  readonly text: string;
}

const NUMBERED = /^(\d{1,2})[.)]\s+(?=\S)/u;
const BULLET = /^[•·▪◦‣●○*-]\s+(?=\S)/u;
const STEP = /^step\s+(\d{1,2})\b\s*[:.)–-]?\s+(?=\S)/iu;

/** A line that begins as an item does. The words "Step 2:" are kept: people ask for them. */
const itemOf = (line: string): TypedItem | undefined => {
  const numbered = NUMBERED.exec(line);
  if (numbered !== null) {
    return { number: Number(numbered[1]), text: line.slice(numbered[0].length) };
  }
  const step = STEP.exec(line);
  if (step !== null) return { number: Number(step[1]), text: line };
  const bullet = BULLET.exec(line);
  return bullet === null ? undefined : { text: line.slice(bullet[0].length) };
};

const isNext = (last: TypedItem | undefined, item: TypedItem): boolean =>
  last === undefined
    ? item.number === undefined || item.number === 1
    : item.number === (last.number === undefined ? undefined : last.number + 1);

interface Run {
  readonly items: TypedItem[];
  /** The lines as they stood, for a run that is no list. */
  readonly lines: string[];
}

const listOf = ({ items, lines }: Run): readonly SourceBlock[] =>
  items.length < 2
    ? lines.map((text) => ({ kind: 'paragraph', text }))
    : [
        {
          kind: 'list',
          ordered: items[0]?.number !== undefined,
          items: items.map(({ text }) => [{ kind: 'paragraph', text }]),
        },
      ];

/** The lines of a paragraph in stretches: those that are items, and those between. */
const stretches = (text: string): readonly (string | readonly string[])[] => {
  const parts: (string | string[])[] = [];
  for (const line of text.split('\n')) {
    const last = parts.at(-1);
    if (itemOf(line) === undefined) {
      if (typeof last === 'string') parts[parts.length - 1] = `${last}\n${line}`;
      else parts.push(line);
    } else if (Array.isArray(last)) last.push(line);
    else parts.push([line]);
  }
  return parts;
};

/** The lines and stretches of items that a block is made of; none for a block that has no items. */
const itemised = (block: SourceBlock): readonly (string | readonly string[])[] => {
  const parts = block.kind === 'paragraph' ? stretches(block.text) : [];
  return parts.every((part) => typeof part === 'string') ? [] : parts;
};

/** Blocks in which lines and paragraphs that somebody numbered or marked by hand are lists; a single one is none. */
export function typedLists(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const found: SourceBlock[] = [];
  let run: Run = { items: [], lines: [] };
  const add = (...others: readonly SourceBlock[]): void => {
    found.push(...listOf(run), ...others);
    run = { items: [], lines: [] };
  };
  const addItem = (line: string, item: TypedItem): void => {
    if (!isNext(run.items.at(-1), item)) add();
    if (isNext(run.items.at(-1), item)) {
      run.items.push(item);
      run.lines.push(line);
    } else add({ kind: 'paragraph', text: line });
  };
  const addPart = (part: string | readonly string[]): void => {
    if (typeof part === 'string') add({ kind: 'paragraph', text: part });
    else for (const line of part) addItem(line, itemOf(line) ?? { text: line });
  };
  for (const block of blocks) {
    const parts = itemised(block);
    if (parts.length === 0) add(block);
    else for (const part of parts) addPart(part);
  }
  add();
  return found;
}
