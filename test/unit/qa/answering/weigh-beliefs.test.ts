import { describe, expect, it } from 'vitest';
import { weighBeliefs } from '../../../../src/qa/answering/weigh-beliefs.ts';

const STEPS = Array.from({ length: 101 }, (_, step) => step / 100);

describe('beliefs together', () => {
  it('are the rules where nothing else is on', () => {
    for (const rules of STEPS) expect(weighBeliefs({ rules })).toBeCloseTo(rules, 12);
  });

  it('stay from 0 to 1', () => {
    for (const rules of [0, 1])
      for (const learned of [0, 1])
        for (const read of [0, 1]) {
          const score = weighBeliefs({ rules, learned, read });
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
  });

  it.each(['rules', 'learned', 'read'] as const)('rise with every step of %s', (name) => {
    const rest = { rules: 0.6, learned: 0.4, read: 0.7 };
    const scores = STEPS.map((step) => weighBeliefs({ ...rest, [name]: step }));
    for (const [at, score] of scores.entries())
      if (at > 0) expect(score).toBeGreaterThan(scores[at - 1] ?? 1);
  });

  it('tell answers whose words are all held apart by the other beliefs', () => {
    const sure = weighBeliefs({ rules: 0.75, learned: 0.8, read: 0.9 });
    expect(sure).toBeGreaterThan(weighBeliefs({ rules: 1, learned: 0.4, read: 0.5 }));
  });

  it('let words that are all held carry an answer that the reader doubts', () => {
    expect(weighBeliefs({ rules: 1, learned: 0.5, read: 0 })).toBeGreaterThan(0.65);
  });

  it('let a learned belief of one half change nothing near the thresholds', () => {
    expect(weighBeliefs({ rules: 0.55, learned: 0.5 })).toBeCloseTo(0.55, 12);
  });
});
