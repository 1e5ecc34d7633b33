import { describe, expect, it } from 'vitest';
import { createOpposites } from '../../../../src/qa/analysis/opposites.ts';
import { analyseQuestion } from '../../../../src/qa/understanding/question/analyse-question.ts';
import { type ComparedWords, compareWords } from '../../../../src/qa/verified/compare-questions.ts';
import { languageTools } from '../../../support/articles.ts';

const { stem } = languageTools.english;

const compare = (asked: string, stored: string, known = ''): ComparedWords | undefined =>
  compareWords(
    analyseQuestion(asked, languageTools),
    analyseQuestion(stored, languageTools),
    new Set(known.split(' ').map(stem)),
    createOpposites(stem),
  );

describe('two questions', () => {
  it('are the same where only words differ that mean nothing', () => {
    expect(compare('how do I reset the password?', 'How can we reset a password')?.isSame).toBe(
      true,
    );
    expect(compare('When can I reset the password?', 'How can I reset the password?')?.isSame).toBe(
      false,
    );
  });

  it('share words by their stems', () => {
    expect(compare('resetting passwords', 'reset my password')?.words).toBe(1);
    expect(compare('How do I reset a password?', 'How do I choose a password?')?.words).toBeCloseTo(
      1 / 3,
    );
  });

  it.each([
    ['numbers', 'What is the budget of 2023?', 'What is the budget of 2022?'],
    ['a number that one lacks', 'What is the budget of 2023?', 'What is the budget?'],
    ['one denies it', 'Why do I not get a password?', 'Why do I get a password?'],
    ['they are opposites', 'How do I open an account?', 'How do I close an account?'],
    ['names', 'Who may enter the Berlin office?', 'Who may enter the office?'],
  ])('are never the same where they differ: %s', (_, asked, stored) => {
    expect(compare(asked, stored)).toBeUndefined();
  });

  it('may differ in a name that the answer holds', () => {
    expect(
      compare('Who may enter the Berlin office?', 'Who may enter the office?', 'berlin'),
    ).toBeDefined();
  });
});
