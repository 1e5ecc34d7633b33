import { describe, expect, it } from 'vitest';
import { compareRecords, recordOf } from '../../../src/editors/corpus-record.ts';
import { gapReport } from '../../../src/editors/gap-report.ts';
import { gapsAsText } from '../../../src/editors/gap-text.ts';
import { goldenCandidates } from '../../../src/editors/golden-candidates.ts';
import { nearDuplicates } from '../../../src/editors/near-duplicates.ts';
import { gapsAsCsv } from '../../../src/editors/overview-tables.ts';
import type { FeedbackEntry, LoggedQuestion } from '../../../src/store/store.ts';
import { EVERYONE, libraryOf, makeArticle } from '../../support/articles.ts';

const ferry = makeArticle(['The ferry to Saltmouth takes forty minutes.'], {
  id: 'ferry',
  title: 'The ferry',
});
const library = await libraryOf(ferry);

const logged = (text: string, at: number, outcome = 'abstained'): LoggedQuestion => ({
  questionId: `q${at}`,
  platform: 'slack',
  command: 'ask',
  outcome,
  at,
  text,
});

const DAY = 24 * 60 * 60_000;

describe('the gap report', () => {
  const questions = [
    logged('Who owns the ferry to Ottery?', DAY),
    logged('who owns the Ottery ferry', 2 * DAY),
    logged('Who owns the ferry to Ottery?', 3 * DAY),
    logged('How long does the ferry take?', 4 * DAY, 'answered'),
    logged('=HYPERLINK("http://x") of the mill', 5 * DAY),
  ];
  const feedback: readonly FeedbackEntry[] = [
    {
      questionId: 'q9',
      choice: 'wrong-passage',
      at: 6 * DAY,
      question: 'Who owns the Ottery ferry?',
      comment: 'That is\nthe wrong ferry',
    },
    { questionId: 'q10', choice: 'right', at: DAY, question: 'How long does the ferry take?' },
  ];

  it('groups what asks the same, most often asked first, with the nearest article', async () => {
    const gaps = await gapReport({ questions, feedback }, library, EVERYONE);
    expect(gaps.map(({ question, count }) => [question, count])).toEqual([
      ['Who owns the ferry to Ottery?', 4],
      ['=HYPERLINK("http://x") of the mill', 1],
    ]);
    expect(gaps[0]).toMatchObject({
      unanswered: 3,
      downVoted: 1,
      lastAsked: 6 * DAY,
      nearest: { documentId: 'ferry', title: 'The ferry' },
      comments: ['That is\nthe wrong ferry'],
    });
  });

  it('reads well, and no cell of its table is taken for a formula', async () => {
    const gaps = await gapReport({ questions, feedback }, library, EVERYONE);
    const text = gapsAsText(gaps, 30);
    expect(text).toContain('1. Who owns the ferry to Ottery?');
    expect(text).toContain('unanswered 3 times, called wrong once, last on 1970-01-07');
    const [head, first, second] = gapsAsCsv(gaps).split('\r\n');
    expect(head?.split(',')).toHaveLength(14);
    expect(first).toContain('"That is the wrong ferry"');
    expect(second?.startsWith(`"'=HYPERLINK(""http://x"")`)).toBe(true);
    expect(gapsAsText([], 30)).toContain('Nothing');
  });
});

describe('candidates for golden questions', () => {
  it('are the questions whose answers were called wrong, with the evidence that still stands', () => {
    const entry = { questionId: 'q1', at: 0, question: 'How long?', documentId: 'ferry' };
    const quote = 'The ferry to Saltmouth takes forty minutes.';
    const [candidate, ...others] = goldenCandidates(
      [
        { ...entry, choice: 'wrong-passage' },
        { ...entry, choice: 'wrong-answer', quote, comment: 'too short' },
        { ...entry, choice: 'right', question: 'Fine?' },
        { ...entry, choice: 'wrong-answer', question: undefined as never },
      ],
      library,
    );
    expect(others).toEqual([]);
    expect(candidate).toMatchObject({
      question: 'How long?',
      answers: [],
      evidence: [{ documentId: 'ferry', quote }],
      comment: 'too short',
    });
    const [gone] = goldenCandidates(
      [{ ...entry, choice: 'wrong-answer', quote: 'The ferry takes a day.' }],
      library,
    );
    expect(gone?.evidence).toEqual([]);
  });
});

describe('duplicates', () => {
  const words = (from: number, count: number): string =>
    Array.from({ length: count }, (_, n) => `word${(from + n) * 7919}`).join(' ');
  const article = (id: string, text: string) => makeArticle([text], { id });

  it('are grouped, word for word apart from nearly the same', () => {
    const long = words(0, 300);
    const groups = nearDuplicates([
      article('a', long),
      article('b', `${long} and one more sentence at the end`),
      article('c', words(1000, 300)),
      article('d', words(2000, 200)),
      article('e', `${words(2000, 200).toUpperCase()}!`),
    ]);
    expect(groups.map(({ kind, documentIds }) => [kind, documentIds])).toEqual([
      ['near', ['a', 'b']],
      ['exact', ['d', 'e']],
    ]);
    expect(groups[0]?.likeness).toBeGreaterThan(0.85);
  });

  it('are none where articles only share a paragraph, or hold nothing', () => {
    const shared = words(0, 60);
    const groups = nearDuplicates([
      article('a', `${shared} ${words(5000, 200)}`),
      article('b', `${shared} ${words(9000, 200)}`),
    ]);
    expect(groups).toEqual([]);
    expect(nearDuplicates([])).toEqual([]);
  });
});

describe('a record of a corpus', () => {
  it('tells what was added, changed and removed since', () => {
    const other = makeArticle(['Two.'], { id: 'other' });
    const before = recordOf([ferry, other]);
    const after = recordOf([{ ...ferry, title: 'The old ferry' }, makeArticle(['x'], { id: 'x' })]);
    expect(compareRecords(before, after)).toEqual({
      added: ['x'],
      changed: ['ferry'],
      removed: ['other'],
    });
    expect(compareRecords(before, before)).toEqual({ added: [], changed: [], removed: [] });
  });
});
