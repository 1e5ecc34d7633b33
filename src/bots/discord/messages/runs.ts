import type { Run } from '../../presentation/card.ts';
import { cleanText, ESCAPED_MAX, escapeLine } from './text.ts';
import { shorten, shortenStart } from './trim.ts';

/** The share of a long sentence that stands before its answer. */
const SHARE_BEFORE = 0.25;
const BOLD = '**';

/** Neighbouring runs of one kind as one run; empty ones are gone. */
const mergeRuns = (runs: readonly Run[]): readonly Run[] => {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.text === '') continue;
    if (last !== undefined && last.isAnswer === run.isAnswer) {
      merged[merged.length - 1] = { text: last.text + run.text, isAnswer: run.isAnswer };
    } else merged.push(run);
  }
  return merged;
};

/** Escaped on one line; the white space at the edges stays, because it stands between two runs. */
const escapeRun = (text: string): { before: string; core: string; after: string } => {
  const line = cleanText(text).replace(/\n/gu, ' ');
  return {
    before: /^\s/u.test(line) ? ' ' : '',
    core: escapeLine(line),
    after: /\S\s+$/u.test(line) || (line.trim() === '' && line !== '') ? ' ' : '',
  };
};

/** No more of a run than can matter: its end where it stands before the answer, else its beginning. */
const bounded = (run: Run, isBefore: boolean): Run =>
  run.text.length <= ESCAPED_MAX
    ? run
    : { ...run, text: isBefore ? run.text.slice(-ESCAPED_MAX) : run.text.slice(0, ESCAPED_MAX) };

const markRun = (run: Run, max: number): string => {
  const { before, core, after } = escapeRun(run.text);
  if (core === '') return before === '' ? after : before;
  if (!run.isAnswer) return shorten(`${before}${core}${after}`, max);
  return `${before}${BOLD}${shorten(core, Math.max(0, max - 6))}${BOLD}${after}`;
};

const markAll = (runs: readonly Run[], max: number): string => {
  let text = '';
  for (const run of runs) {
    const room = max - text.length;
    if (room < 40) return `${text} …`;
    text += markRun(run, room - 2);
  }
  return text;
};

/** A sentence on one line, its answer in bold; a long one is trimmed around the answer, which is kept first. */
export const quotedSentence = (quoted: readonly Run[], max: number): string => {
  const merged = mergeRuns(quoted);
  const first = merged.findIndex((run) => run.isAnswer);
  const runs = merged.map((run, at) => bounded(run, at < first));
  const whole = runs.map((run) => markRun(run, Number.MAX_SAFE_INTEGER)).join('');
  if (whole.length <= max) return whole.trim();
  if (first <= 0) return markAll(runs, max).trim();
  const lead = runs.slice(0, first).map((run) => markRun(run, Number.MAX_SAFE_INTEGER));
  const before = shortenStart(lead.join(''), Math.floor(max * SHARE_BEFORE));
  return `${before}${markAll(runs.slice(first), max - before.length)}`.trim();
};
