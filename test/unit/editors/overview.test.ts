import { describe, expect, it } from 'vitest';
import { overviewOf } from '../../../src/editors/overview.ts';
import type { FeedbackEntry, LoggedQuestion } from '../../../src/store/store.ts';
import { EVERYONE, libraryOf, makeArticle } from '../../support/articles.ts';

const DAY = 24 * 60 * 60_000;
const NOW = Date.parse('2026-12-01T12:00:00Z');
const SPAN = { from: NOW - 28 * DAY, to: NOW };
const LIMITS = { gaps: 10, others: 10 };

const library = await libraryOf(
  makeArticle(['The ferry to Saltmouth takes forty minutes.'], {
    id: 'ferry',
    title: 'The ferry',
    publishedOn: '2024-05-01',
  }),
  makeArticle(['Lunch is free.'], { id: 'lunch', publishedOn: '2026-10-01' }),
  makeArticle(['The vote was close.'], { id: 'board', collection: 'board' }),
);

const asked = (
  text: string | undefined,
  daysAgo: number,
  given: Partial<LoggedQuestion> = {},
): LoggedQuestion => ({
  questionId: `${text} ${daysAgo}`,
  platform: 'slack',
  command: 'ask',
  outcome: 'abstained',
  at: NOW - daysAgo * DAY,
  ...(text === undefined ? {} : { text }),
  ...given,
});

const overview = (questions: readonly LoggedQuestion[], feedback: readonly FeedbackEntry[] = []) =>
  overviewOf({ questions, feedback, span: SPAN }, [], library, EVERYONE, LIMITS);

describe('an overview for editors', () => {
  it('compares the last week with the weeks before', async () => {
    const { gaps } = await overview([
      asked('Who owns the Ottery ferry?', 1),
      asked('who owns the ferry to Ottery', 2),
      asked('Who owns the Ottery ferry?', 9),
      asked('Who owns the Ottery ferry?', 20),
    ]);
    expect(gaps).toMatchObject([{ count: 4, trend: { lately: 2, before: 0.7 } }]);
  });

  it('tells what is asked most, and how often it was answered', async () => {
    const { mostAsked } = await overview([
      asked('How long does the ferry take?', 1, { outcome: 'answered' }),
      asked('how long does the ferry take', 10),
      asked('Is lunch free?', 1, { outcome: 'answered' }),
      asked('Who pays?', 1, { outcome: 'refused' }),
    ]);
    expect(mostAsked).toEqual([
      {
        question: 'How long does the ferry take?',
        count: 2,
        answered: 1,
        trend: { lately: 1, before: 0.3 },
      },
    ]);
  });

  it('names old articles that are quoted again and again, and no others', async () => {
    const quoted = (id: string, daysAgo: number) =>
      asked('How long?', daysAgo, { outcome: 'answered', nearest: id });
    const { stale } = await overview([
      quoted('ferry', 1),
      quoted('ferry', 2),
      quoted('lunch', 1),
      quoted('lunch', 2),
      asked('What else?', 3, { nearest: 'ferry' }),
    ]);
    expect(stale).toEqual([
      { documentId: 'ferry', title: 'The ferry', publishedOn: '2024-05-01', quoted: 2 },
    ]);
  });

  it('shows what was called wrong, but nothing of a collection that is not seen', async () => {
    const wrong = (question: string, documentId: string, quote: string): FeedbackEntry => ({
      questionId: question,
      choice: 'wrong-answer',
      at: NOW - DAY,
      question,
      documentId,
      quote,
      comment: 'It is fifty.',
    });
    const { gaps } = await overview(
      [],
      [
        wrong('How long does the ferry take?', 'ferry', 'The ferry takes forty minutes.'),
        wrong('How close was the vote?', 'board', 'The vote was close.'),
      ],
    );
    const [ferry] = gaps.filter(({ shown }) => shown !== undefined);
    expect(ferry).toMatchObject({
      downVoted: 1,
      comments: ['It is fifty.'],
      shown: { documentId: 'ferry', quote: 'The ferry takes forty minutes.' },
    });
    expect(JSON.stringify(gaps)).not.toContain('The vote was close.');
  });

  it('counts the questions whose words are gone', async () => {
    const { wordless } = await overview([
      asked(undefined, 3),
      asked(undefined, 4, { outcome: 'shown' }),
    ]);
    expect(wordless).toBe(1);
  });
});
