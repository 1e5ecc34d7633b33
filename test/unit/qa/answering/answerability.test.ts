import { describe, expect, it } from 'vitest';
import { SIGNS } from '../../../../src/qa/answering/answer-signs.ts';
import {
  AnswerabilityFileError,
  createAnswerability,
  readAnswerabilityFile,
} from '../../../../src/qa/answering/answerability.ts';
import type { Tree } from '../../../../src/qa/regression-trees.ts';

const DENIED: Tree = { feature: [0], threshold: [0], left: [-1], right: [-2], leaves: [1, -1] };

describe('an answerability', () => {
  it('makes a probability of what the trees say of the signs', () => {
    const { belief } = createAnswerability({ signs: SIGNS, trees: [DENIED, DENIED] });
    const signs = new Float32Array(SIGNS.length);
    expect(belief(signs)).toBeCloseTo(1 / (1 + Math.exp(-2)), 9);
    signs[0] = 1;
    expect(belief(signs)).toBeCloseTo(1 / (1 + Math.exp(2)), 9);
  });

  it('refuses trees that were grown for other signs', () => {
    const old = { signs: ['else'], trees: [DENIED] };
    expect(() => createAnswerability(old)).toThrow(AnswerabilityFileError);
    expect(() => createAnswerability(old)).toThrow(/npm run train.*ANSWERABILITY=off/);
  });
});

describe('the answerability that ships', () => {
  it('fits the signs of this version and says what it learned from', async () => {
    const file = await readAnswerabilityFile();
    expect(() => createAnswerability(file)).not.toThrow();
    expect(file.learnedFrom.length).toBeGreaterThan(0);
    // The licence of WikiQA allows measuring only.
    for (const { file: name } of file.learnedFrom) expect(name).not.toMatch(/wikiqa|\.tsv$/i);
  });
});
