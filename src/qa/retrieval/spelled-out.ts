import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Passage } from '../types.ts';

/** Acronyms of this many letters are looked for: "AI", "GDP", "NASA", "OAPEC". */
const ACRONYM = /^[a-z]{2,5}$/;

/** Shorter words give no letter to an acronym. */
const MIN_WORD = 3;

/** A word that ends a run. */
const OTHER = '.';
/** A function word, or a hyphen, that is passed over inside a run and cannot begin one. */
const PASSED = ' ';

const initialOf = (word: string): string => {
  const [first = ''] = word;
  const isLetter = word.length >= MIN_WORD && first >= 'a' && first <= 'z';
  if (STOP_WORDS.has(word)) return isLetter ? first.toUpperCase() : PASSED;
  if (word === '-') return PASSED;
  return isLetter ? first : OTHER;
};

/**
 * One character for each token of a passage: the first letter of a word that may give one to an acronym, a capital for
 * a function word, which may begin a run and is passed over inside one.
 */
export const initialsOf = ({ tokens }: Passage): string => tokens.word.map(initialOf).join('');

/** What runs of words are looked for in. */
export interface InitialledPassage {
  readonly passage: Passage;
  readonly initials: string;
}

/** Runs of words whose first letters are the acronym's, function words passed over; runs may overlap. */
const runPattern = (acronym: string): RegExp => {
  const [first = '', ...rest] = acronym;
  const others = rest.map((letter) => `[A-Z ]*${letter}`).join('');
  return new RegExp(`[${first}${first.toUpperCase()}](?=(${others}))`, 'g');
};

const runOf = ({ tokens }: Passage, initials: string, first: number, past: number): string => {
  const stems = [tokens.stem[first] ?? ''];
  for (let at = first + 1; at < past; at += 1)
    if (/[a-z]/.test(initials[at] ?? '')) stems.push(tokens.stem[at] ?? '');
  return stems.join(' ');
};

/** A run of words, how often it stands in the passages, and where it does first. */
interface Run {
  readonly stems: string;
  count: number;
  passage: Passage;
  at: number;
}

const countRuns = (
  passages: Iterable<InitialledPassage>,
  acronym: string,
  compare: (a: Passage, b: Passage) => number,
): readonly Run[] => {
  const pattern = runPattern(acronym);
  const runs = new Map<string, Run>();
  for (const { passage, initials } of passages) {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(initials); found !== null; found = pattern.exec(initials)) {
      const { index: at, 1: rest = '' } = found;
      const stems = runOf(passage, initials, at, at + 1 + rest.length);
      const known = runs.get(stems);
      if (known === undefined) {
        runs.set(stems, { stems, count: 1, passage, at });
        continue;
      }
      known.count += 1;
      if (compare(passage, known.passage) < 0) Object.assign(known, { passage, at });
    }
  }
  return [...runs.values()];
};

/**
 * The stems of the words that an acronym most often stands for in the passages, of equals those that stand first in the
 * corpus; none when it stands for nothing there.
 */
export const mostFrequentRun = (
  passages: Iterable<InitialledPassage>,
  acronym: string,
  compare: (a: Passage, b: Passage) => number,
): readonly string[] => {
  if (!ACRONYM.test(acronym)) return [];
  const [best] = countRuns(passages, acronym, compare).toSorted(
    (left, right) =>
      right.count - left.count || compare(left.passage, right.passage) || left.at - right.at,
  );
  return best === undefined ? [] : best.stems.split(' ');
};
