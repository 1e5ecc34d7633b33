import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle(
    [
      'The ferry carried 31 lorries and 420 passengers to Saltmouth.',
      'The ticket to Saltmouth costs 9 crowns, and 12% of travellers pay half.',
      'The lighthouse of Saltmouth is 140 years old and 38 metres tall.',
      'Exports and imports were worth 12 million crowns and 7 million crowns, respectively.',
      'The share of coal in Ashford fell from 61% to 24%.',
    ],
    { id: 'saltmouth', title: 'Travel' },
  ),
);

describe('the quantity strategy', () => {
  it.each([
    ['How many lorries did the ferry carry?', ['31', '31 lorries']],
    ['How many passengers did the ferry carry?', ['420', '420 passengers']],
    ['How much does the ticket to Saltmouth cost?', ['9 crowns', '9']],
    ['What percentage of travellers pay half?', ['12%']],
    ['How old is the lighthouse of Saltmouth?', ['140 years', '140 years old']],
    ['How tall is the lighthouse of Saltmouth?', ['38 metres']],
    ['How much were imports worth?', ['7 million crowns', '7 million']],
    ['How much were exports worth?', ['12 million crowns', '12 million']],
    ['To what share did coal in Ashford fall?', ['24%']],
    ['From what share did coal in Ashford fall?', ['61%']],
  ])('answers %j with the number that belongs to it', async (question, accepted) => {
    const { answer, trace } = await ask(library, question);
    expect(trace.strategy).toBe('quantity');
    expect(accepted).toContain(wordsOf(answer)[0]);
  });

  it.each([
    [
      'How many private boats can one member keep?',
      'Members must be 18 or over, and may not keep more than one private boat.',
      'one private boat',
    ],
    [
      'How many letters can a name have?',
      'The default letter limit of a name is 40. All signs count as 2 letters.',
      '40',
    ],
    ['How many guests may I bring?', 'Nobody may bring more than three guests.', 'three guests'],
    ['How many ships does the line have?', 'The line has four ships and 9 boats.', 'four ships'],
  ])('answers %j with the bound of what is asked for', async (question, sentence, expected) => {
    const { answer } = await ask(await libraryOf(makeArticle([sentence])), question);
    expect(wordsOf(answer)).toEqual([expected]);
  });

  it('never answers "how old" with a price', async () => {
    const { answer } = await ask(library, 'How old is the ticket to Saltmouth?');
    expect(wordsOf(answer)).not.toContain('9 crowns');
  });

  it('gives no number where the article gives none', async () => {
    const words = await libraryOf(makeArticle(['Many lorries wait at the pier of Saltmouth.']));
    const { answer } = await ask(words, 'How many lorries wait at the pier of Saltmouth?');
    expect(answer).toMatchObject({ kind: 'abstention', reason: 'low-evidence' });
  });
});
