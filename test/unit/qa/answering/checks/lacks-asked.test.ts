import { describe, expect, it } from 'vitest';
import { ask, libraryOf, makeArticle, wordsOf } from '../../../../support/articles.ts';

const library = await libraryOf(
  makeArticle(
    [
      'Before the Quaynote 2019 release we plan widgets 3.0. Quaynote 1.2 was released in 2017.',
      'Version 4.1 of Quaynote was released in May 2020.',
      'Please write to Quaynote Support through the form. “The mail is late” is a song by Ida Falk, who wrote Quaynote.',
      'The desk can be reached at desk@quay.example or under 030 555 0199.',
      'The Quaynote editor has a Fern mode. The pilot is owned by the Aldby crew.',
      'It takes 12 ferries. Of 40 seats on the ferry, 28 are taken and 12 remain.',
    ],
    { id: 'quay', title: 'Quaynote help', publishedOn: '2024-05-02' },
  ),
);

const answerTo = async (question: string): Promise<string> => {
  const { answer } = await ask(library, question);
  return answer.kind === 'abstention' ? 'none' : (wordsOf(answer)[0] ?? '');
};

describe('what an article does not say', () => {
  it.each([
    ['When will Quaynote 3.0 be released?', 'a version of another thing'],
    ["What is Ida Falk's email address?", 'an address, where there is a mail'],
    ['What is the phone number of Ida Falk?', 'a number, where there is a name'],
    ['Who created the Fern language?', 'the maker of another thing'],
  ])('%s is not answered with %s', async (question) => {
    expect(await answerTo(question)).toBe('none');
  });

  it.each([
    ['When was Quaynote 1.2 released?', '2017'],
    ['When was Quaynote 4.1 released?', 'May 2020'],
    ['How many seats on the ferry are left?', '12'],
  ])('is told from what it says: %s', async (question, expected) => {
    expect(await answerTo(question)).toContain(expected);
  });
});
