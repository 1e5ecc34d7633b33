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
 * beside the learned belief. Where the reader has its say, all of it counts: a reader in doubt would tip too many
 * answers that the words carry. Chosen by the AUROC on SQuAD 2.0's even titles, out of fold, while the golden questions
 * and questions about missing articles stay as well told apart.
 */
const ENOUGH = 0.65;
const BEYOND = 0.15;

/** How far a belief moves the score, from the belief that moves it neither way. */
const LEARNED = { weight: 0.3, undecided: 0.5 };
const READ = { weight: 0.4, undecided: 0.6 };

/** Between these, where the thresholds lie, a belief is added as it is; past them what is left is spread over what can come. */
const LOW = 0.5;
const HIGH = 0.65;

/** A sum that can come to lie between `least` and `most` as a score from 0 to 1, no two alike brought to the same end. */
const toScore = (sum: number, least: number, most: number): number => {
  if (sum < LOW) return (LOW * (sum - least)) / (LOW - least);
  if (sum > HIGH) return HIGH + ((1 - HIGH) * (sum - HIGH)) / (most - HIGH);
  return sum;
};

/** Whether the answerability decides with the rules alone. */
const isUnread = ({ learned, read }: Beliefs): boolean =>
  learned !== undefined && read === undefined;

const saturated = (rules: number): number =>
  rules <= ENOUGH ? rules : ENOUGH + BEYOND * (rules - ENOUGH);

/** All beliefs in one score, 0 to 1, comparable across questions; the rules' own where they are alone. */
export const weighBeliefs = (beliefs: Beliefs): number => {
  const { rules, learned, read } = beliefs;
  const weigh = isUnread(beliefs) ? saturated : (whole: number): number => whole;
  let sum = weigh(rules);
  let least = 0;
  let most = weigh(1);
  const add = (belief: number, { weight, undecided }: typeof READ): void => {
    sum += weight * (belief - undecided);
    least -= weight * undecided;
    most += weight * (1 - undecided);
  };
  if (learned !== undefined) add(learned, LEARNED);
  if (read !== undefined) add(read, READ);
  return toScore(sum, least, most);
};
