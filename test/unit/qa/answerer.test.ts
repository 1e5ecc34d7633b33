import { describe, expect, it } from 'vitest';
import type { Answered } from '../../../src/qa/types.ts';
import { ask, EVERYONE, libraryOf, makeArticle, wordsOf } from '../../support/articles.ts';

const library = await libraryOf(
  makeArticle(
    [
      'The pier of Saltmouth was opened by Ester Quill in 1999.',
      'Ester Quill said that the pier needs paint.',
      'Ester Quill was born in Linhai.',
      'Saltmouth loaded 40 containers in 2020. Saltmouth loaded 55 containers in 2021.',
      'Dockville loaded 70 containers in 2021.',
    ],
    { id: 'pier', title: 'Piers', publishedOn: '2021-12-01' },
  ),
  makeArticle(['The captain of the ferry club is Lin Hao.'], {
    id: 'club-2020',
    title: 'Club',
    publishedOn: '2020-05-05',
  }),
  makeArticle(['The captain of the ferry club is Su Wen.'], {
    id: 'club-2023',
    title: 'Club',
    publishedOn: '2023-05-05',
  }),
);

/** The answers to the questions of one conversation, in order. */
const converse = async (...questions: readonly string[]): Promise<readonly Answered[]> => {
  const answers: Answered[] = [];
  for (const text of questions) {
    const context = answers.at(-1)?.next;
    answers.push(
      await library.answer({ text, ...(context === undefined ? {} : { context }) }, EVERYONE),
    );
  }
  return answers;
};

const wordsOfLast = (answers: readonly Answered[]): readonly string[] => {
  const last = answers.at(-1);
  return last === undefined ? [] : wordsOf(last.answer);
};

describe('a question in two parts', () => {
  it('gets both answers in their order', async () => {
    const { answer, trace } = await ask(
      library,
      'Who opened the pier of Saltmouth and when was it opened?',
    );
    expect(wordsOf(answer)).toEqual(['Ester Quill', '1999']);
    expect(trace.partial).toMatch(/^Both parts/);
  });

  it('says which part was answered when the other was not', async () => {
    const { answer, trace } = await ask(
      library,
      'Who opened the pier of Saltmouth and who runs Atlantis?',
    );
    expect(wordsOf(answer)).toEqual(['Ester Quill']);
    expect(trace.partial).toBe(
      'Only the first part of the question is answered: "Who opened the pier of Saltmouth?"',
    );
  });
});

describe('a question of words that mean nothing by themselves', () => {
  it.each(['Who said that?', 'Why?', 'What did they say about it?'])(
    'is not answered from words alike: %s',
    async (text) => {
      const { answer } = await ask(library, text);
      expect(answer).toMatchObject({ kind: 'abstention', reason: 'not-a-question', nearest: [] });
    },
  );

  it('is answered when a filter says what it is about', async () => {
    const { answer } = await library.answer(
      { text: 'When was that?', filters: { article: 'pier' } },
      { collections: ['public'] },
    );
    expect(answer).not.toMatchObject({ reason: 'not-a-question' });
  });
});

describe('a question for the latest', () => {
  it('is answered by the newest article', async () => {
    const { answer } = await ask(library, 'Who is currently the captain of the ferry club?');
    expect(wordsOf(answer)).toEqual(['Su Wen']);
  });
});

describe('a conversation', () => {
  it('fills in a new year', async () => {
    const answers = await converse(
      'How many containers did Saltmouth load in 2020?',
      'And in 2021?',
    );
    expect(wordsOfLast(answers)[0]).toMatch(/^55/);
  });

  it('fills in a new name', async () => {
    const answers = await converse(
      'How many containers did Saltmouth load in 2021?',
      'What about Dockville?',
    );
    expect(wordsOfLast(answers)[0]).toMatch(/^70/);
  });

  it('knows who is meant by "she"', async () => {
    const answers = await converse('Who opened the pier of Saltmouth?', 'Where was she born?');
    expect(wordsOfLast(answers)).toEqual(['Linhai']);
    expect(answers.at(-1)?.carried).toContain('Ester Quill');
  });

  it('knows who said what was answered', async () => {
    const answers = await converse('What does the pier need?', 'Who said that?');
    expect(wordsOfLast(answers)).toEqual(['Ester Quill']);
  });

  it('carries nothing into a question that stands alone', async () => {
    const answers = await converse(
      'How many containers did Saltmouth load in 2020?',
      'Who is the captain of the ferry club?',
    );
    expect(answers.at(-1)?.carried).toEqual([]);
  });

  it('is not forgotten over a greeting', async () => {
    const [first, greeting] = await converse(
      'How many containers did Saltmouth load in 2020?',
      'thanks',
    );
    expect(greeting?.next).toEqual(first?.next);
  });

  it('keeps a context that is bounded', async () => {
    const names = Array.from({ length: 200 }, (_, n) => `Henan${n} or`).join(' ');
    const { next } = await ask(library, `Did ${names} grow?`);
    expect(next.entities.length).toBeLessThanOrEqual(6);
    expect(next.terms.length).toBeLessThanOrEqual(16);
    expect(next.question?.length).toBeLessThanOrEqual(300);
  });
});

describe('an answer', () => {
  it('is the same however often the question is asked', async () => {
    const text = 'How many containers did Saltmouth load in 2021?';
    const [first, second] = [await ask(library, text), await ask(library, text)];
    expect(second.answer).toEqual(first.answer);
  });

  it('comes with a trace that survives JSON', async () => {
    const { trace } = await ask(library, 'Who opened the peir of Saltmouth?');
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
    expect(trace.candidates.length).toBeGreaterThan(0);
  });
});
