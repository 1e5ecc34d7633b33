import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Analysis,
  analyseQuestion,
} from '../../../../../src/qa/understanding/question/analyse-question.ts';
import { languageTools } from '../../../../support/articles.ts';
import { hostileText } from '../../../../support/hostile-text.ts';

const analyse = (text: string): Analysis => analyseQuestion(text, languageTools);

const termsOf = (text: string): readonly string[] =>
  analyse(text).terms.map(({ text: term }) => term);

describe('the terms of a question', () => {
  it('are its words of topic, each once', () => {
    expect(
      termsOf('Which factories in the valley closed, and why were the factories closed?'),
    ).toEqual(['factories', 'valley', 'closed']);
  });

  it('are its function words when there is nothing else to look for', () => {
    expect(termsOf('What is it about?').length).toBeGreaterThan(0);
  });

  it('leave out words that only steer the answer', () => {
    expect(termsOf('According to the article, tell me the latest price of bread')).toEqual([
      'price',
      'bread',
    ]);
  });

  it('know which of them no other word can stand for', () => {
    const names = analyse('Did Henan build 31 dams?').terms.filter(({ isName }) => isName);
    expect(names.map(({ text }) => text)).toEqual(['henan', '31']);
  });

  it('are at most 256, however long the text', () => {
    const many = Array.from({ length: 9_000 }, (_, n) => `w${n.toString(36)}`).join(' ');
    expect(analyse(many).terms.length).toBeLessThanOrEqual(256);
  });
});

describe('the names of a question', () => {
  it('are required one by one', () => {
    const { names } = analyse('Did Henan trade with Hubei?');
    expect(names.map(({ text, group }) => [text, group])).toEqual([
      ['Henan', 0],
      ['Hubei', 1],
    ]);
  });

  it('are alternatives when "or" joins them', () => {
    const { names, years } = analyse('Did Henan or Hubei grow in 2016 or 2017?');
    expect(new Set(names.map(({ group }) => group)).size).toBe(1);
    expect(years.map(({ text, group }) => [text, group])).toEqual([
      ['2016', 0],
      ['2017', 0],
    ]);
  });

  it('carry the country that they name themselves or by its people', () => {
    const { names } = analyse('Do factories in China buy from Chinese mines near Linhai?');
    expect(names.map(({ text, country }) => [text, country])).toEqual([
      ['China', 'china'],
      ['Chinese', 'china'],
      ['Linhai', undefined],
    ]);
  });

  it('do not hold the question word', () => {
    expect(analyse('Who lives there?').names).toEqual([]);
  });
});

describe('a question about the newest', () => {
  it.each([
    ['What is the latest price?', true],
    ['Who currently leads the club?', true],
    ['How much is bread now?', true],
    ['How much was bread in 1950?', false],
  ])('is told by its words: %j %s', (question, latest) => {
    expect(analyse(question).wantsLatest).toBe(latest);
  });
});

describe('what is no question', () => {
  it.each([
    '',
    '   ',
    '?!',
    '🙂🙂',
    '\u200b\u202e',
    'hi',
    'Hello there!',
    'good morning everyone',
    'test',
  ])('%j is rejected as such', (text) => {
    expect(analyse(text).rejection).toBe('not-a-question');
  });

  it.each([
    ['Wie viele Fabriken wurden in der Region gebaut?', 'German'],
    ['Quelle est la population de la ville ?', 'French'],
    ['¿Cuántos habitantes tiene la ciudad?', 'Spanish'],
    ['河南的人口是多少?', 'Chinese'],
    ['東京の人口はどのくらいですか', 'Japanese'],
    ['Сколько людей живёт в городе?', 'Russian'],
    ['كم عدد سكان المدينة؟', 'Arabic'],
    ['כמה אנשים גרים בעיר?', 'Hebrew'],
  ])('%j is in %s', (text, language) => {
    expect(analyse(text)).toMatchObject({ rejection: 'unsupported-language', language });
  });

  it.each([
    'Who leads the 工业和信息化部?', // a foreign name in an English question
    'What does "der Bund" mean?',
    'hi, how many factories are there?',
    'Henan GDP',
    'los angeles population',
  ])('%j is a question all the same', (text) => {
    expect(analyse(text).rejection).toBeUndefined();
  });
});

describe('hostile questions', () => {
  it('lose controls and invisible marks, which would break words apart', () => {
    expect(analyse('How\u0000 many\u202e fac\u0007tories\r\n\tare there?').text).toBe(
      'How many fac tories are there?',
    );
  });

  it('are read no further than 2,000 characters', () => {
    expect(analyse('why? '.repeat(8_000)).text.length).toBeLessThanOrEqual(2_000);
  });

  it('always get an analysis whose offsets lie in its text', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const { text: clean, tokens, shape } = analyse(text);
        expect(shape.at).toBeLessThan(Math.max(1, tokens.word.length));
        expect(tokens.end.at(-1) ?? 0).toBeLessThanOrEqual(clean.length);
      }),
      { numRuns: 60 },
    );
  });
});
