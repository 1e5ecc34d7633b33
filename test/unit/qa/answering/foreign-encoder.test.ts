import { describe, expect, it } from 'vitest';
import type { Encoder } from '../../../../src/qa/encoding/encoder.ts';
import { buildLibrary } from '../../../../src/qa/library/build-library.ts';
import { ask, makeArticle } from '../../../support/articles.ts';

const encoderOf = (isForeign: boolean): Encoder => ({
  model: `one-number-${isForeign}`,
  dimensions: 1,
  isForeign,
  encode: async (texts) => texts.map(() => Float32Array.of(1)),
  close: async () => {},
});

const confidenceWith = async (isForeign: boolean) => {
  const article = makeArticle(['The harbour of Orme opens at seven in summer.']);
  const library = await buildLibrary([article], { encoder: encoderOf(isForeign) });
  const { answer } = await ask(library, 'What opens at seven in summer?');
  return answer.kind === 'abstention' ? undefined : answer.confidence;
};

describe('how sure an answer is', () => {
  it('is said as it was fitted, with the encoder that it was fitted with', async () => {
    expect(await confidenceWith(false)).toBe('strong');
  });

  it('is never said to be sure with another encoder', async () => {
    expect(await confidenceWith(true)).toBe('likely');
  });
});
