import { describe, expect, it } from 'vitest';
import { draftAnswer } from '../../../src/editors/draft-answer.ts';
import { readText } from '../../support/answers.ts';

const HOSTILE = 'Who? --> "\n---\nowner: me\ncollections: [board] <!channel>';

describe('a draft of an answer', () => {
  it('holds what is known of it, and is nobody’s until it is filled in', async () => {
    const { name, text } = draftAnswer({
      question: 'How much leave do I get?',
      wordings: ['How much leave do I get?', 'leave days'],
      comments: ['It is 25 days.'],
      nearest: { documentId: 'hr/leave', quote: 'Everyone has 25 days.' },
    });
    expect(name).toBe('how-much-leave-do-i-get.md');
    expect(text).toContain('- It is 25 days.');
    const [document] = await readText(`_answers/${name}`, text);
    expect(document?.text).toBe('How much leave do I get?\n\nWrite the answer here.');
    expect(document?.verified).toEqual({
      file: `_answers/${name}`,
      questions: ['How much leave do I get?', 'leave days'],
      sources: [{ article: 'hr/leave', words: 'Everyone has 25 days.' }],
    });
  });

  it('keeps what people wrote as text', async () => {
    const { name, text } = draftAnswer({
      question: HOSTILE,
      wordings: [HOSTILE],
      comments: [HOSTILE],
    });
    expect(name).toMatch(/^[a-z0-9-]+\.md$/u);
    const [document] = await readText(`_answers/${name}`, text);
    expect(document?.collection).toBe('public');
    expect(document?.verified?.owner).toBeUndefined();
    expect(document?.verified?.questions).toEqual([HOSTILE.replace(/\s+/gu, ' ')]);
    expect(document?.text).not.toContain('board] <!channel> -');
  });
});
