import type { Flow, Line } from './page-flow.ts';
import { RAISED, SETTLED } from './page-rows.ts';

/** What a page says, without the notes at its foot; their marks, and their lines. */
export interface PageNotes {
  readonly flow: readonly Flow[];
  readonly marks: ReadonlySet<string>;
  /** Each note's lines, without its mark. */
  readonly notes: readonly (readonly Line[])[];
}

/** Letters of a note are smaller than the body's by at least this share. */
const SMALLER = 0.95;
const MARK = new RegExp(
  `^(?:${RAISED}\\s*([^${SETTLED}]{1,4})${SETTLED}|\\[?(\\d{1,3}|[*\u2020\u2021\u00a7]{1,3})\\]?[.)]?(?=\\s))\\s*(?=\\S)`,
  'u',
);

/** The mark that a line of small letters begins with, and how long it is. */
const markOf = (line: Line): { readonly mark: string; readonly length: number } | undefined => {
  if (line.mark !== undefined && /^\(?\d{1,3}[.)]$|^[*\u2020\u2021\u00a7]$/u.test(line.mark))
    return { mark: line.mark.replace(/[().]/gu, ''), length: 0 };
  const found = MARK.exec(line.text);
  const mark = found?.[1] ?? found?.[2];
  return found === null || mark === undefined
    ? undefined
    : { mark: mark.replace(/[[\]().\s]/gu, ''), length: found[0].length };
};

/** The notes at a page's foot: its last lines of each column, all in smaller letters, from the first that begins with a mark. */
export const footNotes = (flow: readonly Flow[], body: number): PageNotes => {
  const notes: Line[][] = [];
  const marks = new Set<string>();
  const kept: Flow[] = [];
  let isInNote = false;
  for (const [at, item] of flow.entries()) {
    const line = item.kind === 'line' && item.size < body * SMALLER ? item : undefined;
    const found = line && markOf(line);
    if (line !== undefined && found !== undefined && (isInNote || isAtFoot(flow, at, body))) {
      marks.add(found.mark);
      const { mark: _, ...rest } = line;
      notes.push([{ ...rest, text: line.text.slice(found.length) }]);
      isInNote = true;
      continue;
    }
    isInNote &&= line !== undefined && !line.isFirst;
    if (isInNote && line !== undefined) notes.at(-1)?.push(line);
    else kept.push(item);
  }
  return { flow: kept, marks, notes };
};

/** Whether only small letters follow up to the end of the page or the column. */
const isAtFoot = (flow: readonly Flow[], at: number, body: number): boolean => {
  for (const item of flow.slice(at + 1)) {
    if (item.kind === 'line' && item.isFirst) return true;
    if (item.kind !== 'line' || item.size >= body * SMALLER) return false;
  }
  return true;
};
