import { describe, expect, it } from 'vitest';
import { corpusCard } from '../../../../../src/bots/presentation/cards/corpus-card.ts';
import { makeDocument } from '../../../../support/library.ts';

const linesOf = (facts: Parameters<typeof corpusCard>[0]) =>
  Object.fromEntries(corpusCard(facts).lines.map(({ label, value }) => [label, value]));

describe('the corpus at a glance', () => {
  it('counts the articles and names their dates, publishers, the newest and the topics', () => {
    const documents = [
      makeDocument({ id: 'a', title: 'Old', publishedOn: '2021-03-01', publisher: 'Herald' }),
      makeDocument({ id: 'b', title: 'New', publishedOn: '2022-09-23', publisher: 'Herald' }),
      makeDocument({ id: 'c', title: 'Between', publishedOn: '2022-01-01', publisher: 'Post' }),
    ];
    expect(linesOf({ documents, topics: ['growth', 'funds'] })).toEqual({
      Articles: '3',
      Published: '2021-03-01 to 2022-09-23',
      By: 'Herald, Post',
      Newest: 'New (2022-09-23)',
      'Figures about': 'growth, funds',
    });
  });

  it('says no more of an empty corpus than that it is empty', () => {
    expect(linesOf({ documents: [], topics: [] })).toEqual({ Articles: '0' });
  });
});
