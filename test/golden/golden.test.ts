import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GoldenPart, readGolden } from '../../src/evaluation/golden.ts';
import { type CorpusFigures, corpusFigures } from '../../src/evaluation/metrics/corpus-figures.ts';
import { runCorpus } from '../../src/evaluation/runs/corpus-run.ts';
import { buildLibrary } from '../../src/qa/build-library.ts';
import { loadCorpus } from '../../src/qa/corpus/load-corpus.ts';
import type { Library } from '../../src/qa/library.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const parts = await readGolden(folder('.'));

describe.each(parts)('the golden $name', ({ questions, thresholds }: GoldenPart) => {
  let figures: CorpusFigures;

  beforeAll(async () => {
    const { documents } = await loadCorpus(folder('../../corpus'));
    const library: Library = await buildLibrary(documents);
    figures = corpusFigures(await runCorpus(library, questions, () => undefined));
  });

  it.each(Object.entries(thresholds))('are answered with %s of at least %d', (name, least) => {
    expect(figures[name as keyof CorpusFigures]).toBeGreaterThanOrEqual(least);
  });
});
