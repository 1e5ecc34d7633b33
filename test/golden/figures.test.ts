import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FigureShares } from '../../src/evaluation/metrics/figure-outcomes.ts';
import { readGoldenFigures, runFigures } from '../../src/evaluation/runs/figures-run.ts';
import { buildLibrary } from '../../src/qa/build-library.ts';
import { loadCorpus } from '../../src/qa/corpus/load-corpus.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const golden = await readGoldenFigures(folder('.'));

describe('the golden figures', () => {
  let shares: FigureShares;

  beforeAll(async () => {
    const { documents } = await loadCorpus(folder('../../corpus'));
    ({ shares } = await runFigures(await buildLibrary(documents), golden));
  });

  it.each(Object.entries(golden.thresholds))(
    'are extracted with %s of at least %d',
    (name, least) => {
      expect(shares[name as keyof FigureShares]).toBeGreaterThanOrEqual(least);
    },
  );
});
