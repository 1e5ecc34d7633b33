import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle([
    'Ester Quill, director of the harbour, opened the pier.',
    'Photosynthesis is a process by which plants turn light into sugar.',
    'The reporter Orla Finch asked about the lighthouse.',
    'Two tasks of the Tide Board, named by law 12, are hard.',
    'As the chief keeper of the locks, the Tide Board opens the gates.',
  ]),
);

describe('the definition strategy', () => {
  it.each([
    ['a description set off by commas', 'Who is Ester Quill?', 'director of the harbour'],
    [
      'the sentence that says what a thing is',
      'What is photosynthesis?',
      'Photosynthesis is a process by which plants turn light into sugar.',
    ],
    ['nouns in front of a name', 'Who is Orla Finch?', 'reporter'],
    [
      'the role that opens the sentence',
      'What is the Tide Board?',
      'As the chief keeper of the locks, the Tide Board opens the gates.',
    ],
  ])('finds %s', async (_place, question, definition) => {
    const { answer, trace } = await ask(library, question);
    expect(trace.strategy).toBe('definition');
    expect(wordsOf(answer)).toEqual([definition]);
  });
});
