import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle([
    'In 2019 the council of Saltmouth built a salt museum beside the pier.',
    'The new ferry is called "Morning Tide" by everyone.',
    'The goal of the fund is to repair old boats.',
    'The lamp of the lighthouse uses whale oil.',
  ]),
);

describe('the phrase strategy', () => {
  it.each([
    ['What did the council of Saltmouth build beside the pier?', 'salt museum'],
    ['What is the new ferry called by everyone?', 'Morning Tide'],
    ['What is the goal of the fund?', 'to repair old boats'],
    ['What does the lamp of the lighthouse use?', 'whale oil'],
  ])('fills the gap of %j with %j', async (question, phrase) => {
    const { answer, trace } = await ask(library, question);
    expect(trace.strategy).toBe('phrase');
    expect(wordsOf(answer)).toEqual([phrase]);
  });
});
