import { expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const SENTENCE = 'The harbour of Saltmouth froze over in the hard winter.';
const library = await libraryOf(makeArticle([`${SENTENCE} Nobody came.`]));

it.each([
  'harbour Saltmouth froze winter',
  'Did the harbour of Saltmouth freeze over?',
  'How did the harbour of Saltmouth freeze over?',
])(
  'the sentence strategy gives the whole sentence where no shorter span can be told: %j',
  async (question) => {
    const { answer, trace } = await ask(library, question);
    expect(trace.strategy).toBe('sentence');
    expect(wordsOf(answer)).toEqual([SENTENCE]);
  },
);
