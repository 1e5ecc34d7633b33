import { describe, expect, it } from 'vitest';
import { traceCard } from '../../../../../src/bots/presentation/cards/trace-card.ts';
import type { Trace } from '../../../../../src/qa/types.ts';
import { makeExtract } from '../../../../support/library.ts';

const trace: Trace = {
  answerType: 'figure',
  strategy: 'figure',
  terms: [
    { text: 'grow', stem: 'grow', weight: 2.5, expansions: [] },
    { text: 'westren', stem: 'westren', weight: 0, expansions: ['western'] },
    { text: 'tibet', stem: 'tibet', weight: 0, expansions: [] },
  ],
  entities: ['Tibet'],
  period: { label: '2021', from: '2021-01-01', to: '2021-12-31' },
  candidates: Array.from({ length: 8 }, (_, index) => ({
    passageId: `west#${index}`,
    sentence: { start: 0, end: 9 },
    quote: 'It grew.',
    score: 1 - index / 10,
    matched: ['grow'],
    features: { proximity: index === 0 ? 0.25 : 0.2, title: 0 },
  })),
  notes: ['The first names the region; the second does not.'],
  retrievalMs: 0.52,
  answerMs: 1.31,
};

describe('traceCard', () => {
  it('shows the terms, the spellings tried, the best sentences with their scores, the reasons and the time', () => {
    const { lead, lines } = traceCard({ trace, answer: makeExtract('It grew.', 'grew') });
    expect(lead).toBe('Looked for: figure, by figure.');
    const shown = lines.join('\n');
    expect(shown).toContain('Names in the question: Tibet.');
    expect(shown).toContain('Time: 2021 (2021-01-01 to 2021-12-31).');
    expect(shown).toContain('“grow” (grow): weight 2.50');
    expect(shown).toContain('tried western');
    expect(shown).toContain('“tibet”: in no article');
    expect(shown).toContain('1. 1.00 [west#0] It grew. (matches grow; proximity 0.25)');
    expect(shown).not.toContain('6. ');
    expect(shown).toContain(
      'The first leads the second by 0.100: ahead in proximity (0.25 to 0.20).',
    );
    expect(shown).toContain('score of 0.90: strong confidence');
    expect(shown).toContain('The first names the region');
    expect(shown).toContain('0.5 ms to find passages, 1.3 ms in all');
  });

  it('says why there is no answer', () => {
    const { lines } = traceCard({
      trace: { ...trace, candidates: [] },
      answer: {
        kind: 'abstention',
        reason: 'missing-entity',
        missing: 'Tibet',
        nearest: [],
        score: 0.4,
      },
    });
    expect(lines).toContain('No answer: missing-entity (Tibet), with a score of 0.40.');
  });
});
