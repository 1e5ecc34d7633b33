import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../support/articles.ts';

const library = await libraryOf(
  makeArticle([
    'The Ministry of Fisheries (MIFI) was founded in 1911.',
    'MIFI employs 340 people in Lund.',
    'The web site of the port has 900 readers.',
    'A greenhouse of the park holds 70 plants.',
    'Every lantern on the quay burns 9 litres of oil.',
    'The AR-7 valve costs 80 euros.',
  ]),
);

describe('the names of a question, as the articles write them', () => {
  it.each([
    [
      'a long name for a short one',
      'How many people does the Ministry of Fisheries employ?',
      '340',
    ],
    ['one word for two', 'How many readers does the website of the port have?', '900'],
    ['two words for one', 'How many plants does the green house of the park hold?', '70'],
    ['a noun that opens the question', 'Lantern on the quay burns how many litres of oil?', '9'],
    ['a code with a space', 'How much does the AR 7 valve cost?', '80 euros'],
  ])('are found: %s', async (_what, question, words) => {
    const { answer } = await ask(library, question);
    expect(wordsOf(answer)[0]).toContain(words);
  });

  it('are refused where a code is another', async () => {
    const { answer } = await ask(library, 'How much does the AR-8 valve cost?');
    expect(answer).toMatchObject({ reason: 'missing-entity', missing: 'AR-8' });
  });
});
