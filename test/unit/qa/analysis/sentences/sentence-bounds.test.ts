import { describe, expect, it } from 'vitest';
import { languageTools } from '../../../../support/articles.ts';

const { english } = languageTools;

const sentencesOf = (text: string): readonly string[] => {
  const { tokens, sentences } = english.analyse(text);
  return sentences.map(({ first, past }) =>
    text.slice(tokens.start[first] ?? 0, tokens.end[past - 1] ?? text.length),
  );
};

describe('a sentence', () => {
  it.each([
    ['money', 'Harlan owes $4.5m. Brisk sold it for €9bn. Quill kept 30k. Ode left.', 4],
    ['a measure', 'The crate weighs 90 kg. Falk lifted it 2 m. Nobody helped.', 3],
    ['a weight in stones', 'The boxer weighs 11st. Quill is lighter.', 2],
    ['a clock time', 'They met at 7 p.m. Harlan spoke first. It ended at 9am. Ode stayed.', 4],
  ])('ends behind %s', (_, text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
    expect(sentencesOf(text).join(' ')).toBe(text);
  });

  it.each([['a clock time and its day', 'They met at 7 p.m. Monday and at 9 a.m. Nairobi time.']])(
    'goes on behind %s',
    (_, text) => {
      expect(sentencesOf(text)).toEqual([text]);
    },
  );

  it('gives the full stop behind a unit as a word of its own', () => {
    const { tokens } = english.analyse('Brisk weighs 12 kg. Harlan came at 5pm.');
    expect(tokens.word.filter((word) => word === '.')).toHaveLength(2);
    expect(tokens.word).toContain('kg');
    expect(tokens.word).toContain('5pm');
  });

  it.each([
    ['an address', 'Ask GitHub.com about it, or write to jo@desk.example.org today.'],
    ['a file', 'The rules stand in README.md of the folder, the list in .env and main.py.'],
    ['a product', 'We moved from ASP.NET to Node.js, and .NET stays.'],
    ['a version', 'Use v1.2 or 2.0.1 of it.'],
    ['a title', 'Rev. Paul Ode met Gov. Quill, Lt. Gen. Brandt and the Rev. Dr. Falk.'],
    ['initials', 'J. K. Ode and Ada B. Quill wrote it with J.R. Falk.'],
    ['a degree', 'The head, a Ph.D. student with an M.Sc. from Aldby, earns 900 crowns.'],
    ['a reference', 'See Fig. B, Vol. IV, No. 5, Sec. 3, pp. 5 and Art. 7 para. 2 of it.'],
    ['a guess', 'It costs approx. 5 euros, est. $4 bn in all, min. 5 and max. 10.'],
    [
      'a word cut short',
      'Gala apples, e.g. red ones, i.e. ripe, etc. are cheap, cf. Ode et al. 2003.',
    ],
    ['a date', 'It rose on Sept. 3 and fell in Jan. 2020 at 5 p.m. on Mon. as well.'],
    ['a country', 'The U.S. Navy came to the U.K. in June.'],
    ['a sign', 'The crew came back to Com. & Adm. through the corridor.'],
    ['a firm', 'The song is by Bros. Nadir and Acme Co. Ltd. of Aldby.'],
    ['measures', 'The room has 40 sq. ft. of space and is 6 ft. 3 in. high.'],
  ])('keeps %s whole', (_, text) => {
    expect(sentencesOf(text)).toEqual([text]);
  });

  it.each([
    ['“Stop!” said Falk.'],
    ['"Who goes there?" asked the guard.'],
    ['“Run!” Ines Falk shouted.'],
    ['He asked “Why?” and left.'],
    ['The song "Help!" was a hit.'],
    ['Yahoo! bought the ferry app in 2014.'],
    ['It was cold (really?) and wet.'],
    ['Mrs. Lee (born in 1950.) came.'],
  ])('goes on behind a cry, a question or a bracket inside it: %s', (text) => {
    expect(sentencesOf(text)).toEqual([text]);
  });

  it('begins with the number of its item', () => {
    expect(sentencesOf('1. Open the door. 2. Close it.')).toEqual([
      '1. Open the door.',
      '2. Close it.',
    ]);
  });

  it.each([
    ['He lives in the U.S.', 'The firm is old.'],
    ['The ship left at 5 p.m.', 'It was dark.'],
    ['We like pears etc.', 'Then we left.'],
    ['He chose Plan B.', 'Then he slept.'],
    ['The answer is no.', 'A second one is yes.'],
    ['“We will not pay!”', 'The mayor left.'],
    ['(It rains.)', 'The quay is closed.'],
    ['He left (see p. 5).', 'Then he slept.'],
    ['Wait...', 'Then go on.'],
    ['He wrote it in 1999.[1]', 'It sold well.'],
    ['He wrote it in 1999.¹', 'It sold well.'],
    ['He left.', 'iPhone sales rose.'],
    ['Open github.com.', 'Then log in.'],
    ['Open the app.', '3 choices appear.'],
  ])('ends where it ends: %s', (one, other) => {
    expect(sentencesOf(`${one} ${other}`)).toEqual([one, other]);
  });

  it('ends inside no word, whatever the text', () => {
    const text = 'It came.Then he left at a.b.c!d for ?x. Yes';
    for (const sentence of sentencesOf(text).slice(0, -1)) {
      expect(text).toMatch(new RegExp(`${sentence.replace(/[^\w ]/gu, '\\$&')}\\s`, 'u'));
    }
  });

  it('takes no time that grows with every mark of a note, and one more doubles', () => {
    const begun = performance.now();
    sentencesOf(`He said it!${'²'.repeat(33)}x. The mayor agreed.`);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
