import type { Signals } from './confidence.ts';

/** What each signal adds to the log odds that an answer is right. */
export type SignalWeights = Readonly<Record<keyof Signals | 'bias', number>>;

/** With encoder and reader. */
export const READ_WEIGHTS: SignalWeights = {
  bias: -2.9,
  relevance: 0.26,
  spanOdds: 0.077,
  margin: 0.174,
  lead: 7.4,
  share: 0.02,
  meaning: 3.7,
  words: 0.2,
  evidence: 0.3,
  missing: -0.2,
  stranger: -1.04,
  otherNumber: -1.5,
  contrary: -3,
  unknown: 0,
  untyped: -0.185,
  otherThings: -1.6,
  holdsType: 0.25,
};

/** With the encoder, without the reader. */
export const UNREAD_WEIGHTS: SignalWeights = {
  bias: -5,
  relevance: 0,
  spanOdds: 0,
  margin: 0,
  lead: 0,
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
  otherThings: -1.6,
  holdsType: 0.6,
};

/** By words alone. */
export const WORDS_WEIGHTS: SignalWeights = {
  bias: -5.3,
  relevance: 0,
  spanOdds: 0,
  margin: 0,
  lead: 0,
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
  otherThings: -1.6,
  holdsType: 0.6,
};
