import { describe, expect, it } from 'vitest';
import type { SourceBlock } from '../../../../../src/qa/corpus/tree/source-block.ts';
import { typedLists } from '../../../../../src/qa/corpus/tree/typed-lists.ts';

const p = (text: string): SourceBlock => ({ kind: 'paragraph', text });
const list = (ordered: boolean, ...items: readonly string[]): SourceBlock => ({
  kind: 'list',
  ordered,
  items: items.map((text) => [p(text)]),
});

describe('a list that somebody typed', () => {
  it.each([
    [
      'lines of a paragraph',
      [p('Do this:\n1. Ring.\n2) Open.\nThen wait.')],
      [p('Do this:'), list(true, 'Ring.', 'Open.'), p('Then wait.')],
    ],
    ['paragraphs', [p('1. Ring.'), p('2. Open.')], [list(true, 'Ring.', 'Open.')]],
    ['bullets', [p('• Rope'), p('• Oars\n• Food')], [list(false, 'Rope', 'Oars', 'Food')]],
    [
      'steps, which keep their words',
      [p('Step 1: Ring.'), p('Step 2 - Open.')],
      [list(true, 'Step 1: Ring.', 'Step 2 - Open.')],
    ],
    [
      'two lists',
      [p('1. A'), p('2. B'), p('1. C'), p('2. D')],
      [list(true, 'A', 'B'), list(true, 'C', 'D')],
    ],
  ])('is one: %s', (_, blocks, expected) => {
    expect(typedLists(blocks)).toEqual(expected);
  });

  it.each([
    ['one item', [p('1. Ring.'), p('Then wait.')]],
    ['numbers that do not follow', [p('3. May'), p('7. June')]],
    ['years and amounts', [p('2021 was dry.\n2022 was wet.'), p('3.5 metres')]],
    ['lines of an address', [p('1 Quay Street\nAldby')]],
  ])('is none: %s', (_, blocks) => {
    expect(typedLists(blocks)).toEqual(blocks);
  });
});
