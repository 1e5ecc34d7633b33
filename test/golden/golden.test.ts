import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/cli/open-library.ts';
import { type GoldenPart, readGolden } from '../../src/evaluation/golden.ts';
import { type CorpusFigures, corpusFigures } from '../../src/evaluation/metrics/corpus-figures.ts';
import { runCorpus } from '../../src/evaluation/runs/corpus-run.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const parts = await readGolden(folder('.'));

describe.each(parts)('the golden $name', ({ questions, thresholds }: GoldenPart) => {
  let figures: CorpusFigures;

  beforeAll(async () => {
    const { library, close } = await openLibrary(folder('../../corpus'), {
      usesEncoder: true,
      usesReader: true,
    });
    figures = corpusFigures(await runCorpus(library, questions, () => undefined));
    await close();
  }, 300_000);

  it.each(Object.entries(thresholds))('are answered with %s of at least %d', (name, least) => {
    expect(figures[name as keyof CorpusFigures]).toBeGreaterThanOrEqual(least);
  });
});
