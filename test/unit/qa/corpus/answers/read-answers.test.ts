import { describe, expect, it } from 'vitest';
import { QaError } from '../../../../../src/qa/errors.ts';
import { answerPage, readText, SOURCED } from '../../../../support/answers.ts';

const FILE = '_answers/leave.md';

const refusal = async (text: string): Promise<string> => {
  const error: unknown = await readText(FILE, text).catch((thrown: unknown) => thrown);
  return error instanceof QaError ? `${error.message} | ${String(error.cause)}` : 'none';
};

describe('an answer in a file', () => {
  it('is a document with the question on top, and says who checked it and what it rests on', async () => {
    const [document, ...more] = await readText(
      FILE,
      answerPage(`${SOURCED}\nreview by: 2027-05-02`),
    );
    expect(more).toEqual([]);
    expect(document).toMatchObject({
      id: '_answers/leave',
      title: 'How many days of leave do I get?',
      text: 'How many days of leave do I get?\n\nYou have 25 days a year.',
      collection: 'public',
      verified: {
        file: FILE,
        questions: ['How many days of leave do I get?', 'How much holiday do we have?'],
        owner: 'Dana Reyes',
        reviewedOn: '2026-11-02',
        dueOn: '2027-05-02',
        sources: [{ article: 'leave.md', words: 'Everyone has 25 days of annual leave a year.' }],
      },
    });
  });

  it('stands once in each of its collections', async () => {
    const documents = await readText(FILE, answerPage('collections: [staff, board]'));
    expect(documents.map(({ id, collection }) => [id, collection])).toEqual([
      ['_answers/leave', 'staff'],
      ['_answers/leave~2', 'board'],
    ]);
    expect(new Set(documents.map(({ verified }) => verified?.file))).toEqual(new Set([FILE]));
  });

  it('may show a section in the place of words of its own', async () => {
    const [document] = await readText(FILE, answerPage('shows: leave.md > Carrying over', ''));
    expect(document?.verified?.shows).toEqual({ article: 'leave.md', section: 'Carrying over' });
  });

  it('takes a hundred of a thousand ways to ask, and says so', async () => {
    const variants = Array.from({ length: 1000 }, (_, n) => `  - Way number ${n} to ask?`);
    const [document] = await readText(FILE, answerPage(`variants:\n${variants.join('\n')}`));
    expect(document?.verified?.questions).toHaveLength(100);
    expect(document?.warnings).toEqual(['it has 1001 questions: the first 100 count']);
  });

  it('is told what of it cannot be understood', async () => {
    const [document] = await readText(
      FILE,
      answerPage(`review by: next spring\nsources:\n  - section: Nowhere\n  - leave.md`),
    );
    expect(document?.warnings).toEqual([
      '"review by" is no day: write it like 2026-11-30',
      'its source 1 names no article',
    ]);
    expect(document?.verified?.sources).toEqual([{ article: 'leave.md' }]);
  });

  it.each([
    ['asks nothing', '---\nowner: Dana\n---\n\nYes.\n', 'it asks no question'],
    ['answers nothing', answerPage('', ''), 'it answers nothing'],
    ['is broken', '---\nquestion: "Who?\ncollections: [board]\n---\n\nDana.\n', 'broken at line'],
    ['names no collection', answerPage('collections: ["#"]'), 'it names no collection'],
  ])('is refused with its reason where it %s', async (_, text, reason) => {
    expect(await refusal(text)).toContain(reason);
  });
});

describe('answers in the front matter of an article', () => {
  const article = (answers: string): string =>
    `---\ntitle: Leave\nverified answers:\n${answers}\n---\n\nYou have 25 days.\n\n## Carrying over\n\nFive days.\n`;

  it('are documents beside it, which rest on it', async () => {
    const [own, first, second] = await readText(
      'hr/leave.md',
      article(
        '  - question: How many days?\n    answer: 25 days.\n  - question: May I keep some?\n    section: Carrying over',
      ),
    );
    expect(own).toMatchObject({ id: 'hr/leave', title: 'Leave' });
    expect(own?.verified).toBeUndefined();
    expect(own?.text).not.toContain('How many days?');
    expect(first).toMatchObject({
      id: 'hr/leave~2',
      verified: { questions: ['How many days?'], sources: [{ article: 'hr/leave' }] },
    });
    expect(second?.verified?.shows).toEqual({ article: 'hr/leave', section: 'Carrying over' });
  });

  it('that lack something leave the article as it is, and are named', async () => {
    const documents = await readText('leave.md', article('  - answer: 25 days.\n  - nonsense'));
    expect(documents.map(({ id }) => id)).toEqual(['leave']);
    expect(documents[0]?.warnings).toEqual([
      'its verified answer 1 lacks a question, an answer or a collection',
      'its verified answer 2 lacks a question, an answer or a collection',
    ]);
  });
});
