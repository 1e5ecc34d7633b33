import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../../src/qa/library/build-library.ts';
import type { Answered, Document } from '../../../../src/qa/types.ts';
import { answerPage, LEAVE, readText, SOURCED } from '../../../support/answers.ts';
import { EVERYONE } from '../../../support/articles.ts';

const QUESTION = 'How much holiday do we have?';

const documentsOf = async (files: Readonly<Record<string, string>>): Promise<readonly Document[]> =>
  (await Promise.all(Object.entries(files).map(([path, text]) => readText(path, text)))).flat();

/** What the files come to for somebody who sees these collections. */
const askIn = async (
  files: Readonly<Record<string, string>>,
  text = QUESTION,
  collections: readonly string[] = EVERYONE.collections,
): Promise<Answered> =>
  (await buildLibrary(await documentsOf(files))).answer({ text }, { collections });

const verifiedIn = ({ answer }: Answered) =>
  answer.kind === 'extract' ? answer.verified : undefined;

const FILES = { 'leave.md': LEAVE, '_answers/leave.md': answerPage(SOURCED) };

describe('an answer that editors verified', () => {
  it('is given in their words, with who checked it and the words of articles it rests on', async () => {
    const answered = await askIn(FILES);
    const { answer, trace } = answered;
    expect(answer).toMatchObject({
      kind: 'extract',
      confidence: 'strong',
      parts: [
        {
          form: 'stored',
          text: 'You have 25 days a year.',
          citation: { attribution: { speaker: 'Dana Reyes' } },
        },
      ],
      verified: {
        by: 'Dana Reyes',
        on: '2026-11-02',
        question: 'How many days of leave do I get?',
        sources: [{ documentId: 'leave', quote: 'Everyone has 25 days of annual leave a year.' }],
      },
    });
    expect(trace.strategy).toBe('verified');
  });

  it('may be a section, in the words of its article', async () => {
    const page = answerPage('shows: leave.md > Carrying over', '');
    const { answer } = await askIn(
      { ...FILES, '_answers/leave.md': page },
      'How many days of leave do I get?',
    );
    expect(answer).toMatchObject({
      parts: [
        {
          text: 'You may carry over five days until the end of March.',
          citation: { documentId: 'leave' },
        },
      ],
      verified: { by: 'Dana Reyes' },
    });
  });

  it('is not given for another question', async () => {
    expect(verifiedIn(await askIn(FILES, 'How many days may I carry over?'))).toBeUndefined();
  });

  it('is not given where somebody asks within an article', async () => {
    const library = await buildLibrary(await documentsOf(FILES));
    const asked = { text: QUESTION, filters: { article: 'Annual leave' } };
    expect(verifiedIn(await library.answer(asked, EVERYONE))).toBeUndefined();
  });

  it('is a draft as long as nobody checked it', async () => {
    const draft = answerPage(SOURCED, 'Ten days.', 'owner: Dana Reyes');
    expect(verifiedIn(await askIn({ ...FILES, '_answers/leave.md': draft }))).toBeUndefined();
  });

  it('is no article: its words are found by its questions alone', async () => {
    const page = answerPage(SOURCED, 'Ask the turquoise pelican about it.');
    const library = await buildLibrary(await documentsOf({ ...FILES, '_answers/leave.md': page }));
    const { answer } = await library.answer({ text: 'turquoise pelican' }, EVERYONE);
    expect(JSON.stringify(answer)).not.toContain('turquoise pelican about');
    expect(library.passages.map(({ documentId }) => documentId)).not.toContain('_answers/leave');
  });

  it('answers a question of two parts that is stored as one', async () => {
    const page = answerPage('variants:\n  - How many days do I get and who approves them?');
    const two = 'How many days do I get and who approves them?';
    expect(verifiedIn(await askIn({ ...FILES, '_answers/leave.md': page }, two))).toBeDefined();
  });

  it.each([
    ['its words were edited', LEAVE.replace('25 days', '26 days')],
    ['its words were removed', LEAVE.replace(/Everyone.*\n/u, '')],
    ['it belongs to another collection', `---\ncollection: board\n---\n\n${LEAVE}`],
  ])('is withheld where what it rests on does not stand: %s', async (_, leave) => {
    expect(verifiedIn(await askIn({ ...FILES, 'leave.md': leave }))).toBeUndefined();
  });

  it('is withheld where its article was moved', async () => {
    const { 'leave.md': leave, ...answers } = FILES;
    expect(verifiedIn(await askIn({ ...answers, 'hr/leave.md': leave }))).toBeUndefined();
  });

  it('is given in its collections only, and where all it rests on can be seen', async () => {
    const staff = { ...FILES, '_answers/leave.md': answerPage(`${SOURCED}\ncollections: [staff]`) };
    expect(verifiedIn(await askIn(staff, QUESTION, ['public']))).toBeUndefined();
    expect(verifiedIn(await askIn(staff, QUESTION, ['staff']))).toBeUndefined();
    expect(verifiedIn(await askIn(staff, QUESTION, ['staff', 'public']))).toBeDefined();
  });

  it('is the one that was checked last, of two to the same question', async () => {
    const newer = answerPage(SOURCED, 'You have 27 days.', 'owner: Ito\nreviewed: 2026-11-20');
    const answered = await askIn({
      ...FILES,
      '_answers/a.md': newer,
      '_answers/z.md': FILES['_answers/leave.md'],
    });
    expect(verifiedIn(answered)?.by).toBe('Ito');
  });
});
