import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FigureShares } from '../../evaluation/metrics/figure-outcomes.ts';
import { readGoldenFigures, runFigures } from '../../evaluation/runs/figures-run.ts';
import { loadCorpus } from '../../src/qa/corpus/folder/load-corpus.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const golden = await readGoldenFigures(folder('.'));

describe('the golden figures', () => {
  let shares: FigureShares;

  beforeAll(async () => {
    const { documents } = await loadCorpus(folder('../../corpus'));
    ({ shares } = await runFigures(await buildLibrary(documents), golden));
  });

  it('stand in their articles as they are printed, and so does what they measure', async () => {
    const { documents } = await loadCorpus(folder('../../corpus'));
    const { figures } = await buildLibrary(documents);
    const textOf = new Map(documents.map(({ id, text }) => [id, text]));
    expect(figures.figures.length).toBeGreaterThan(30);
    for (const { citation, metric, quantity } of figures.figures) {
      const text = textOf.get(citation.documentId) ?? '';
      expect(text.slice(citation.answer.start, citation.answer.end)).toBe(quantity.text);
      expect(text.replace(/\s+/gu, ' ')).toContain(metric);
    }
  });

  it.each(Object.entries(golden.thresholds))(
    'are extracted with %s of at least %d',
    (name, least) => {
      expect(shares[name as keyof FigureShares]).toBeGreaterThanOrEqual(least);
    },
  );
});
