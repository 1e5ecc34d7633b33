import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../../../src/qa/library/build-library.ts';
import type { PassageReader } from '../../../../../src/qa/reading/passage-reader.ts';
import type { Answer } from '../../../../../src/qa/types.ts';
import { ask, makeArticle, wordsOf } from '../../../../support/articles.ts';

const TEXT =
  'Saltmouth built about 31 dams in June 2016. The lamp of the lighthouse burns whale oil.';

/** A reader that believes in these words of a passage, the first three times as much as the second and so on. */
const readerOf = (...believed: readonly string[]): PassageReader => ({
  model: 'believing',
  read: async (_question, passages) =>
    passages.map(({ text }) => {
      const pieces = [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)];
      const starts = Uint32Array.from(pieces, ({ index }) => index);
      const ends = Uint32Array.from(pieces, ({ index, 0: piece }) => index + piece.length);
      const believes = (edges: Uint32Array, edgeOf: (from: number, words: string) => number) =>
        Float32Array.from(edges, (edge) => {
          const at = believed.findIndex((words) => edgeOf(text.indexOf(words), words) === edge);
          return at < 0 ? -9 : -Math.log(3) * at;
        });
      return {
        relevance: 3,
        none: 0,
        starts,
        ends,
        start: believes(starts, (from) => from),
        end: believes(ends, (from, words) => from + words.length),
      };
    }),
  close: async () => {},
});

const answerWith = async (reader: PassageReader | undefined, question: string): Promise<Answer> => {
  const library = await buildLibrary([makeArticle([TEXT])], {
    ...(reader === undefined ? {} : { reader }),
  });
  return (await ask(library, question)).answer;
};

describe('what the span reader adds', () => {
  it('bounds a phrase as the reader does, where both mean the same', async () => {
    const reader = readerOf('lamp of the lighthouse', 'lamp');
    const answer = await answerWith(reader, 'What burns whale oil?');
    expect(wordsOf(answer)).toEqual(['lamp of the lighthouse']);
  });

  it('leaves a figure its qualifier and unit', async () => {
    const question = 'How many dams were built in 2016?';
    const alone = await answerWith(undefined, question);
    const read = await answerWith(readerOf('31'), question);
    expect(wordsOf(read)).toEqual(wordsOf(alone));
    expect(read).toMatchObject({
      kind: 'figure',
      figure: { quantity: { value: 31, qualifier: 'about' } },
    });
  });

  it('has no say in who somebody is, since it points at names', async () => {
    const text = 'The keeper of the lighthouse was Ann Lee in the time of Queen Maud Grey.';
    const library = (reader?: PassageReader) =>
      buildLibrary([makeArticle([text])], { ...(reader && { reader }) });
    const alone = await ask(await library(), 'Who is Ann Lee?');
    const read = await ask(await library(readerOf('time of Queen Maud Grey')), 'Who is Ann Lee?');
    expect(wordsOf(read.answer)).toEqual(wordsOf(alone.answer));
  });

  it('leaves a date to the rules', async () => {
    const question = 'When did Saltmouth build 31 dams?';
    const alone = await answerWith(undefined, question);
    const read = await answerWith(readerOf('in June', 'dams in June 2016'), question);
    expect(wordsOf(read)).toEqual(wordsOf(alone));
  });
});
