import { describe, expect, it } from 'vitest';
import { analyseQuestion } from '../../../../../src/qa/understanding/question/analyse-question.ts';
import { languageTools } from '../../../../support/articles.ts';

const namesIn = (question: string): readonly string[] =>
  analyseQuestion(question, languageTools).names.map(({ text }) => text);

describe('the names that an answer must be about', () => {
  it.each([
    ['a noun in front of the question word', 'Trainees at which yard got a rise?'],
    ['people by what they do', 'Teachers who struck earned how much?'],
    ['a noun whose place follows', 'Pensioners of the old town pay what?'],
    ["a nation's adjective on what is asked for", 'In which Spanish port did it land?'],
  ])('are not %s', (_what, question) => {
    expect(namesIn(question)).toEqual([]);
  });

  it.each([
    ['a name that opens the question', 'Halden sells what?', ['Halden']],
    ["a nation's adjective on the subject", 'What do Spanish ports charge?', ['Spanish']],
    ['a name with its sign', 'How long is the C# class?', ['C#']],
    ['a code in two words, as one', 'What does the AR 7 cost?', ['AR 7']],
    ['a name with its generation', 'What did Sam Hill, Jr. buy?', ['Sam Hill, Jr.']],
  ])('are %s', (_what, question, names) => {
    expect(namesIn(question)).toEqual(names);
  });

  it('ask for a code by its whole', () => {
    const { names, terms } = analyseQuestion('What does the AR 7 cost?', languageTools);
    expect(names[0]?.stems).toEqual(['ar7']);
    expect(terms.map(({ stem }) => stem)).toEqual(['ar7', 'cost']);
  });
});
