import { describe, expect, it } from 'vitest';
import { presentAnswer } from '../../../../src/bots/presentation/present-answer.ts';
import { shownText } from '../../../../src/bots/presentation/quotes/shown-text.ts';
import type { AbstentionReason, Answer } from '../../../../src/qa/types.ts';
import {
  makeAnswered,
  makeCitation,
  makeDocument,
  makeExtract,
  makePart,
} from '../../../support/library.ts';

const quote = 'Henan, Jiangxi and Guizhou took part.';
const documents = new Map([['western-region', makeDocument()]]);

const present = (answer: Answer, carried: readonly string[] = []) =>
  presentAnswer(makeAnswered(answer, { carried }), documents);

describe('presentAnswer', () => {
  it('marks the answer inside its own sentence and names the article', () => {
    const card = present(
      makeExtract('The west grew by 6.7% a year.', '6.7%', {
        sentence: { start: 40, end: 69 },
        attribution: { speaker: 'Wang Wei', role: 'director', mode: 'reported' },
      }),
    );
    expect(card).toMatchObject({
      kind: 'answer',
      quotes: [
        {
          blocks: [
            {
              kind: 'text',
              runs: [
                { text: 'The west grew by ', isAnswer: false },
                { text: '6.7%', isAnswer: true },
                { text: ' a year.', isAnswer: false },
              ],
            },
          ],
          speaker: 'Wang Wei',
          role: 'director',
          source: { title: 'The west', publisher: 'Daily Economic News' },
        },
      ],
    });
  });

  it('shows a list that stands in one sentence as one quote with every part marked', () => {
    const parts = ['Guizhou', 'Henan', 'Jiangxi'].map((text) => makePart(quote, text));
    const [first, ...rest] = parts;
    if (first === undefined) throw new Error('no part');
    const card = present({
      kind: 'extract',
      answerType: 'list',
      parts: [first, ...rest],
      conflicts: [],
      score: 1,
      confidence: 'strong',
    });
    if (card.kind !== 'answer') throw new Error(card.kind);
    expect(card.answer).toBe('Guizhou; Henan; Jiangxi');
    expect(card.quotes).toHaveLength(1);
    expect(shownText(card.quotes)).toBe(quote);
    const [block] = card.quotes[0]?.blocks ?? [];
    if (block?.kind !== 'text') throw new Error(block?.kind);
    expect(block.runs.filter((run) => run.isAnswer)).toHaveLength(3);
  });

  it('names no speaker where the article names none, and falls back to the id of an article that has gone', () => {
    const card = present(makeExtract('It grew.', 'grew', { documentId: 'gone' }));
    if (card.kind !== 'answer') throw new Error(card.kind);
    expect(card.quotes[0]).not.toHaveProperty('speaker');
    expect(card.quotes[0]?.source).toMatchObject({ documentId: 'gone', title: 'gone' });
  });

  it('names where else to look beside an answer that is not sure', () => {
    const near = makeCitation('It shrank.', 'shrank', { documentId: 'gone' });
    const card = present({ ...makeExtract('It grew.', 'grew'), nearest: [near] });
    expect(card).toMatchObject({
      kind: 'answer',
      nearest: [{ blocks: [{ runs: [{ text: 'It shrank.' }] }], source: { documentId: 'gone' } }],
    });
  });

  it('says what was carried over and that an answer may be none', () => {
    const answer = { ...makeExtract('It grew.', 'grew'), confidence: 'likely' } as Answer;
    expect(present(answer, ['Henan', '2021']).notes).toEqual([
      'Carried over: Henan, 2021.',
      expect.stringContaining('This may answer it'),
    ]);
  });

  it('says which part of a question is answered', () => {
    const { trace, ...answered } = makeAnswered(makeExtract('It grew.', 'grew'));
    const partial = 'Only the first part of the question is answered: "did it grow"';
    expect(presentAnswer({ ...answered, trace: { ...trace, partial } }, documents).notes).toEqual([
      partial,
    ]);
  });

  const reasons: readonly AbstentionReason[] = [
    'no-passage',
    'low-evidence',
    'missing-entity',
    'missing-period',
    'filtered-out',
    'not-a-question',
    'unsupported-language',
  ];

  it.each(reasons)('says in its own words why it abstains: %s', (reason) => {
    const nearest = Array.from({ length: 5 }, () => makeCitation(quote, 'Henan'));
    const card = present({ kind: 'abstention', reason, missing: 'Tibet', nearest, score: 0.1 });
    if (card.kind !== 'abstention') throw new Error(card.kind);
    expect(card.headline).not.toBe('');
    expect(card.reason.endsWith('.')).toBe(true);
    expect(card.nearest).toHaveLength(3);
    expect(JSON.stringify(card.nearest)).not.toContain('"isAnswer":true');
  });

  it('gives every reason words of its own', () => {
    const told = reasons.map((reason) => {
      const card = present({ kind: 'abstention', reason, nearest: [], score: 0 });
      return card.kind === 'abstention' ? card.reason : '';
    });
    expect(new Set(told).size).toBe(reasons.length);
  });

  it('names what is missing, shortened when it is long', () => {
    const card = present({
      kind: 'abstention',
      reason: 'missing-entity',
      missing: 'T'.repeat(500),
      nearest: [],
      score: 0,
    });
    if (card.kind !== 'abstention') throw new Error(card.kind);
    expect(card.reason).toContain('TTT');
    expect(card.reason.length).toBeLessThan(200);
  });
});
