import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle(
    [
      'At age 91, Ada Moor was the oldest pilot in Aldby. Per Lund died aged 84. Eva Holt, 37, runs the bakery.',
      'The 52-year-old baker Jon Rask sold his shop. Mia Dahl turned 60 in May. Ole Brekke won at the age of 19.',
    ],
    { id: 'ages', title: 'People of Aldby', publishedOn: '2024-05-02' },
  ),
);

describe('a question for an age', () => {
  it.each([
    ['How old was Ada Moor?', '91'],
    ['How old was Per Lund when he died?', '84'],
    ['At what age did Per Lund die?', '84'],
    ['How old is Eva Holt?', '37'],
    ['How old is the baker Jon Rask?', '52'],
    ['How old is Mia Dahl?', '60'],
    ['What age was Ole Brekke when he won?', '19'],
  ])('is answered with the number that is one: %s', async (question, age) => {
    const { answer } = await ask(library, question);
    expect(answer.kind !== 'abstention' && answer.parts?.[0].text).toBe(age);
  });
});
