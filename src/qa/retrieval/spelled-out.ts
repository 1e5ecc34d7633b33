import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Passage } from '../types.ts';

/** Acronyms of this many letters are looked for: "AI", "GDP", "NASA", "OAPEC". */
const ACRONYM = /^[a-z]{2,5}$/;

/** More passages than these take too long to read for one word. */
const MAX_PASSAGES = 20_000;

/** Acronyms remembered with what they stand for. */
const MAX_KNOWN = 1_000;

/** The token indexes of the words from `at` on that begin with the acronym's letters, function words passed over. */
const runAt = ({ tokens }: Passage, at: number, acronym: string): readonly number[] | undefined => {
  const run: number[] = [];
  for (let token = at; token < tokens.word.length && run.length < acronym.length; token += 1) {
    const word = tokens.word[token] ?? '';
    if (run.length > 0 && (STOP_WORDS.has(word) || word === '-')) continue;
    if (word[0] !== acronym[run.length] || word.length < 3) return undefined;
    run.push(token);
  }
  return run.length === acronym.length ? run : undefined;
};

/** The runs of one passage's words that an acronym may stand for, as stems joined by spaces. */
const runsOf = (passage: Passage, acronym: string): readonly string[] =>
  passage.tokens.word.flatMap((word, at) => {
    const run = word[0] === acronym[0] ? runAt(passage, at, acronym) : undefined;
    return run === undefined
      ? []
      : [run.map((token) => passage.tokens.stem[token] ?? '').join(' ')];
  });

const mostFrequentRun = (passages: readonly Passage[], acronym: string): readonly string[] => {
  const counts = new Map<string, number>();
  for (const passage of passages) {
    for (const run of runsOf(passage, acronym)) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, left], [, right]) => right - left);
  return best === undefined ? [] : best[0].split(' ');
};

/** The stems of the words that an acronym most often stands for in the passages; none when it stands for nothing there. */
export const createSpelledOut = (
  passages: readonly Passage[],
): ((acronym: string) => readonly string[]) => {
  const known = new Map<string, readonly string[]>();
  return (acronym) => {
    if (passages.length > MAX_PASSAGES || !ACRONYM.test(acronym)) return [];
    const found = known.get(acronym) ?? mostFrequentRun(passages, acronym);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(acronym, found);
    return found;
  };
};
