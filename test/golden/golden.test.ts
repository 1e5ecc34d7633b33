import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GoldenPart, readGolden } from '../../evaluation/golden.ts';
import { type CorpusFigures, corpusFigures } from '../../evaluation/metrics/corpus-figures.ts';
import { runCorpus } from '../../evaluation/runs/corpus-run.ts';
import { openLibrary } from '../../src/cli/opening/open-library.ts';

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
