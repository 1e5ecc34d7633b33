/** What speaks for an answer in one sentence, each 0 to 1; a part that is switched off says nothing. */
export interface Beliefs {
  /** The share of the question's weight that the sentence and what is around it hold, less what speaks against it. */
  readonly rules: number;
  /** The span reader: the probability that the sentence holds the answer. */
  readonly read?: number;
}

/** How far the reader's belief moves the score, from the belief that moves it neither way. */
const READING = 0.4;
const UNDECIDED = 0.6;

/** Between these, where the thresholds lie, a belief is added as it is; past them what is left is spread over what can come. */
const LOW = 0.5;
const HIGH = 0.65;

/** A sum that can come to lie between `least` and `most` as a score from 0 to 1, no two alike brought to the same end. */
const toScore = (sum: number, least: number, most: number): number => {
  if (sum < LOW) return (LOW * (sum - least)) / (LOW - least);
  if (sum > HIGH) return HIGH + ((1 - HIGH) * (sum - HIGH)) / (most - HIGH);
  return sum;
};

/** All beliefs in one score, 0 to 1, comparable across questions. */
export const weighBeliefs = ({ rules, read }: Beliefs): number => {
  if (read === undefined) return rules;
  const sum = rules + READING * (read - UNDECIDED);
  return toScore(sum, -READING * UNDECIDED, 1 + READING * (1 - UNDECIDED));
};
