import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../../src/qa/build-library.ts';
import type { Ranker } from '../../../../src/qa/retrieval/ranker.ts';
import type { Answered } from '../../../../src/qa/types.ts';
import { makeArticle } from '../../../support/articles.ts';

const article = makeArticle([
  'A red crane unloads grain.',
  'Grain feeds a crane.',
  'Grain is here.',
]);

const ask = async (ranker: Ranker | null): Promise<Answered> => {
  const library = await buildLibrary([article], { ranker, vectors: null });
  return library.answer(
    { text: 'Which crane unloads grain?' },
    { collections: [article.collection] },
  );
};

const quotesOf = ({ trace }: Answered): readonly string[] =>
  trace.candidates.map(({ quote }) => quote);

/** Turns the rules' order round. */
const contrary: Ranker = {
  score: (_, candidates) => Float64Array.from(candidates, (_, at) => 3 * at),
};

describe('ranking again', () => {
  it('takes the order of the ranker', async () => {
    const rules = quotesOf(await ask(null));
    expect(rules[0]).toBe('A red crane unloads grain.');
    expect(quotesOf(await ask(contrary))).toEqual([...rules].reverse());
  });

  it("keeps the scale of the rules: the best has their best score, and distances are the ranker's", async () => {
    const [rules, learned] = [await ask(null), await ask(contrary)];
    const scores = learned.trace.candidates.map(({ score }) => score);
    const best = rules.trace.candidates[0]?.score ?? 0;
    expect(scores).toEqual([best, best - 1, best - 2]); // a third of 3 and of 6
  });
});
