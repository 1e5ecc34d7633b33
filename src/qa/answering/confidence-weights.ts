import type { Signals } from './confidence.ts';

/** What each signal adds to the log odds that an answer is right. */
export type SignalWeights = Readonly<Record<keyof Signals | 'bias', number>>;

/** With encoder and reader. */
export const READ_WEIGHTS: SignalWeights = {
  bias: -3.3,
  relevance: 0.25,
  spanOdds: 0.03,
  margin: 0.45,
  share: 0,
  meaning: 4.5,
  words: 0.35,
  evidence: 1.7,
  missing: -0.8,
  stranger: -2.5,
  otherNumber: -2,
  contrary: -3,
  unknown: -1,
  untyped: -0.6,
  holdsType: 0.15,
};

/** With the encoder, without the reader. */
export const UNREAD_WEIGHTS: SignalWeights = {
  bias: -5,
  relevance: 0,
  spanOdds: 0,
  margin: 0,
  share: 0,
  meaning: 3,
  words: 0.5,
  evidence: 5.5,
  missing: -2.5,
  stranger: -1,
  otherNumber: -2,
  contrary: -2.5,
  unknown: -1,
  untyped: -1.5,
  holdsType: 0.6,
};

/** By words alone. */
export const WORDS_WEIGHTS: SignalWeights = {
  bias: -5.3,
  relevance: 0,
  spanOdds: 0,
  margin: 0,
  share: 0,
  meaning: 0,
  words: 0.5,
  evidence: 9,
  missing: -2.5,
  stranger: -1,
  otherNumber: -2,
  contrary: -2.5,
  unknown: -1,
  untyped: -1.5,
  holdsType: 0.6,
};
