import { describe, expect, it } from 'vitest';
import type { AnswerSource, Document } from '../../../../src/qa/types.ts';
import { createSourceFinder } from '../../../../src/qa/verified/source-words.ts';
import { LEAVE, readText } from '../../../support/answers.ts';

const find = async (source: AnswerSource): Promise<string> => {
  const documents = await readText('hr/leave.md', LEAVE);
  const byId = new Map(documents.map((document: Document) => [document.id, document]));
  const found = createSourceFinder()(source, byId);
  return found.kind === 'found'
    ? found.document.text.slice(found.span.start, found.span.end)
    : found.kind;
};

describe('what an answer rests on', () => {
  it.each(['hr/leave', 'hr/leave.md', '/hr/leave.md', './hr/leave.md'])(
    'is found in the article %s',
    async (article) => {
      expect(await find({ article, words: '25 days' })).toBe('25 days');
    },
  );

  it('is found whatever its blanks, quotes and dashes', async () => {
    const words = 'Everyone has  25 days\nof annual leave a year.';
    expect(await find({ article: 'hr/leave', words })).toBe(
      'Everyone has 25 days of annual leave a year.',
    );
  });

  it('is all that stands under a heading where no words are named', async () => {
    expect(await find({ article: 'hr/leave', section: 'carrying over' })).toBe(
      'You may carry over five days until the end of March.',
    );
  });

  it.each([
    ['article-gone', { article: 'leave' }],
    ['section-gone', { article: 'hr/leave', section: 'Unpaid leave' }],
    ['words-changed', { article: 'hr/leave', words: 'Everyone has 26 days' }],
    ['words-changed', { article: 'hr/leave', section: 'Carrying over', words: '25 days' }],
  ])('is told to be %s', async (kind, source) => {
    expect(await find(source)).toBe(kind);
  });
});
