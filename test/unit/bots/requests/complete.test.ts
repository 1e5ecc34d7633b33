import { describe, expect, it } from 'vitest';
import { complete } from '../../../../src/bots/requests/complete.ts';
import { EVERYONE, libraryOf, makeArticle } from '../../../support/articles.ts';

const SECRET = { collections: ['board'] };
const library = await libraryOf(
  makeArticle(['The west grew by 6.7% a year, Wang Wei said.'], { id: 'west', title: 'The west' }),
  makeArticle(['The east will be sold, Ines Falk said.'], {
    id: 'east',
    title: 'Sale of the east',
    collection: 'board',
  }),
  makeArticle(['Nothing is counted here.'], {
    id: 'long',
    title: `West ${'and west '.repeat(30)}`,
  }),
);
const services = { library: () => library };
const typing = (option: string, typed: string, scope = EVERYONE) =>
  complete({ command: 'ask', option, typed, scope }, services);

describe('complete', () => {
  it('offers the articles whose titles hold the words typed so far, cut where they are long', () => {
    const titles = typing('article', 'we');
    expect(titles[0]).toBe('The west');
    expect(titles).toHaveLength(2);
    expect(titles[1]?.length).toBeLessThanOrEqual(100);
  });

  it('offers people who are quoted', () => {
    expect(typing('by', 'wei')).toEqual(['Wang Wei']);
  });

  it('offers nothing of a collection that the asker may not see', () => {
    expect(typing('article', 'sale')).toEqual([]);
    expect(typing('by', '')).not.toContain('Ines Falk');
    expect(typing('article', 'sale', SECRET)).toEqual(['Sale of the east']);
    expect(typing('by', '', SECRET)).toEqual(['Ines Falk']);
  });

  it('offers nothing for what is not completed', () => {
    expect(typing('question', 'west')).toEqual([]);
    expect(complete({ command: 'none', option: 'none', typed: '' }, services)).toEqual([]);
  });
});
