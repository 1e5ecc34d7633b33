import { describe, expect, it } from 'vitest';
import type { BaselineCorpus } from '../../../../evaluation/baselines/baseline.ts';
import { buildBaselines } from '../../../../evaluation/baselines/baselines.ts';
import { idfCoverage } from '../../../../evaluation/baselines/idf-coverage.ts';

const TEXTS = [
  ['oil', 'Prices rose when members proclaimed an embargo.', 'It ended in March.'],
  ['plague', 'The plague came by ship.', 'It ended when the ships were burned.'],
] as const;

const corpus: BaselineCorpus = {
  paragraphs: TEXTS.map(([title, ...sentences]) => ({
    documentId: title,
    span: { start: 0, end: 100 },
    text: sentences.join(' '),
    title,
  })),
  sentences: TEXTS.flatMap(([title, ...sentences], paragraph) =>
    sentences.map((text, at) => ({
      documentId: title,
      span: { start: at * 50, end: at * 50 + text.length },
      text,
      paragraph,
    })),
  ),
};

const [bare, stemmed, mixed] = buildBaselines(corpus);
const best = (question: string, within?: string): (string | undefined)[] =>
  [bare, stemmed, mixed].map((baseline) => baseline?.rankSentences(question, within)[0]?.text);

describe('the baselines', () => {
  it('agree where the words are the same', () => {
    expect(new Set(best('who proclaimed an embargo'))).toEqual(new Set([TEXTS[0][1]]));
  });

  it('differ where only the stem or the title is the same', () => {
    expect(best('embargoes')).toEqual([undefined, TEXTS[0][1], TEXTS[0][1]]);
    expect(best('oil ended')[2]).toBe(TEXTS[0][2]);
    expect(best('oil ended').slice(0, 2)).not.toContain(undefined);
  });

  it('keep to one document when told', () => {
    expect(best('it ended', 'plague')).toEqual([TEXTS[1][2], TEXTS[1][2], TEXTS[1][2]]);
  });

  it('rank paragraphs too', () => {
    expect(mixed?.rankParagraphs('plague')[0]?.title).toBe('plague');
  });
});

describe('idfCoverage', () => {
  const coverage = idfCoverage(corpus);

  it('is 1 when one sentence holds every word, and less for every rare word it lacks', () => {
    expect(coverage('the plague ship')).toBeCloseTo(1);
    expect(coverage('the plague rat ship')).toBeLessThan(0.7);
    expect(coverage('dinosaur')).toBe(0);
    expect(coverage('the')).toBe(0);
  });

  it('keeps to one document when told', () => {
    expect(coverage('plague', 'oil')).toBe(0);
  });
});
