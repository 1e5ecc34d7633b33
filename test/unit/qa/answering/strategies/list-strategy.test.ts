import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle(
    [
      'The harbour handles three goods: grain, timber and salt.',
      'In this regard, Su Wen made three suggestions for the pilots:',
      'The first is to share the pilots of the ports. That saves time.',
      'The second is to train new pilots.',
      'Third, pay them better.',
      '# Weather',
      'The fourth of May was cold.',
    ],
    { title: 'Harbours' },
  ),
);

const SUGGESTIONS = [
  'The first is to share the pilots of the ports.',
  'The second is to train new pilots.',
  'Third, pay them better.',
];

describe('the list strategy', () => {
  it('gives the members of a list in one sentence as they stand there', async () => {
    const { answer, trace } = await ask(library, 'Which goods does the harbour handle?');
    expect(trace.strategy).toBe('list');
    expect(wordsOf(answer)).toEqual(['grain, timber and salt']);
  });

  it('follows an announced list over its paragraphs, and stops at the next heading', async () => {
    const { answer, trace } = await ask(
      library,
      'What are the three suggestions of Su Wen for the pilots?',
    );
    expect(trace.strategy).toBe('list');
    expect(wordsOf(answer)).toEqual(SUGGESTIONS);
  });

  it('cites each part of an announced list where it stands', async () => {
    const { answer } = await ask(library, 'What suggestions did Su Wen make for the pilots?');
    const parts = answer.kind === 'extract' ? answer.parts : [];
    expect(parts.map(({ citation }) => citation.quote)).toEqual(SUGGESTIONS);
  });

  it('gives only the part whose number is asked for', async () => {
    const { answer } = await ask(
      library,
      'What is the second suggestion of Su Wen for the pilots?',
    );
    expect(wordsOf(answer)).toEqual(['The second is to train new pilots.']);
  });
});
