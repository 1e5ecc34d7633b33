import type { FolderQuestion } from '../formats/folder-questions.ts';

const EDGES = /^[^\p{L}\p{N}$€£%+#-]+|[^\p{L}\p{N}%+#]+$/gu;

/** The words of a text as they are compared: small letters, straight quotes, no marks at the edges. */
export const comparedWords = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .split(/[\s|]+/u)
    .map((word) => word.replace(EDGES, ''))
    .filter((word) => word !== '');

/** Words that may stand between two of the wanted ones. */
const GAP = 3;

/** The share of wanted words that stand among others in their order, few words apart, 0 to 1. */
export const heldShare = (wanted: readonly string[], among: readonly string[]): number => {
  if (wanted.length === 0) return 0;
  let best = 0;
  for (let from = 0; from < among.length && best < 1; from += 1) {
    if (among[from] !== wanted[0] && from % 3 !== 0) continue;
    let at = from;
    let held = 0;
    for (const word of wanted) {
      const found = among.indexOf(word, at);
      if (found < 0 || found - at > GAP) continue;
      held += 1;
      at = found + 1;
    }
    best = Math.max(best, held / wanted.length);
  }
  return best;
};

/** So much of a sentence must be shown for it to be shown. */
const SHOWN = 0.75;
const BESIDE_ANSWER = 0.4;
/** Of several sentences so many. */
const ALL = 0.67;

/** What words hold of the words that a question wants. */
export interface Held {
  /** One of the wanted sentences, or the answer with much of its sentence. */
  readonly isHit: boolean;
  /** All that is wanted. */
  readonly isWhole: boolean;
}

export const heldOf = ({ sentences, answers, wantsAll }: FolderQuestion, shown: string): Held => {
  const words = comparedWords(shown);
  const shares = sentences.map((sentence) => heldShare(comparedWords(sentence), words));
  const most = Math.max(0, ...shares);
  const hasAnswer = answers.some((answer) => heldShare(comparedWords(answer), words) === 1);
  const isHit = most >= SHOWN || (hasAnswer && most >= BESIDE_ANSWER);
  const share = wantsAll ? shares.filter((one) => one >= SHOWN).length / shares.length : most;
  return { isHit, isWhole: isHit && (share >= ALL || (!wantsAll && hasAnswer)) };
};
