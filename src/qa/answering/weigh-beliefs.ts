/** What speaks for an answer in one sentence, each 0 to 1; a part that is switched off says nothing. */
export interface Beliefs {
  /** The share of the question's weight that the sentence and what is around it hold, less what speaks against it. */
  readonly rules: number;
  /** The learned answerability: the probability that the sentence answers and does not only share the question's words. */
  readonly learned?: number;
  /** The span reader: the probability that the sentence holds the answer. */
  readonly read?: number;
}

/**
 * Where nearly all of a question's words are held, more of them say little more: from ENOUGH on only a part counts
 * beside the other beliefs. Chosen by the AUROC on SQuAD 2.0's even titles, out of fold, while the golden questions
 * and questions about missing articles stay as well told apart.
 */
const ENOUGH = 0.65;
const BEYOND = 0.15;

/** How far a belief moves the score, from the belief that moves it neither way. */
interface Lever {
  readonly weight: number;
  readonly undecided: number;
}

const LEARNED: Lever = { weight: 0.3, undecided: 0.5 };
const READ: Lever = { weight: 0.4, undecided: 0.6 };
/**
 * Beside each other, by titles that neither learned from: the reader, which has seen few texts about something else
 * altogether, is held back, so that it answers no golden question without an answer that the others leave alone.
 */
const LEARNED_BESIDE_READ: Lever = { weight: 0.5, undecided: 0.5 };
const READ_BESIDE_LEARNED: Lever = { weight: 0.22, undecided: 0.6 };

/** Between these, where the thresholds lie, a belief is added as it is; past them what is left is spread over what can come. */
const LOW = 0.5;
const HIGH = 0.65;

const saturated = (rules: number): number =>
  rules <= ENOUGH ? rules : ENOUGH + BEYOND * (rules - ENOUGH);

/** The beliefs beside the rules: what they add, and the least and most that they could. */
const beside = ({ learned, read }: Beliefs) => {
  const isBoth = learned !== undefined && read !== undefined;
  const levers: readonly (readonly [number | undefined, Lever])[] = [
    [learned, isBoth ? LEARNED_BESIDE_READ : LEARNED],
    [read, isBoth ? READ_BESIDE_LEARNED : READ],
  ];
  const on = levers.flatMap(([belief, lever]) => (belief === undefined ? [] : [{ belief, lever }]));
  const add = (of: (belief: number, lever: Lever) => number): number =>
    on.reduce((sum, { belief, lever }) => sum + of(belief, lever), 0);
  return {
    sum: add((belief, { weight, undecided }) => weight * (belief - undecided)),
    least: add((_belief, { weight, undecided }) => -weight * undecided),
    most: add((_belief, { weight, undecided }) => weight * (1 - undecided)),
  };
};

/** Where a sum lies between the least and the most that can come, 0 to 1. */
const placeIn = (sum: number, least: number, most: number): number =>
  Math.max(0, (sum - least) / (most - least));

/**
 * All beliefs in one score, 0 to 1, comparable across questions; the rules' own where they are alone. Where the reader
 * has its say, all words held count towards answering, since a reader in doubt would tip too many answers that the words
 * carry; how sure an answer is, among those given, is told without the words that say little more.
 */
export const weighBeliefs = (beliefs: Beliefs): number => {
  const { rules, learned, read } = beliefs;
  const { sum, least, most } = beside(beliefs);
  const hold = learned !== undefined && read === undefined ? saturated : (all: number) => all;
  const whole = hold(rules) + sum;
  if (whole < LOW) return LOW * placeIn(whole, least, LOW);
  if (whole <= HIGH) return whole;
  const share =
    learned === undefined || read === undefined
      ? placeIn(whole, HIGH, hold(1) + most)
      : placeIn(saturated(rules) + sum, saturated(1) + least, saturated(1) + most);
  return HIGH + (1 - HIGH) * share;
};
