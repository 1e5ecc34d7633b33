import type { Sample } from './exposition.ts';

/** Upper bounds in milliseconds: an answer takes some ten of them, a request gives up after ten thousand. */
const BOUNDS_MS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** Times, counted by how long they are. */
export interface Histogram {
  record(ms: number): void;
  /** Milliseconds that the share of all times stays below, as far as the bounds tell; 0 without any. */
  quantile(share: number): number;
  /** In seconds, as Prometheus wants them. */
  samples(labels: Readonly<Record<string, string>>): readonly Sample[];
  count(): number;
}

/** The bound that a rank falls below, with the part of the way from the bound before. */
const interpolate = (counts: readonly number[], rank: number): number => {
  let below = 0;
  for (const [at, count] of counts.entries()) {
    const from = BOUNDS_MS[at - 1] ?? 0;
    const to = BOUNDS_MS[at] ?? from;
    if (count > 0 && below + count >= rank) return from + ((to - from) * (rank - below)) / count;
    below += count;
  }
  return BOUNDS_MS.at(-1) ?? 0;
};

export const createHistogram = (): Histogram => {
  const counts: number[] = Array(BOUNDS_MS.length + 1).fill(0);
  let sum = 0;
  let total = 0;
  return {
    record: (ms) => {
      const found = BOUNDS_MS.findIndex((bound) => ms <= bound);
      const at = found < 0 ? BOUNDS_MS.length : found;
      counts[at] = (counts[at] ?? 0) + 1;
      sum += ms;
      total += 1;
    },
    count: () => total,
    quantile: (share) => (total === 0 ? 0 : interpolate(counts, share * total)),
    samples: (labels) => {
      let below = 0;
      const buckets = counts.map((count, at): Sample => {
        below += count;
        const bound = BOUNDS_MS[at];
        const le = bound === undefined ? '+Inf' : String(bound / 1000);
        return { labels: { ...labels, le }, value: below, suffix: '_bucket' };
      });
      return [
        ...buckets,
        { labels, value: sum / 1000, suffix: '_sum' },
        { labels, value: total, suffix: '_count' },
      ];
    },
  };
};
