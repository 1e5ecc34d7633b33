import { describe, expect, it } from 'vitest';
import { sampleQuestions } from '../../../../src/bots/commands/sample-questions.ts';
import { loadCorpus } from '../../../../src/qa/corpus/folder/load-corpus.ts';
import { composeTree } from '../../../../src/qa/corpus/tree/compose-tree.ts';
import { buildLibrary } from '../../../../src/qa/library/build-library.ts';
import { makeDocument } from '../../../support/library.ts';

const scope = { collections: ['public'] };

/** A document of a title and one paragraph. */
const article = (id: string, title: string, body: string) =>
  makeDocument({
    id,
    title,
    ...composeTree(title, [{ kind: 'paragraph', text: body }]),
  });

const BRIDGE = article(
  'bridge',
  'Harbour bridge opens after six years',
  'The new bridge rests on 14 concrete pillars, the engineer Ines Falk said. Falk said that lighter materials had lowered maintenance costs.',
);

describe('sampleQuestions', () => {
  it('gives three questions of the sample corpus, each answered well above the threshold', async () => {
    const { documents } = await loadCorpus('corpus');
    const library = await buildLibrary(documents);
    const samples = await sampleQuestions(library, scope);
    expect(samples).toHaveLength(3);
    for (const text of samples) {
      const { answer } = await library.answer({ text }, scope);
      expect(answer.score, text).toBeGreaterThanOrEqual(0.75);
      expect(answer.kind, text).not.toBe('abstention');
    }
  });

  it('makes them from whatever articles there are', async () => {
    const library = await buildLibrary([BRIDGE]);
    const samples = await sampleQuestions(library, scope);
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.join(' ')).toMatch(/bridge|pillars|Falk/u);
  });

  it('gives none where there is nothing to see', async () => {
    expect(await sampleQuestions(await buildLibrary([]), scope)).toEqual([]);
    const library = await buildLibrary([{ ...BRIDGE, collection: 'board' }]);
    expect(await sampleQuestions(library, scope)).toEqual([]);
    expect(await sampleQuestions(library, { collections: ['board'] })).not.toEqual([]);
  });
});
