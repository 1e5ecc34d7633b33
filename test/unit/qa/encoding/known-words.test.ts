import { expect, it } from 'vitest';
import { loadKnownWords } from '../../../../src/qa/encoding/known-words.ts';

const isKnown = await loadKnownWords();

it.each(['holiday', 'project', 'boats'])('knows the English word "%s"', (word) => {
  expect(isKnown(word)).toBe(true);
});

it.each(['projcets', '##ing', '[CLS]', '2021', 'x'])('does not take "%s" for a word', (word) => {
  expect(isKnown(word)).toBe(false);
});
