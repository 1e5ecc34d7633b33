import { describe, expect, it } from 'vitest';
import { analyseDocument } from '../../../../../src/qa/library/analyse-document.ts';
import { languageTools, makeArticle } from '../../../../support/articles.ts';

describe('a text without stops', () => {
  // Each quantity weighed against all others takes a minute for a thousand of them.
  it('has its figures read in a time that its length explains', { timeout: 30_000 }, () => {
    const list = Array.from({ length: 2_000 }, (_, n) => `${n % 90}% in ${1900 + (n % 120)}`);
    const { figures } = analyseDocument(
      makeArticle([`Output grew by ${list.join(', ')}.`]),
      languageTools,
    );
    expect(figures).toHaveLength(2_000);
    const [first] = figures;
    expect(first?.metric).toBe('Output');
    const { start = 0, end = 0 } = first?.citation.sentence ?? {};
    expect(end - start).toBeLessThan(3_000);
  });
});
