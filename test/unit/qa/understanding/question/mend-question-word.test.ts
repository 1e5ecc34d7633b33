import { describe, expect, it } from 'vitest';
import { mendQuestionWord } from '../../../../../src/qa/understanding/question/mend-question-word.ts';

describe('mending the question word', () => {
  it.each([
    ['wich region grew fastest?', 'which region grew fastest?'],
    ['Waht is the share?', 'what is the share?'],
    ['whats the growth rate', 'what is the growth rate'],
    ['howmany projects were built?', 'how many projects were built?'],
    ['wen did it open?', 'when did it open?'],
    ['WHNE was it built', 'when was it built'],
    ['hwy', 'why'],
  ])('makes %j into %j', (text, mended) => {
    expect(mendQuestionWord(text)).toBe(mended);
  });

  it.each([
    'Wen Jiabao said what?', // a name behind it makes it a name
    'Which region grew?',
    'The witch hunt began when?', // only the first word is mended
    'wat?', // a word alone may be anything
    'constructor of the car',
    '',
    '??',
    'x'.repeat(40_000),
  ])('leaves %.40j as it is', (text) => {
    expect(mendQuestionWord(text)).toBe(text);
  });
});
