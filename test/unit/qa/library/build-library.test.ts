import { describe, expect, it } from 'vitest';
import type { Answered } from '../../../../src/qa/types.ts';
import { EVERYONE, libraryOf, makeArticle } from '../../../support/articles.ts';

const PUBLIC = makeArticle(
  ['The ferry to Saltmouth carries lorries.', 'Lorries wait at the pier of Saltmouth.'],
  {
    id: 'public',
    title: 'Ferries',
  },
);

const PRIVATE = makeArticle(
  [
    'Project Nightjar buys the ferry for 77 million crowns, said Tamsin Reeve.',
    'Zanzibar quartzite is stored at the pier; Nightjar owns the lorries.',
  ],
  { id: 'private', title: 'Nightjar papers', collection: 'board' },
);

const BOARD = { collections: ['board'] };

const alone = await libraryOf(PUBLIC);
const both = await libraryOf(PUBLIC, PRIVATE);

/** All that an answer tells, without the times it took. */
const told = ({ answer, trace, carried, next }: Answered): unknown => {
  const { retrievalMs: _retrieval, answerMs: _answer, ...rest } = trace;
  return { answer, carried, next, trace: rest };
};

const QUESTIONS = [
  'What does the ferry to Saltmouth carry?',
  'Who buys the ferry?',
  'How much does Project Nightjar pay for the ferry?',
  'What is Nightjar?',
  'Where is the quartzite stored?',
  'Where is the quartzit stored?', // a spelling away from a word that only the private article holds
  'Who is Tamsin Reve?',
  'What did Tamsin Reeve say about lorries at the pier?',
  'Where do lorries wait?',
  'board',
];

describe('what a scope leaves out', () => {
  it.each(QUESTIONS)('shows nowhere in the answer to %j', async (text) => {
    // Words, names, spellings, weights and counts: all is as if the private article were not there.
    const [with_, without] = [
      await both.answer({ text }, EVERYONE),
      await alone.answer({ text }, EVERYONE),
    ];
    expect(told(with_)).toEqual(told(without));
  });

  it.each(QUESTIONS)('shows nowhere under a filter that names it: %j', async (text) => {
    const question = { text, filters: { article: 'private', by: 'Tamsin Reeve' } };
    const { answer, trace } = await both.answer(question, EVERYONE);
    const { missing: _asked, ...rest } = { missing: '', ...answer };
    expect(JSON.stringify([rest, trace.candidates])).not.toMatch(/private|77 million|Zanzibar/);
  });

  it('is answered for those who may see it', async () => {
    const { answer } = await both.answer(
      { text: 'How much does Project Nightjar pay for the ferry?' },
      BOARD,
    );
    expect(JSON.stringify(answer)).toContain('77 million crowns');
  });

  it.each([[[]], [['nothing']], [['Public']]])('is everything for %j', async (collections) => {
    const { answer } = await both.answer({ text: 'Who buys the ferry?' }, { collections });
    expect(answer).toMatchObject({ kind: 'abstention', reason: 'no-passage', nearest: [] });
  });

  it('does not depend on the order of the collections', async () => {
    const [forth, back] = await Promise.all(
      [
        ['public', 'board'],
        ['board', 'public', 'board'],
      ].map((collections) => both.answer({ text: 'Who buys the ferry?' }, { collections })),
    );
    expect(forth?.answer).toEqual(back?.answer);
  });
});

describe('a library', () => {
  it('of no articles answers too', async () => {
    const { answer } = await (await libraryOf()).answer({ text: 'Who buys the ferry?' }, EVERYONE);
    expect(answer).toMatchObject({ kind: 'abstention', reason: 'no-passage' });
  });

  it('is built from words that objects inherit', async () => {
    const text =
      'The constructor, the second constructor and the past three constructors met valueOf and __proto__.';
    const library = await libraryOf(
      makeArticle([text, 'The team won. The constructor has 5 cars.']),
    );
    const { answer } = await library.answer(
      { text: 'How many cars does the constructor have?' },
      EVERYONE,
    );
    expect(answer.kind).not.toBe('abstention');
  });
});
