/** What tells that a question is asked in other words. */
export interface MatchSignals {
  /** The cosine of the two questions, -1 to 1. */
  readonly meaning: number;
  /** The share of their words that both have, 0 to 1. */
  readonly words: number;
  /** The cosine of the question and the answer, -1 to 1. */
  readonly answer: number;
  /** 1 where both ask for the same kind of thing. */
  readonly type: number;
  /** How far the nearest question of another answer is behind in meaning, at most `MARGIN_MAX` either way. */
  readonly margin: number;
  /** The reader's logit that the answer answers; 0 where it was not read. */
  readonly relevance: number;
}

/**
 * Two questions whose meanings are further apart, as a cosine, are not the same one, however sure the reader is that the
 * answer fits. Source: of what the weights let through over the training sets, nothing right lay below .49
 * (`training/verified`).
 */
export const MEANING_MIN = 0.45;

export const MARGIN_MAX = 0.3;

/** What each signal adds to the log odds that the two mean the same, and the odds that are needed. */
export type MatchWeights = Readonly<Record<keyof MatchSignals | 'bias' | 'needed', number>>;

export const READ_MATCH: MatchWeights = {
  bias: -5.31,
  meaning: 4.57,
  words: 3.59,
  answer: 3.74,
  type: 0.49,
  margin: 3.98,
  relevance: 0.68,
  needed: 1.1,
};

export const UNREAD_MATCH: MatchWeights = {
  bias: -6.27,
  meaning: 3.21,
  words: 2.14,
  answer: 7.24,
  type: 0.89,
  margin: 2.96,
  relevance: 0,
  needed: 0.85,
};

/** By how much the odds are more than those needed; below 0 it does not match. */
export const matchOdds = (signals: MatchSignals, weights: MatchWeights): number =>
  weights.bias -
  weights.needed +
  signals.meaning * weights.meaning +
  signals.words * weights.words +
  signals.answer * weights.answer +
  signals.type * weights.type +
  signals.margin * weights.margin +
  signals.relevance * weights.relevance;
