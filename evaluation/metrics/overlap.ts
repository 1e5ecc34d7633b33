/**
 * An answer as SQuAD compares it: lower case, without punctuation, articles and doubled spaces.
 * Rules: the official evaluation script of SQuAD 1.1, https://rajpurkar.github.io/SQuAD-explorer/
 */
export const normaliseAnswer = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');

const wordsOf = (text: string): readonly string[] =>
  normaliseAnswer(text)
    .split(' ')
    .filter((word) => word !== '');

/** F1 over the words that an answer shares with a gold answer, 0 to 1. */
export const tokenF1 = (predicted: string, gold: string): number => {
  const ours = wordsOf(predicted);
  const theirs = wordsOf(gold);
  if (ours.length === 0 || theirs.length === 0) return ours.length === theirs.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of theirs) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of ours) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (ours.length + theirs.length);
};

/** Whether an answer is one of the gold answers; an answer that is none is right where no gold answer is. */
export const isExactMatch = (predicted: string, golds: readonly string[]): boolean =>
  golds.length === 0
    ? predicted === ''
    : golds.some((gold) => normaliseAnswer(gold) === normaliseAnswer(predicted));

/** The best F1 against any of the gold answers. */
export const bestF1 = (predicted: string, golds: readonly string[]): number =>
  golds.length === 0
    ? Number(predicted === '')
    : Math.max(...golds.map((gold) => tokenF1(predicted, gold)));

/** Whether a text holds one of the gold answers, whole words, compared like answers. */
export const holdsAnswer = (text: string, golds: readonly string[]): boolean => {
  const padded = ` ${normaliseAnswer(text)} `;
  return golds.some((gold) => {
    const words = normaliseAnswer(gold);
    return words !== '' && padded.includes(` ${words} `);
  });
};
