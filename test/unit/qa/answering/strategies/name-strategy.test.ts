import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle([
    'The pier in Saltmouth was designed by Ester Quill, an engineer.',
    'Eastline Shipping Company bought nine vessels from a yard in Dockville.',
    'The lighthouse was paid for by Orla Finch.',
  ]),
);

describe('the name strategy', () => {
  it.each([
    ['Who designed the pier?', 'Ester Quill'],
    ['Who paid for the lighthouse?', 'Orla Finch'],
    ['Which company bought nine vessels?', 'Eastline Shipping Company'],
    ['Where is the pier?', 'Saltmouth'],
  ])('answers %j with %j', async (question, name) => {
    const { answer, trace } = await ask(library, question);
    expect(trace.strategy).toBe('name');
    expect(wordsOf(answer)).toEqual([name]);
  });

  it('never answers with the name the question holds', async () => {
    const { answer } = await ask(library, 'Who is paid by Orla Finch for the lighthouse?');
    expect(wordsOf(answer)).not.toContain('Orla Finch');
  });
});
