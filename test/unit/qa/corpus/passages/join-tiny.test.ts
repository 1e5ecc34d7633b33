import { describe, expect, it } from 'vitest';
import { planPassages } from '../../../../../src/qa/corpus/passages/plan-passages.ts';
import { makeArticle } from '../../../../support/articles.ts';

/** Each passage as its path below the title and its text. */
const planned = (...lines: readonly string[]): readonly (readonly [string, string])[] => {
  const document = makeArticle(lines);
  return planPassages(document).map(({ path, span, carried }) => [
    path.slice(1).join(' › '),
    [...carried, span].map(({ start, end }) => document.text.slice(start, end)).join(' / '),
  ]);
};

const LONG = 'The lighthouse of Saltmouth has been open to everyone since the spring of last year.';
const OTHER = 'Boats for twelve people leave from the stairs below the tower at every full hour.';

describe('a few words under a heading', () => {
  it('join what stands over them in the article, with their heading', () => {
    expect(planned(LONG, '# Age', 'Suitable for everyone.')).toEqual([
      ['', `${LONG}\n\nAge\n\nSuitable for everyone.`],
    ]);
  });

  it('leave the sections beside them as they are where the one above takes them', () => {
    expect(planned(LONG, '# Age', 'Everyone.', '# Boats', OTHER)).toEqual([
      ['', `${LONG}\n\nAge\n\nEveryone.`],
      ['Boats', OTHER],
    ]);
  });

  it('take the section before them along, its heading in front, where nothing else is near', () => {
    expect(planned('# Boats', OTHER, '# Age', 'Everyone.')).toEqual([
      ['', `Boats\n\n${OTHER}\n\nAge\n\nEveryone.`],
    ]);
  });

  it('join each other where several stand in a row', () => {
    const [only, ...more] = planned('# Kit', 'English', '# Board', 'Italian', '# Case', 'Spanish');
    expect(only?.[1]).toContain('Kit\n\nEnglish\n\nBoard\n\nItalian');
    expect(more).toEqual([]);
  });

  it('that answer a question of the article stand alone with it', () => {
    expect(
      planned(LONG, '# Where can I find more about it?', 'In our guide.', '# Boats', OTHER),
    ).toEqual([
      ['', LONG],
      ['', 'Where can I find more about it?\n\nIn our guide.'],
      ['Boats', OTHER],
    ]);
  });
});
