import { describe, expect, it } from 'vitest';
import { textReader } from '../../../../../src/qa/corpus/text/text-reader.ts';
import { ask, EVERYONE, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle(
    [
      'Ester Quill, director of the harbour, said that the pier was too short. The cranes were rusty, she said.',
      '"The ferry is never late," Orla Finch said.',
      'The lighthouse is white.',
      '“The quay costs 40 crowns,” said Finn Oster. “It costs 90 crowns!” shouted Ada Wirth.',
    ],
    { publisher: 'Coastal News' },
  ),
);

describe('the speaker strategy', () => {
  it.each([
    ['Who said that the pier was too short?', 'Ester Quill'],
    ['Who said the ferry is never late?', 'Orla Finch'],
    ['Who says that the cranes were rusty?', 'Ester Quill'],
    ['Who says the quay costs 90 crowns?', 'Ada Wirth'],
  ])('answers %j with %j', async (question, speaker) => {
    const { answer, trace } = await ask(library, question);
    expect(trace.strategy).toBe('speaker');
    expect(wordsOf(answer)).toEqual([speaker]);
  });

  it('names who asks where a transcript does', async () => {
    const talk = new TextEncoder().encode(
      'A talk about the pier\n\nReporter: How long is the pier?\nFalk: The pier is 240 metres long.\n',
    );
    const documents = await textReader.read(talk, { id: 'talk', path: 'talk.txt' });
    const talks = await libraryOf(...documents);
    const question = { text: 'Who asks how long the pier is?' };
    const { answer } = await talks.answer(question, EVERYONE, { alwaysAnswer: true });
    expect(wordsOf(answer)).toEqual(['Reporter']);
  });

  it('quotes the sentence where the name stands, with its attribution', async () => {
    const { answer } = await ask(library, 'Who said the ferry is never late?');
    expect(answer).toMatchObject({
      parts: [{ citation: { attribution: { speaker: 'Orla Finch', mode: 'direct' } } }],
    });
  });

  it('never takes the publisher for the speaker', async () => {
    const { answer } = await ask(library, 'Who said that the lighthouse is white?');
    expect(wordsOf(answer)).not.toContain('Coastal News');
  });
});
