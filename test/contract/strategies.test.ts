import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '../../src/qa/answering/strategies/strategies.ts';
import { ask, libraryOf, makeArticle } from '../support/articles.ts';

const library = await libraryOf(
  makeArticle([
    'Ester Quill, director of the harbour, opened the pier on 12 May 1999.',
    'The ferry carried 31 lorries because the train was late.',
    'The harbour handles three goods: grain, timber and salt.',
    '"The lighthouse is white," Orla Finch said.',
    'The council built a salt museum in Linhai.',
    'Jan Holt, the baker, is 61 years old.',
  ]),
);

const QUESTIONS = [
  'Who said the lighthouse is white?',
  'Which goods does the harbour handle?',
  'How many lorries did the ferry carry?',
  'How old is Jan Holt?',
  'When was the pier opened?',
  'Who is Ester Quill?',
  'Who opened the pier?',
  'Why did the ferry carry lorries?',
  'What did the council build in Linhai?',
  'council museum Linhai',
];

describe('the strategies', () => {
  it('have names of their own', () => {
    const names = STRATEGIES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(STRATEGIES)('$name finds an answer inside the sentence it cites', async ({ name }) => {
    const answers = await Promise.all(QUESTIONS.map((question) => ask(library, question)));
    const found = answers.filter(({ trace }) => trace.strategy === name);
    expect(found).not.toEqual([]);
    for (const { answer } of found) expect(answer.kind).not.toBe('abstention');
  });
});
