import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle([
    'The pier of Saltmouth was opened on 12 May 1999 by Ester Quill.',
    'A fire damaged the lighthouse in 2003, and builders restored it between 2005 and 2008.',
    'The ferry to Quillby stopped in the winter of 2010.',
    'The harbour has a long history.',
  ]),
);

describe('the date strategy', () => {
  it.each([
    ['When was the pier of Saltmouth opened?', '12 May 1999'],
    ['What year was the pier of Saltmouth opened?', '1999'],
    ['When did the ferry to Quillby stop?', 'winter of 2010'],
    ['When did a fire damage the lighthouse?', '2003'],
  ])('answers %j with %j', async (question, date) => {
    const { answer, trace } = await ask(library, question);
    expect(trace.strategy).toBe('date');
    expect(wordsOf(answer)[0]).toContain(date);
  });

  it('answers "what year" with the year alone', async () => {
    const { answer } = await ask(library, 'What year was the pier of Saltmouth opened?');
    expect(wordsOf(answer)).toEqual(['1999']);
  });

  it('abstains where no time is named', async () => {
    const { answer } = await ask(library, 'When does the long history of the harbour begin?');
    expect(answer.kind).toBe('abstention');
  });
});
