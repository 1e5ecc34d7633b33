import { describe, expect, it } from 'vitest';
import { SIGNS } from '../../../../src/qa/answering/answer-signs.ts';
import { buildLibrary } from '../../../../src/qa/build-library.ts';
import { EVERYONE, makeArticle } from '../../../support/articles.ts';

let seen = new Float32Array();
const library = await buildLibrary(
  [
    makeArticle(
      [
        'The Spanish architect Enric Miralles designed the new building in Edinburgh. Queen Elizabeth opened it in 2004, and it is not expensive.',
      ],
      { title: 'Parliament' },
    ),
  ],
  {
    vectors: null,
    ranker: null,
    answerability: {
      belief: (signs) => {
        seen = Float32Array.from(signs);
        return 0.5;
      },
    },
  },
);

const signsOf = async (text: string): Promise<Readonly<Record<string, number>>> => {
  await library.answer({ text }, EVERYONE);
  return Object.fromEntries(SIGNS.map((name, at) => [name, seen[at] ?? Number.NaN]));
};

describe('the signs of an answer', () => {
  it('are quiet where the sentence says what is asked', async () => {
    const signs = await signsOf('Which Spanish architect designed the new building in Edinburgh?');
    expect(signs).toMatchObject({
      rarestUnheld: 0,
      apart: 0,
      replaced: 0,
      opposite: 0,
      contrast: 0,
    });
    expect(signs.together).toBeGreaterThan(0.5);
  });

  it('tell that another word stands where the question has its own', async () => {
    const {
      replaced = 0,
      unheldAkin,
      rarestUnheld = 0,
    } = await signsOf('Which French architect designed the new building in Edinburgh?');
    expect(replaced).toBeGreaterThan(0.1);
    expect(rarestUnheld).toBeGreaterThan(0.1);
    expect(unheldAkin).toBe(0);
  });

  it('tell that names stand apart which the question joins', async () => {
    const joined = await signsOf('Did Enric Miralles design the building?');
    const apart = await signsOf('Did Elizabeth Miralles design the building?');
    expect(joined.apartNames).toBe(0);
    expect(apart.apartNames).toBeGreaterThan(0.1);
  });

  it('tell a number, a denial, a contrast and an opposite that only the question has', async () => {
    expect((await signsOf('Did Elizabeth open it in 2014?')).numbersNowhere).toBeGreaterThan(0.1);
    expect(await signsOf('What did Enric Miralles not design?')).toMatchObject({
      negatedQuestion: 1,
      negationDiffers: 1,
      contrast: 1,
    });
    expect((await signsOf('Which architect designed the old building?')).opposite).toBe(1);
  });

  it('do not count the opposite against a question for yes or no', async () => {
    expect((await signsOf('Is the building old?')).opposite).toBe(0);
  });
});
