import { table } from '../reports/table.ts';
import type { RunResult, RunServices } from './run.ts';

/** The same measurement twice, its figures side by side: first of the rules alone, then with the span reader. */
export const runBeside = async (
  run: (services: RunServices) => Promise<RunResult>,
  off: RunServices,
  on: RunServices,
): Promise<RunResult> => {
  // The baselines do not change: the second report prints them.
  const without = await run({ ...off, rankBaselines: async () => [] });
  const result = await run(on);
  const before = new Map(without.figures);
  const rows = result.figures.map(([name, value]) => [name, before.get(name), value] as const);
  const beside = table('span reader', ['READER=off', 'READER=on'], rows);
  return { ...result, report: `${result.report}\n\n${beside}` };
};
