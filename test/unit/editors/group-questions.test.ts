import { describe, expect, it } from 'vitest';
import { groupQuestions, type MeaningsOf } from '../../../src/editors/group-questions.ts';

const asItems = (texts: readonly string[]) => texts.map((text) => ({ text }));

const grouped = async (texts: readonly string[], meaningsOf: MeaningsOf) =>
  (await groupQuestions(asItems(texts), meaningsOf)).map((group) => group.map(({ text }) => text));

const nobodyKnows: MeaningsOf = async () => undefined;

/** Leave and holiday point one way, everything else another. */
const leaveIsHoliday: MeaningsOf = async (texts) =>
  texts.map((text) => Float32Array.from(/leave|holiday/u.test(text) ? [1, 0] : [0, 1]));

describe('questions that ask the same', () => {
  it('are grouped by their words where nobody knows what they mean', async () => {
    expect(
      await grouped(
        ['Who pays for lunch?', 'How many days of leave?', 'who pays for the lunch'],
        nobodyKnows,
      ),
    ).toEqual([['Who pays for lunch?', 'who pays for the lunch'], ['How many days of leave?']]);
  });

  it('are grouped by what they mean where they share a word', async () => {
    const texts = ['How many days of leave do I get?', 'days holiday', 'days until launch'];
    expect(await grouped(texts, leaveIsHoliday)).toEqual([
      ['How many days of leave do I get?', 'days holiday'],
      ['days until launch'],
    ]);
    expect(await grouped(texts, nobodyKnows)).toHaveLength(3);
  });

  it('are kept apart by another number, and by having no word in common', async () => {
    const texts = ['leave days in 2024', 'leave days in 2025', 'is there a holiday'];
    expect(await grouped(texts, leaveIsHoliday)).toHaveLength(3);
  });

  it('lose none of thousands', async () => {
    const texts = Array.from({ length: 5_000 }, (_, at) => `Who owns ferry ${at % 1_900}?`);
    const groups = await grouped(texts, nobodyKnows);
    expect(groups).toHaveLength(1_900);
    expect(groups.flat()).toHaveLength(5_000);
  });

  it('are one group where they hold no word of their own', async () => {
    expect(await grouped(['what is it?', 'who was that?'], nobodyKnows)).toHaveLength(1);
  });
});
