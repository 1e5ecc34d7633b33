import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle([
    'The ferry was cancelled because the crew was sick.',
    'The pier was closed due to heavy storms; it opens in May.',
    'The council raised the wall to protect the lower streets.',
    'Grain prices went up by 4% in Dockville.',
  ]),
);

describe('the reason strategy', () => {
  it.each([
    ['because', 'Why was the ferry cancelled?', 'the crew was sick'],
    ['due to', 'Why was the pier closed?', 'heavy storms'],
    ['to', 'Why did the council raise the wall?', 'to protect the lower streets'],
  ])('finds the clause behind %j', async (_cue, question, reason) => {
    const { answer, trace } = await ask(library, question);
    expect(trace.strategy).toBe('reason');
    expect(wordsOf(answer)).toEqual([reason]);
  });

  it('takes no amount for a reason', async () => {
    const { trace } = await ask(library, 'Why did grain prices go up in Dockville?');
    expect(trace.strategy).not.toBe('reason');
  });
});
