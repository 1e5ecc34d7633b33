import { describe, expect, it } from 'vitest';
import { analyseQuestion } from '../../../../src/qa/analysis/analyse-question.ts';
import { createPassageIndex } from '../../../../src/qa/retrieval/passage-index.ts';
import {
  createKeptContext,
  createQueryContext,
} from '../../../../src/qa/retrieval/query-context.ts';
import { RANK_FEATURES, rankFeatures } from '../../../../src/qa/retrieval/rank-features.ts';
import { rankSentences, termLookup } from '../../../../src/qa/retrieval/rank-sentences.ts';
import { weighTerms } from '../../../../src/qa/retrieval/weigh-terms.ts';
import { runAtOnce } from '../../../../src/qa/slices.ts';
import type { Document } from '../../../../src/qa/types.ts';
import { languageTools, makeArticle, passagesOf } from '../../../support/articles.ts';

const { english, countries } = languageTools;

type Feature = (typeof RANK_FEATURES)[number];

/** The features of each sentence, by its first words. */
const featuresOf = (
  question: string,
  ...documents: readonly Document[]
): ((begin: string, feature: Feature) => number) => {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const split = new Map(documents.map((document) => [document.id, passagesOf(document)]));
  const context = createQueryContext(byId, split, createKeptContext(english, countries));
  const index = createPassageIndex(
    [...split.values()].flat(),
    context.titleStems,
    context.headingStems,
  );
  const analysis = analyseQuestion(question, languageTools);
  const terms = weighTerms(analysis.terms, index);
  const query = terms.flatMap(({ stems }) => stems.map((stem) => ({ stem, share: 1 })));
  const ranked = rankSentences(analysis, terms, runAtOnce(index.search(query, 30)), context);
  const rows = rankFeatures(analysis, terms, termLookup(terms), ranked, context);
  return (begin, feature) => {
    const at = ranked.findIndex(({ passage, sentence }) =>
      passage.text.slice(sentence.span.start - passage.span.start).startsWith(begin),
    );
    expect(at, `no sentence begins with "${begin}"`).toBeGreaterThanOrEqual(0);
    return rows[at * RANK_FEATURES.length + RANK_FEATURES.indexOf(feature)] ?? 0;
  };
};

describe('the features of a sentence', () => {
  it('weigh a word by its rarity in its own article', () => {
    const of = featuresOf(
      'When did the harbour freeze?',
      makeArticle(['The harbour is old. The harbour is wide. A harbour may freeze. It was 1901.']),
      makeArticle(['Foxes sleep. Foxes eat. Foxes run. Foxes hide.'], { id: 'foxes' }),
    );
    // "Harbour" is in three of four sentences, "freeze" in one: it is nearly all that counts.
    expect(of('A harbour may freeze', 'local')).toBeCloseTo(1, 6);
    expect(of('The harbour is old', 'local')).toBeLessThan(0.35);
    expect(of('The harbour is old', 'own')).toBeGreaterThan(of('The harbour is old', 'local'));
  });

  it('see what the next sentence holds of the question', () => {
    const of = featuresOf(
      'Which crane unloads grain?',
      makeArticle(['A crane stands here. It unloads grain. Grain is food.']),
    );
    expect(of('A crane stands', 'after')).toBeGreaterThan(0.5);
    expect(of('Grain is food', 'after')).toBe(0);
  });

  it('count the longest run of words that stand as in the question, function words too', () => {
    const of = featuresOf(
      'Who is the keeper of the northern light?',
      makeArticle([
        'The keeper of the northern light sleeps.',
        'Light is kept by a northern keeper.',
      ]),
    );
    expect(of('The keeper', 'longestRun')).toBe(6);
    expect(of('Light is kept', 'longestRun')).toBe(1);
  });

  it('tell how near a word of the kind asked for stands', () => {
    const of = featuresOf(
      'How many boats sank?',
      makeArticle([
        'Seven boats sank.',
        'Boats sank although for a long time nobody counted seven.',
      ]),
    );
    expect(of('Seven boats', 'near')).toBeGreaterThan(of('Boats sank', 'near'));
  });

  it('give the distance to the best sentence', () => {
    const of = featuresOf(
      'Which crane unloads grain?',
      makeArticle(['A crane unloads grain.', 'A crane stands here.']),
    );
    expect(of('A crane unloads', 'ownGap')).toBe(0);
    expect(of('A crane stands', 'ownGap')).toBeLessThan(0);
  });

  it('notice a negation that only one side has', () => {
    const of = featuresOf(
      'Which crane unloads grain?',
      makeArticle(['The crane never unloads grain.', 'A crane unloads grain.']),
    );
    expect(of('The crane never', 'negation')).toBe(1);
    expect(of('A crane unloads', 'negation')).toBe(0);
  });
});
