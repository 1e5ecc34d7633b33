import { describe, expect, it } from 'vitest';
import { createPassageIndex } from '../../../../src/qa/retrieval/passage-index.ts';
import {
  createKeptContext,
  createQueryContext,
} from '../../../../src/qa/retrieval/query-context.ts';
import { rankSentences, type ScoredSentence } from '../../../../src/qa/retrieval/rank-sentences.ts';
import { weighTerms } from '../../../../src/qa/retrieval/weigh-terms.ts';
import { runAtOnce } from '../../../../src/qa/scheduling/slices.ts';
import type { Document } from '../../../../src/qa/types.ts';
import { analyseQuestion } from '../../../../src/qa/understanding/question/analyse-question.ts';
import { languageTools, makeArticle, passagesOf } from '../../../support/articles.ts';

const { english, countries } = languageTools;

const rank = (question: string, ...documents: readonly Document[]): readonly ScoredSentence[] => {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const split = new Map(documents.map((document) => [document.id, passagesOf(document)]));
  const context = createQueryContext(byId, split, createKeptContext(english, countries));
  const passages = [...split.values()].flat();
  const index = createPassageIndex(passages, context.titleStems, context.headingStems);
  const analysis = analyseQuestion(question, languageTools);
  const terms = weighTerms(analysis, index);
  const query = terms.flatMap(({ stems }) => stems.map((stem) => ({ stem, share: 1 })));
  return rankSentences(analysis, terms, runAtOnce(index.search(query, 30)), context);
};

const textOf = ({ passage, sentence }: ScoredSentence): string =>
  passage.text.slice(
    sentence.span.start - passage.span.start,
    sentence.span.end - passage.span.start,
  );

const ranking = (question: string, ...documents: readonly Document[]): readonly string[] =>
  rank(question, ...documents).map(textOf);

describe('the order of sentences', () => {
  it('puts one that holds more of the question first', () => {
    const found = ranking(
      'Which crane unloads grain at the pier?',
      makeArticle([
        'The pier is long.',
        'A red crane unloads grain at the pier.',
        'Grain is stored behind the pier.',
      ]),
    );
    // Four words of topic stand in the second sentence, two in the third, one in the first.
    expect(found).toEqual([
      'A red crane unloads grain at the pier.',
      'Grain is stored behind the pier.',
      'The pier is long.',
    ]);
  });

  it('puts one with the words side by side before one with them far apart', () => {
    const [first] = ranking(
      'What about the salt museum?',
      makeArticle([
        'Salt is sold at the gate of the old city museum.',
        'They sold the salt museum at the old city gate.',
      ]),
    );
    // Both hold "salt" and "museum" once and are equally long; only in the second are they neighbours.
    expect(first).toBe('They sold the salt museum at the old city gate.');
  });

  it('puts one that holds what is asked for first', () => {
    const [first] = ranking(
      'How many boats left the harbour?',
      makeArticle(['Some small boats left the harbour.', 'Then 14 boats left the harbour.']),
    );
    // Both hold "boats left harbour"; a question for a number wants the one with a number.
    expect(first).toBe('Then 14 boats left the harbour.');
  });

  it('leaves out sentences that share nothing with the question', () => {
    expect(
      ranking(
        'Who built the pier?',
        makeArticle(['It rained all day long.', '# Later', 'They built the pier in May.']),
      ),
    ).toEqual(['They built the pier in May.']);
  });
});

describe('what stands around a sentence', () => {
  it('counts the sentence before it', () => {
    const [first, second] = ranking(
      'How many people does the Saltmouth ferry carry?',
      makeArticle([
        'The Saltmouth ferry is new. It can carry 90 people.',
        'The Quillby train is new. It can carry 80 people.',
      ]),
    );
    // The two "It" sentences are alike; only one is prepared by a sentence about the ferry.
    expect(first).toBe('It can carry 90 people.');
    expect(second).not.toBe('It can carry 80 people.');
  });

  it('counts the title of the article', () => {
    const [first] = ranking(
      'How many people does the Saltmouth ferry carry?',
      makeArticle(['It can carry 80 people.'], { id: 'train', title: 'Quillby train' }),
      makeArticle(['It can carry 90 people.'], { id: 'ferry', title: 'Saltmouth ferry' }),
    );
    // The sentences are alike; the title says which one is about the ferry.
    expect(first).toBe('It can carry 90 people.');
  });

  it('counts the heading above', () => {
    const [first] = ranking(
      'How many people does the ferry carry?',
      makeArticle(['# Train', 'It can carry 80 people.', '# Ferry', 'It can carry 90 people.']),
    );
    expect(first).toBe('It can carry 90 people.');
  });

  it('but a heading is no answer itself where it stands in the passage of a few words', () => {
    const article = makeArticle([
      'Ten boats sail to the island every day.',
      '# Harbour master',
      'Ada Fell.',
    ]);
    expect(passagesOf(article)).toHaveLength(1);
    expect(ranking('Who is the harbour master?', article)[0]).toBe('Ada Fell.');
    expect(ranking('Who is the harbour master?', article)).not.toContain('Harbour master');
  });

  it('but a heading is no answer itself', () => {
    const [first] = ranking(
      'What about ferry tickets?',
      makeArticle(['# Ferry tickets', 'The ferry sells tickets on board.']),
    );
    // The heading holds the same words in less space; it says what is answered below.
    expect(first).toBe('The ferry sells tickets on board.');
  });
});

describe('a name the question requires', () => {
  const dams = makeArticle([
    'Dams were built in Henan.',
    '# Elsewhere',
    'Hubei has rivers, lakes, fields, hills, roads, trains, farms and a few very old dams.',
  ]);

  it('is missing where neither the passage nor what stands above it holds it', () => {
    const missing = rank('Which dams were built in Hubei?', dams).map((candidate) => [
      candidate.missing.length,
      textOf(candidate).slice(0, 5),
    ]);
    expect(missing).toContainEqual([1, 'Dams ']);
    expect(missing).toContainEqual([0, 'Hubei']);
  });

  it('is there when the title, the heading or the speaker holds it', () => {
    const places = [
      makeArticle(['Dams were built.'], { title: 'Henan' }),
      makeArticle(['# Henan', 'Dams were built.']),
      makeArticle(['Dams were built, said Henan Huang.']),
    ];
    for (const article of places) {
      const [first] = rank('Which dams were built in Henan?', article);
      expect(first?.missing).toEqual([]);
    }
  });

  it('is the background of an article that names the country anywhere', () => {
    const article = makeArticle(['Prices rose fast last year.', 'The Chinese market is large.']);
    const [first] = rank('How fast did prices rise in China?', article);
    expect(first?.missing).toEqual([]);
    const [other] = rank('How fast did prices rise in Peru?', article);
    expect(other?.missing.map(({ text }) => text)).toEqual(['Peru']);
  });
});
