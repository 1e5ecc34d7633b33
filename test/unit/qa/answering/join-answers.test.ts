import { describe, expect, it } from 'vitest';
import { joinAnswers } from '../../../../src/qa/answering/join-answers.ts';
import type { Answer, Answered, Citation } from '../../../../src/qa/types.ts';
import { makeAnswered, makeCitation, makeExtract } from '../../../support/library.ts';

const extract = makeExtract('The pier is old.', 'old');
const weak: Answer = {
  ...makeExtract('The ferry is new.', 'new'),
  score: 0.6,
  confidence: 'likely',
} as Answer;
const nothing: Answer = { kind: 'abstention', reason: 'no-passage', nearest: [], score: 0 };

const QUESTIONS = ['How old is the pier?', 'how new is the ferry?'];

const join = (first: Answer, second: Answer): Answered =>
  joinAnswers(QUESTIONS, [makeAnswered(first), makeAnswered(second)]);

describe('the answer to a question in two parts', () => {
  it('has the parts of both, in their order, and is as sure as the less sure one', () => {
    const { answer, trace } = join(extract, weak);
    expect(answer).toMatchObject({
      kind: 'extract',
      parts: [{ text: 'old' }, { text: 'new' }],
      score: 0.6,
      confidence: 'likely',
    });
    expect(trace.partial).toBe('Both parts of the question are answered, in their order.');
  });

  it.each([
    ['first', extract, nothing, QUESTIONS[0]],
    ['second', nothing, weak, QUESTIONS[1]],
  ])('says that only the %s part is answered', (which, first, second, question) => {
    const { answer, trace } = join(first, second);
    expect(answer.kind).toBe('extract');
    expect(trace.partial).toBe(`Only the ${which} part of the question is answered: "${question}"`);
    expect(trace.notes[0]).toBe(trace.partial);
  });

  it('names what is nearest to both parts in turn, each once, but not what answers', () => {
    const near = (passageId: string): Citation => ({
      ...makeCitation('It stood here.', 'here'),
      passageId,
    });
    const own = { ...weak, nearest: [near('a'), near('b')] };
    const other: Answer = { ...nothing, nearest: [near('b'), near('c'), near('d')] };
    const ids = ({ answer }: Answered) => answer.nearest?.map(({ passageId }) => passageId);
    expect(ids(join(own, other))).toEqual(['a', 'b', 'c']);
    expect(ids(join(weak, { ...nothing, nearest: [near('western-region#1')] }))).toEqual([]);
  });

  it('is the first abstention when there is no answer', () => {
    const { answer, trace } = join(nothing, nothing);
    expect(answer).toBe(nothing);
    expect(trace.partial).toBeUndefined();
  });

  it('is the answer itself when there is one part', () => {
    const answered = makeAnswered(extract);
    expect(joinAnswers(['How old is the pier?'], [answered])).toBe(answered);
  });

  it('exists for no question at all', () => {
    expect(joinAnswers([], []).answer).toMatchObject({
      kind: 'abstention',
      reason: 'not-a-question',
    });
  });
});
