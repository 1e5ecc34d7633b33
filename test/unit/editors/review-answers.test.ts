import { describe, expect, it } from 'vitest';
import { type AnswerFinding, reviewAnswers } from '../../../src/editors/review-answers.ts';
import { createOpposites } from '../../../src/qa/analysis/opposites.ts';
import { isArticle } from '../../../src/qa/library/articles-in.ts';
import {
  createKeptVerified,
  createVerifiedAnswers,
} from '../../../src/qa/verified/verified-answers.ts';
import { answerPage, LEAVE, readText, SOURCED } from '../../support/answers.ts';
import { languageTools } from '../../support/articles.ts';

const TODAY = '2026-11-30';

const review = async (
  files: Readonly<Record<string, string>>,
): Promise<readonly AnswerFinding[]> => {
  const documents = (
    await Promise.all(Object.entries(files).map(([path, text]) => readText(path, text)))
  ).flat();
  const verified = createVerifiedAnswers(
    new Map(documents.map((document) => [document.id, document])),
    { ...languageTools, opposites: createOpposites(languageTools.english.stem) },
    createKeptVerified(languageTools),
  );
  return reviewAnswers(verified.all, documents.filter(isArticle), TODAY, verified.rivals());
};

const FILE = '_answers/leave.md';
const FILES = { 'leave.md': LEAVE, [FILE]: answerPage(SOURCED) };
const textsOf = (found: readonly AnswerFinding[]): readonly string[] =>
  found.map(({ text }) => text);

describe('a look at verified answers', () => {
  it('finds nothing where all stands', async () => {
    expect(await review(FILES)).toEqual([]);
  });

  it('says where the words of an article that was moved stand now', async () => {
    const { 'leave.md': leave, ...answers } = FILES;
    expect(await review({ ...answers, 'hr/holiday.md': leave })).toMatchObject([
      {
        kind: 'article-gone',
        file: FILE,
        text: 'there is no article leave.md; its words stand in hr/holiday',
        mustMend: true,
      },
    ]);
  });

  it('says what an article no longer says', async () => {
    const found = await review({ ...FILES, 'leave.md': LEAVE.replace('25', '26') });
    expect(textsOf(found)).toEqual([
      'leave.md no longer says “Everyone has 25 days of annual leave a year.”',
    ]);
  });

  it('names drafts, what is due, what rests on no words, and what some cannot see', async () => {
    const page = answerPage('sources: [leave.md]\nreview by: 2026-11-01', 'Yes.', 'owner: Dana');
    const leave = `---\ncollection: board\n---\n\n${LEAVE}`;
    const found = await review({ 'leave.md': leave, [FILE]: page });
    expect(found.map(({ kind, mustMend }) => [kind, mustMend])).toEqual([
      ['draft', false],
      ['due', false],
      ['no-words', false],
      ['hidden-source', false],
    ]);
  });

  it('finds two answers to one question', async () => {
    const found = await review({ ...FILES, '_answers/other.md': answerPage('', 'None.') });
    expect(found.filter(({ kind }) => kind === 'same-question')).toMatchObject([
      { file: FILE, mustMend: true, text: expect.stringContaining('_answers/other.md too') },
    ]);
  });

  it('finds a question that another answer would win', async () => {
    const other = answerPage('', 'Ask Ito.').replace(
      'How many days of leave do I get?',
      'How much holiday have we got?',
    );
    const found = await review({ ...FILES, '_answers/other.md': other });
    expect(found.filter(({ kind }) => kind === 'other-answer')).toMatchObject([
      { file: FILE, text: expect.stringContaining('“How much holiday do we have?” is nearer to') },
      { file: '_answers/other.md' },
    ]);
  });

  it('names an answer in several collections once', async () => {
    const page = answerPage(`${SOURCED}\ncollections: [public, staff]`, 'Yes.', 'owner: Dana');
    const found = await review({ ...FILES, [FILE]: page });
    expect(found.filter(({ kind }) => kind === 'draft')).toHaveLength(1);
  });
});
