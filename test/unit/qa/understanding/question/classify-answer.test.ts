import { describe, expect, it } from 'vitest';
import type { AnswerType } from '../../../../../src/qa/types.ts';
import {
  classifyAnswer,
  type QuestionShape,
} from '../../../../../src/qa/understanding/question/classify-answer.ts';
import { languageTools } from '../../../../support/articles.ts';

interface Classified {
  readonly shape: QuestionShape;
  /** The word at an index of the shape. */
  wordAt(index: number | undefined): string | undefined;
}

const classify = (text: string): Classified => {
  const { tokens } = languageTools.english.analyse(text);
  return {
    shape: classifyAnswer(text, tokens),
    wordAt: (index) => (index === undefined ? undefined : tokens.word[index]),
  };
};

describe('the answer type of a question', () => {
  it.each<[AnswerType, string]>([
    ['figure', 'How many factories were built?'],
    ['figure', 'How much did it cost?'],
    ['figure', 'How long is the bridge?'],
    ['figure', 'How fast did exports grow?'],
    ['figure', 'What percentage of homes have solar panels?'],
    ['figure', 'What was the population of the town in 2020?'],
    ['figure', 'What is the share of coal?'],
    ['figure', 'At what rate did it grow?'],
    ['date', 'When did the museum open?'],
    ['date', 'What year was the bridge built?'],
    ['date', 'In which month did sales peak?'],
    ['date', 'Since when has it been closed?'],
    ['person', 'Who designed the bridge?'],
    ['person', 'Whose plan was it?'],
    ['person', 'Which architect designed the bridge?'],
    ['person', 'To whom was it sold?'],
    ['organisation', 'Which company built the bridge?'],
    ['organisation', 'What ministry published the plan?'],
    ['place', 'Where was the treaty signed?'],
    ['place', 'Which city has the largest port?'],
    ['reason', 'Why did prices fall?'],
    ['reason', 'What is the reason for the delay?'],
    ['reason', 'What caused the flood?'],
    ['reason', 'How come the line was closed?'],
    ['definition', 'What is a glacier?'],
    ['definition', 'What is a market day?'],
    ['definition', 'Who is Ada Lovelace?'],
    ['definition', 'What is her position?'],
    ['list', 'What are the three suggestions?'],
    ['list', 'Which provinces grew fastest?'],
    ['quotation', 'What did the mayor say about the flood?'],
    ['yes-no', 'Did prices fall in March?'],
    ['yes-no', 'Is the bridge open?'],
    ['passage', 'How does a heat pump work?'],
    ['passage', 'heat pump'],
  ])('is %s for %j', (type, question) => {
    expect(classify(question).shape.answerType).toBe(type);
  });

  it.each<[string, QuestionShape['asks']]>([
    ['Whom did they elect?', 'who'],
    ['In which year did it open?', 'which'],
    ['Can it be repaired?', 'yes-no'],
    ['bridge cost overrun', 'keywords'],
  ])('%j asks %j', (question, asks) => {
    expect(classify(question).shape.asks).toBe(asks);
  });

  it.each([
    ['Which airline bought the planes?', 'airline'],
    ['How many new projects were built?', 'projects'],
    ['What kind of energy does it use?', 'energy'],
    ["What company's ship sank?", 'ship'],
    ['Who came?', undefined],
  ])('finds the noun that %j asks for: %j', (question, focus) => {
    const { shape, wordAt } = classify(question);
    expect(wordAt(shape.focus)).toBe(focus);
  });

  it.each<[string, string, QuestionShape['gap']]>([
    ['Who founded the company?', 'founded', 'subject'],
    ['What did the company build?', 'build', 'object'],
    ['Which airline did they buy?', 'buy', 'object'],
  ])('%j has the verb %j and leaves a gap for its %s', (question, verb, gap) => {
    const { shape, wordAt } = classify(question);
    expect(wordAt(shape.verb)).toBe(verb);
    expect(shape.gap).toBe(gap);
  });

  it('knows which words only ask', () => {
    const { shape, wordAt } = classify('How many years did it take?');
    expect([...shape.asking].map(wordAt)).toEqual(['how', 'many', 'years']);
  });

  it.each(['', '?', 'what', 'how', 'which of', 'what is', 'how many', 'who is ?!', '🙂 why 🙂'])(
    'gives %j a type too',
    (question) => {
      expect(classify(question).shape.answerType).toBeTypeOf('string');
    },
  );
});
