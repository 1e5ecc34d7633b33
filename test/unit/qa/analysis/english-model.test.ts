import { expect, it } from 'vitest';
import model from 'wink-eng-lite-web-model';
import { readEnglishModel } from '../../../../src/qa/analysis/english-model.ts';
import { runAtOnce } from '../../../../src/qa/scheduling/slices.ts';

// Comparing 90,000 words takes its time.
it('reads the model in slices as its package reads it at once', () => {
  const slices = readEnglishModel();
  let count = 1;
  while (slices.next().done !== true) count += 1;
  expect(count).toBeGreaterThan(10);
  expect(runAtOnce(readEnglishModel())).toEqual((model.core as () => unknown)());
});

it('reads a model of its own each time, for instances write into theirs', () => {
  const [one, other] = [runAtOnce(readEnglishModel()), runAtOnce(readEnglishModel())];
  expect(one).not.toBe(other);
  const listOf = (read: object) =>
    (read as { features: { lexeme: { list: string[] } } }).features.lexeme.list;
  listOf(one).push('newsdesk');
  expect(listOf(other)).not.toContain('newsdesk');
});
