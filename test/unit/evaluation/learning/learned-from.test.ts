import { describe, expect, it } from 'vitest';
import { learnedFiles } from '../../../../src/evaluation/learning/learned-from.ts';
import { sha256 } from '../../../../src/evaluation/learning/training-file.ts';
import type { LearnedFrom } from '../../../../src/qa/learned-from.ts';

const learned: LearnedFrom = {
  file: 'ships.json',
  sha256: sha256('the very file'),
  titles: ['Old ships'],
  questions: 3,
};

describe('what a ranker learned from', () => {
  it('is known again by a title, whatever the file is called', () => {
    const content = JSON.stringify({ data: [{ title: 'Old_ships', paragraphs: [] }] });
    expect(learnedFiles(content, [learned])).toEqual(['ships.json']);
  });

  it('is known again by its content', () => {
    expect(learnedFiles('the very file', [learned])).toEqual(['ships.json']);
  });

  it('is not taken for other questions', () => {
    const content = JSON.stringify({ data: [{ title: 'New_ships', paragraphs: [] }] });
    expect(learnedFiles(content, [learned])).toEqual([]);
    expect(learnedFiles('question\tanswer', [learned])).toEqual([]);
  });
});
