import type { Signals } from './signals.ts';

/** What each signal adds to the log odds that an answer is right. */
export type SignalWeights = Readonly<Record<keyof Signals | 'bias', number>>;

/** With encoder and reader. */
export const READ_WEIGHTS: SignalWeights = {
  bias: -3.36,
  relevance: 0.23,
  spanOdds: 0.06,
  margin: 0.22,
  lead: 9.1,
  share: 0.22,
  meaning: 4.54,
  words: 0.05,
  evidence: 0.37,
  missing: -0.32,
  stranger: -3.3,
  otherNumber: -1.5,
  contrary: -4,
  unknown: 0,
  untyped: -0.69,
  otherThings: -2.5,
  holdsType: 0.3,
};

/** With the encoder, without the reader. */
export const UNREAD_WEIGHTS: SignalWeights = {
  bias: -3.71,
  relevance: 0,
  spanOdds: 0,
  margin: 0,
  lead: 11.8,
  share: 0,
  meaning: 4.62,
  words: 0,
  evidence: 1.18,
  missing: 0,
  stranger: -4,
  otherNumber: -1.5,
  contrary: -4,
  unknown: 0,
  untyped: -0.74,
  otherThings: -2.5,
  holdsType: 0.43,
};

/** By words alone; set by hand, since on small folders what was fitted on large ones trusts a lead too much. */
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
