import { describe, expect, it } from 'vitest';
import { EVERYONE, libraryOf, makeArticle } from '../../../support/articles.ts';

const library = await libraryOf(
  makeArticle(['The harbour of Orme opens at seven in summer.'], {
    id: 'harbour',
    title: 'Harbour',
  }),
  makeArticle(['The harbour of Orme was deepened last summer.'], {
    id: 'dredger',
    title: 'Works',
  }),
  makeArticle(['Sheep graze on the northern hills.'], { id: 'sheep', title: 'Sheep' }),
);

describe('what is near beside an answer', () => {
  const namedBeside = async (question: string) => {
    const { answer } = await library.answer({ text: question }, EVERYONE, { alwaysAnswer: true });
    return answer.nearest?.map(({ documentId }) => documentId);
  };

  it('is named where the answer is not sure, less what answers', async () => {
    expect(await namedBeside('Which visitors come to the harbour at seven?')).toEqual(['dredger']);
  });

  it('is not named beside a sure one', async () => {
    expect(await namedBeside('What opens at seven in summer?')).toBeUndefined();
  });
});
