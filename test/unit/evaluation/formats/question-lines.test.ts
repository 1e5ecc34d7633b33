import { describe, expect, it } from 'vitest';
import {
  readConversationLines,
  readQuestionLines,
} from '../../../../evaluation/formats/question-lines.ts';

describe('readQuestionLines', () => {
  it('takes what is left out as not expected', () => {
    expect(readQuestionLines('{"question":"Who?","isAnswerable":true}\n\n', 'own.jsonl')).toEqual([
      {
        id: 'line 1',
        text: 'Who?',
        after: [],
        isAnswerable: true,
        answers: [],
        quotes: [],
        type: 'any',
        why: 'any',
        isHeld: false,
      },
    ]);
  });

  it('gathers sentences from evidence, sentence and sentences', () => {
    const line = { question: 'Who?', isAnswerable: true };
    const quotes = [
      { ...line, evidence: [{ documentId: 'a', quote: 'One.' }] },
      { ...line, sentence: 'Two.' },
      { ...line, sentences: ['Three.', 'Four.'], sentence: 'Three.' },
    ].map((value) => readQuestionLines(JSON.stringify(value), 'own.jsonl')[0]?.quotes);
    expect(quotes).toEqual([['One.'], ['Two.'], ['Three.', 'Four.']]);
  });

  it.each([
    [
      '{"question":"Who?","isAnswerable":true}\n{"question":',
      /own\.jsonl:2 is no JSON object|own\.jsonl:2: is no JSON object/,
    ],
    ['{"question":"Who?"}', /own\.jsonl:1: lacks/],
    ['3', /own\.jsonl:1/],
  ])('names the line that is none: %j', (content, message) => {
    expect(() => readQuestionLines(content, 'own.jsonl')).toThrow(message);
  });
});

describe('readConversationLines', () => {
  it('puts the earlier turns before each question', () => {
    const turns = ['A?', 'B?', 'C?'].map((question) => ({ question, isAnswerable: true }));
    const questions = readConversationLines(JSON.stringify({ id: 'c1', turns }), 'c.jsonl');
    expect(questions.map(({ id, after }) => [id, after])).toEqual([
      ['c1.1', []],
      ['c1.2', ['A?']],
      ['c1.3', ['A?', 'B?']],
    ]);
  });
});
