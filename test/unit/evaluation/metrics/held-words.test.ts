import { describe, expect, it } from 'vitest';
import type { FolderQuestion } from '../../../../evaluation/formats/folder-questions.ts';
import { comparedWords, heldOf, heldShare } from '../../../../evaluation/metrics/held-words.ts';

const question = (given: Partial<FolderQuestion>): FolderQuestion => ({
  id: 'q',
  text: 'How long is leave?',
  isAnswerable: true,
  kind: 'figure',
  answers: [],
  sentences: ['Leave lasts 20 days a year.'],
  wantsAll: false,
  ...given,
});

describe('the words of a text', () => {
  it('lose capitals, curly quotes, links and marks at their edges', () => {
    expect(comparedWords('“Don’t”, see [the form](a.html) | 5%!')).toEqual([
      "don't",
      'see',
      'the',
      'form',
      '5%',
    ]);
  });
});

describe('the share of words that others hold', () => {
  it('counts them in their order, with few words between', () => {
    expect(heldShare(['a', 'b', 'c'], ['x', 'a', 'y', 'b', 'c'])).toBe(1);
    expect(heldShare(['a', 'b'], ['b', 'a'])).toBe(0.5);
    expect(heldShare(['a', 'b'], ['a', '1', '2', '3', '4', 'b'])).toBe(0.5);
    expect(heldShare([], ['a'])).toBe(0);
  });
});

describe('what shown words hold of what is wanted', () => {
  it('is a hit with the sentence, or with the answer and much of its sentence', () => {
    expect(heldOf(question({}), 'Leave lasts 20 days a year.')).toEqual({
      isHit: true,
      isWhole: true,
    });
    expect(heldOf(question({ answers: ['20 days'] }), 'It lasts 20 days a week.').isHit).toBe(true);
    expect(heldOf(question({}), 'Nothing of the kind.').isHit).toBe(false);
  });

  it('is whole only with most sentences where all are wanted', () => {
    const steps = question({
      wantsAll: true,
      sentences: ['Open the box.', 'Take the key.', 'Shut the box.'],
    });
    expect(heldOf(steps, 'Open the box.')).toEqual({ isHit: true, isWhole: false });
    expect(heldOf(steps, 'Open the box. Take the key. Shut the box.').isWhole).toBe(true);
  });
});
