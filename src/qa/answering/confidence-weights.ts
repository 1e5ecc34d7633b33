import type { Signals } from './signals.ts';

/** What each signal adds to the log odds that an answer is right. */
export type SignalWeights = Readonly<Record<keyof Signals | 'bias', number>>;

/** With encoder and reader. */
export const READ_WEIGHTS: SignalWeights = {
  bias: -3.5,
  relevance: 0.23,
  spanOdds: 0.07,
  margin: 0.21,
  lead: 9.3,
  share: 0.12,
  meaning: 4.4,
  words: 0.26,
  evidence: 0.25,
  missing: -0.29,
  stranger: -3.3,
  otherNumber: -1.5,
  contrary: -4,
  unknown: 0,
  untyped: -0.55,
  otherThings: -2.5,
  holdsType: 0.24,
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
