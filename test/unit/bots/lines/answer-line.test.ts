import { describe, expect, it } from 'vitest';
import { answerLine } from '../../../../src/bots/lines/answer-line.ts';
import type { Answer, Figure } from '../../../../src/qa/types.ts';
import { makeCitation, makeDocument, makeExtract, makePart } from '../../../support/library.ts';

const documents = new Map([['western-region', makeDocument()]]);
const quote = 'Henan and Jiangxi took part.';

describe('answerLine', () => {
  it('joins the parts of a list, and gives a citation for each and for what other articles say', () => {
    const [first, second, other] = ['Jiangxi', 'Henan', 'took part'].map((text) =>
      makePart(quote, text),
    );
    if (first === undefined || second === undefined || other === undefined) throw new Error('part');
    const line = answerLine(
      'who took part?',
      {
        kind: 'extract',
        answerType: 'list',
        parts: [first, second],
        conflicts: [other],
        score: 0.5,
        confidence: 'likely',
      },
      documents,
      1.2345,
    );
    expect(line).toMatchObject({ text: 'Jiangxi; Henan', sentence: quote, elapsedMs: 1.23 });
    expect(line.citations.map(({ answerStart }) => answerStart)).toEqual([10, 0, 18]);
  });

  it('writes null for what an article does not have', () => {
    const line = answerLine(
      '?',
      makeExtract('It grew.', 'grew', { documentId: 'gone' }),
      documents,
      1,
    );
    expect(line.citations[0]).toMatchObject({
      title: 'gone',
      publisher: null,
      publishedOn: null,
      url: null,
      speaker: null,
      role: null,
      mode: null,
    });
  });

  it('fills text, sentence and citations of a figure, and the figure', () => {
    const sentence = 'The west grew by 6.7% a year.';
    const figure: Figure = {
      id: 'f1',
      metric: 'growth',
      quantity: { text: '6.7%', value: 6.7, unit: { kind: 'percent', name: '%' } },
      citation: makeCitation(sentence, '6.7%'),
    };
    const answer: Answer = {
      kind: 'figure',
      figure,
      others: [],
      conflicts: [],
      score: 1,
      confidence: 'strong',
    };
    expect(answerLine('how fast?', answer, documents, 1)).toMatchObject({
      kind: 'figure',
      text: '6.7%',
      sentence,
      figure: { text: '6.7%', value: 6.7, high: null, unit: '%', period: null, start: 17, end: 21 },
      citations: [{ quote: sentence, answerStart: 17, answerEnd: 21 }],
    });
  });

  it('says who checked an answer, and what it rests on', () => {
    const part = makePart(quote, 'Henan');
    const answer: Answer = {
      kind: 'extract',
      answerType: 'place',
      parts: [part],
      conflicts: [],
      score: 1,
      confidence: 'strong',
      verified: {
        documentId: '_answers/where',
        question: 'Where?',
        by: 'Dana Reyes',
        on: '2026-11-02',
        sources: [part.citation],
      },
    };
    expect(answerLine('where?', answer, documents, 1).verified).toMatchObject({
      question: 'Where?',
      by: 'Dana Reyes',
      on: '2026-11-02',
      sources: [{ quote }],
    });
  });

  it('keeps the score, the nearest passages and the other spelling of an abstention', () => {
    const answer: Answer = {
      kind: 'abstention',
      reason: 'missing-entity',
      nearest: [makeCitation(quote, 'Henan')],
      didYouMean: 'Henan?',
      score: 0.25,
    };
    expect(answerLine('Honan?', answer, documents, 1)).toMatchObject({
      kind: 'abstention',
      text: null,
      sentence: null,
      confidence: null,
      score: 0.25,
      citations: [],
      reason: 'missing-entity',
      nearest: [{ quote }],
      didYouMean: 'Henan?',
    });
  });
});
