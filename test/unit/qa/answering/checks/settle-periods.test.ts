import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle(
    [
      'Grebe Mills sold 31 looms in Q3 2022 and 47 looms in Q4 2022.',
      'In the first half of 2021 Grebe Mills earned 5 million euros and in the second half of 2021 it earned 8 million euros.',
      'Rope at Aldby Works came to 12 tonnes in 3Q23 and 19 tonnes in 4Q23.',
      'Income at Sella was 6 million euros in fiscal 2019 and 9 million euros in fiscal 2020.',
      'The orchard picked 300 baskets in spring 2020 and 700 baskets in autumn 2020.',
      'Before the flood the village had 90 houses. After the flood the village had 40 houses.',
      'The canal carried 14 barges in 1895 and 22 barges in 1923.',
      'In week 11 of 2022 the dairy filled 600 churns. In week 12 of 2022 the dairy filled 800 churns.',
    ],
    { id: 'periods', title: 'Works', publishedOn: '2024-05-02' },
  ),
);

const answerTo = async (question: string): Promise<string> => {
  const { answer } = await ask(library, question);
  return answer.kind === 'abstention' ? answer.reason : (wordsOf(answer)[0] ?? '');
};

describe('a question about a time', () => {
  it.each([
    ['How many looms did Grebe Mills sell in Q4 2022?', '47'],
    ['How many looms did Grebe Mills sell in the third quarter of 2022?', '31'],
    ['How much did Grebe Mills earn in H2 2021?', '8 million'],
    ['How much did Grebe Mills earn in the first half of 2021?', '5 million'],
    ['How much rope came to Aldby Works in Q4 2023?', '19 tonnes'],
    ['How much rope came to Aldby Works in the third quarter of 2023?', '12 tonnes'],
    ['What was the income at Sella in FY2020?', '9 million'],
    ['What was the income at Sella in FY19?', '6 million'],
    ['How many baskets did the orchard pick in autumn 2020?', '700'],
    ['How many baskets did the orchard pick in spring?', '300'],
    ['How many houses did the village have before the flood?', '90'],
    ['How many houses did the village have after the flood?', '40'],
    ['How many barges did the canal carry in the 1890s?', '14'],
    ['How many barges did the canal carry after 1900?', '22'],
    ['How many churns did the dairy fill in week 12 of 2022?', '800'],
  ])('is answered by what belongs to it: %s', async (question, expected) => {
    expect(await answerTo(question)).toContain(expected);
  });

  it.each([
    'How many looms did Grebe Mills sell in Q1 2022?',
    'How much did Grebe Mills earn in the first quarter of 2021?',
    'How many barges did the canal carry in the 1950s?',
    'How many baskets did the orchard pick in winter 2020?',
  ])('is not answered by what belongs to another: %s', async (question) => {
    expect(await answerTo(question)).toMatch(/^missing-period$|^low-evidence$/);
  });
});
