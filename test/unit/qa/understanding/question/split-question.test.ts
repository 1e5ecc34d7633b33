import { describe, expect, it } from 'vitest';
import { splitQuestion } from '../../../../../src/qa/understanding/question/split-question.ts';

describe('splitting a question', () => {
  it.each([
    [
      'Who runs Henan and when did the factory open?',
      ['Who runs Henan?', 'when did the factory open?'],
    ],
    ['How many bases are there? Where are they?', ['How many bases are there?', 'Where are they?']],
    [
      'What did Henan build? And how much did Hubei build?',
      ['What did Henan build?', 'And how much did Hubei build?'],
    ],
  ])('makes two of %j', (text, parts) => {
    expect(splitQuestion(text)).toEqual(parts);
  });

  it('gives the names of the first part to a second that points back', () => {
    expect(splitQuestion('What did Wang Wei say and when did he say it?')).toEqual([
      'What did Wang Wei say?',
      'when did he say it Wang Wei?',
    ]);
  });

  it.each([
    ['What is the Vega 300 crane and when was it sold?', 'when was the Vega 300 crane sold?'],
    ['What is a flex day and who may take it?', 'who may take a flex day?'],
    ['What is Plim used for and who built it?', 'who built it Plim?'],
  ])('puts what the first part is about in the pronoun of the second: %j', (text, second) => {
    expect(splitQuestion(text)[1]).toBe(second);
  });

  it('gives several names as alternatives, since a pronoun means one of them', () => {
    expect(splitQuestion('What did Wang Wei build in Henan and when did he build it?')[1]).toBe(
      'when did he build it Wang Wei or Henan?',
    );
  });

  it('adds no name to a second part that names its own', () => {
    expect(splitQuestion('Who runs Henan Steel and who runs Hubei Steel?')).toEqual([
      'Who runs Henan Steel?',
      'who runs Hubei Steel?',
    ]);
  });

  it.each([
    'Which provinces and cities grew?', // "and" joins nouns
    'What is the growth of Henan and Hubei?',
    'And when?',
    'Say when and where', // the first part asks nothing
    'Henan said that growth is slow and who knows why',
    '',
    '?? and what',
  ])('leaves %j whole', (text) => {
    expect(splitQuestion(text)).toEqual([text]);
  });

  it('makes two parts at most', () => {
    expect(splitQuestion('Who is there and what is that and when is it and where?')).toHaveLength(
      2,
    );
  });
});
