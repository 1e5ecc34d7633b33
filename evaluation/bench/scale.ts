import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IndexCost, ScaleMeasure } from './measure-scale.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';

const QUESTIONS = 100;
/** What the measuring process may hold; the largest corpus must do with less. */
const HEAP_MAX_MB = 6_000;
const FILES_PER_FOLDER = 500;

/** The sources run as they are or compiled: the child's file ends like this one. */
const CHILD = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? './measure-scale.ts' : './measure-scale.js',
    import.meta.url,
  ),
);

/** Writes about so many passages as articles, as an editor would keep them. */
const writeCorpus = async (root: string, passages: number): Promise<void> => {
  for (const [number, { title, text }] of syntheticCorpus(passages).entries()) {
    const folder = join(root, String(Math.floor(number / FILES_PER_FOLDER)));
    await mkdir(folder, { recursive: true });
    const body = text.slice(title.length).trimStart();
    await writeFile(
      join(folder, `${number}.md`),
      `---\ntitle: ${title}\npublisher: Nobody\ndate: 2022-01-01\n---\n\n${body}\n`,
    );
  }
};

/** Measures one size in a process of its own, so that none of the others is in its memory. */
const measureInChild = (folder: string): Promise<ScaleMeasure> =>
  new Promise((resolve, reject) => {
    const child = fork(CHILD, [folder, String(QUESTIONS)], {
      execArgv: [...process.execArgv, '--expose-gc', `--max-old-space-size=${HEAP_MAX_MB}`],
    });
    child.on('message', (measure: ScaleMeasure) => resolve(measure));
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`measuring ended with ${code}`)));
  });

/** The exponent k of a cost that grows like n to the power of k: the slope of a line through the logarithms. */
export const growthExponent = (sizes: readonly number[], costs: readonly number[]): number => {
  const xs = sizes.map(Math.log);
  const ys = costs.map((cost) => Math.log(Math.max(cost, Number.EPSILON)));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const rise = xs.reduce((sum, value, at) => sum + (value - x) * ((ys[at] ?? y) - y), 0);
  return rise / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
};

const COLUMNS: readonly [name: string, unit: string, cost: keyof IndexCost][] = [
  ['build', 's', 'buildMs'],
  ['load', 's', 'loadMs'],
  ['memory', 'MB', 'memoryMb'],
  ['p50', 'ms', 'p50Ms'],
  ['p99', 'ms', 'p99Ms'],
];

const ROWS: readonly [name: string, of: (measure: ScaleMeasure) => Partial<IndexCost>][] = [
  ['core', ({ core }) => core],
  ['bare MiniSearch', ({ bare }) => bare],
];

const shown = (unit: string, value: number | undefined): string =>
  value === undefined
    ? ''
    : unit === 's'
      ? (value / 1000).toFixed(2)
      : value.toFixed(unit === 'MB' ? 0 : 2);

const row = (name: string, cells: readonly string[]): void =>
  console.log(`  ${name.padEnd(26)}${cells.map((cell) => cell.padStart(10)).join('')}`);

/**
 * Prints what the core costs at several sizes beside a bare MiniSearch over the same passages, and how each cost
 * grows: an exponent of 1 is in step with the passages, 0 not at all.
 */
export const benchScale = async (sizes: readonly number[]): Promise<void> => {
  const measures: ScaleMeasure[] = [];
  row(
    '',
    COLUMNS.map(([name, unit]) => `${name} ${unit}`),
  );
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'newsdesk-scale-'));
    try {
      await writeCorpus(folder, size);
      const measure = await measureInChild(folder);
      measures.push(measure);
      console.log(
        `${measure.passages} passages in ${measure.articles} articles, at most ${measure.peakMb.toFixed(0)} MB in all`,
      );
      for (const [name, of] of ROWS) {
        row(
          name,
          COLUMNS.map(([, unit, key]) => shown(unit, of(measure)[key])),
        );
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  console.log('growth exponent');
  const passages = measures.map((measure) => measure.passages);
  for (const [name, of] of ROWS) {
    row(
      name,
      COLUMNS.map(([, , key]) => {
        const costs = measures.flatMap((measure) => of(measure)[key] ?? []);
        return costs.length < passages.length ? '' : growthExponent(passages, costs).toFixed(2);
      }),
    );
  }
};
