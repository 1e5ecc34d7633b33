import { describe, expect, it } from 'vitest';
import { readFolderQuestions } from '../../../../evaluation/formats/folder-questions.ts';

const read = (...lines: readonly object[]) =>
  readFolderQuestions(lines.map((line) => JSON.stringify(line)).join('\n'), 'questions.jsonl');

describe('the questions of a folder', () => {
  it('are answerable unless told otherwise, and of any kind', () => {
    expect(
      read({ question: 'Who?' }, { question: 'What?', isAnswerable: false, kind: 'what-is' }),
    ).toMatchObject([
      { id: 'line 1', isAnswerable: true, kind: 'any', sentences: [], wantsAll: false },
      { isAnswerable: false, kind: 'what-is' },
    ]);
  });

  it('want all sentences for steps and lists, unless they are alternatives', () => {
    const sentences = ['Open it.', 'Shut it.'];
    expect(
      read(
        { question: 'How?', kind: 'howto', sentences },
        { question: 'How?', kind: 'howto', sentences, note: 'either will do' },
        { question: 'Who?', kind: 'who', sentences, note: 'parts' },
      ).map(({ wantsAll }) => wantsAll),
    ).toEqual([true, false, true]);
  });

  it('names the line without a question', () => {
    expect(() => read({ question: 'Who?' }, { id: 'x' })).toThrow(/questions\.jsonl:2/u);
  });
});
