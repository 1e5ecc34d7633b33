import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../src/qa/answering/candidates/order-candidates.ts';
import {
  answerAt,
  confidenceOf,
  probabilityOf,
  STRONG_AT,
} from '../../../../src/qa/answering/confidence.ts';
import type { Signals } from '../../../../src/qa/answering/signals.ts';
import type { Analysis } from '../../../../src/qa/understanding/question/analyse-question.ts';

const GOOD: Signals = {
  relevance: 4,
  spanOdds: 6,
  margin: 3,
  lead: 0.1,
  share: 1,
  meaning: 0.7,
  words: 1,
  evidence: 1,
  missing: 0,
  stranger: 0,
  otherNumber: 0,
  contrary: 0,
  unknown: 0,
  untyped: 0,
  otherThings: 0,
  holdsType: 1,
};

/** What tells which parts took part; nothing else of a candidate is looked at. */
const candidate = (relevance: number | undefined, meaning: number | undefined): Candidate =>
  ({ relevance, found: { meaning } }) as Candidate;

const SET_UPS: readonly (readonly [string, Candidate])[] = [
  ['with encoder and reader', candidate(4, 0.7)],
  ['without the reader', candidate(undefined, 0.7)],
  ['by words alone', candidate(undefined, undefined)],
];

describe.each(SET_UPS)('the probability of an answer %s', (_name, chosen) => {
  it('is high where everything speaks for it', () => {
    expect(probabilityOf(GOOD, chosen)).toBeGreaterThan(0.8);
  });

  it.each([
    'missing',
    'stranger',
    'otherNumber',
    'contrary',
    'unknown',
    'untyped',
    'otherThings',
  ] as const)('never rises with what speaks against it: %s', (name) => {
    expect(probabilityOf({ ...GOOD, [name]: 1 }, chosen)).toBeLessThanOrEqual(
      probabilityOf(GOOD, chosen),
    );
  });

  it('is too low to answer where nothing speaks for it', () => {
    const none = {
      ...GOOD,
      relevance: -4,
      spanOdds: -6,
      margin: 0,
      lead: 0,
      meaning: 0.1,
      words: 0.2,
      evidence: 0.1,
      holdsType: 0,
    };
    expect(probabilityOf(none, chosen)).toBeLessThan(
      answerAt({ answerType: 'passage' } as Analysis),
    );
  });
});

describe('the word for a probability', () => {
  it('is strong from its threshold on', () => {
    expect(confidenceOf(STRONG_AT)).toBe('strong');
    expect(confidenceOf(STRONG_AT - 0.01)).toBe('likely');
  });
});
