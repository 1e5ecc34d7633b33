import { seededRandom } from './random.ts';

/** Samples drawn to tell how sure a share is. */
const SAMPLES = 1_000;
const SEED = 7;

/** Where the share of items that pass lies in 95 of 100 samples of the same size. Source: the percentile bootstrap (Efron 1979). */
export const shareInterval = (passed: readonly boolean[]): readonly [low: number, high: number] => {
  if (passed.length === 0) return [0, 0];
  const random = seededRandom(SEED);
  const shares = Array.from({ length: SAMPLES }, () => {
    let hits = 0;
    for (let draw = 0; draw < passed.length; draw += 1)
      hits += Number(passed[Math.floor(random() * passed.length)]);
    return hits / passed.length;
  }).sort((a, b) => a - b);
  return [shares[Math.floor(0.025 * SAMPLES)] ?? 0, shares[Math.floor(0.975 * SAMPLES)] ?? 0];
};
