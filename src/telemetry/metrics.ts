/** How a request ended. */
export type Outcome = 'answered' | 'abstained' | 'shown' | 'refused' | 'failed';

export interface RequestMeasure {
  readonly platform: string;
  readonly command: string;
  readonly outcome: Outcome;
  readonly totalMs: number;
}

/** Where every request is counted. */
export interface Metrics {
  record(measure: RequestMeasure): void;
  /** A request of a process that ended before its reply was recorded: the reply may appear twice. */
  resumed?(platform: string): void;
  /** Milliseconds from request to reply since the start; `undefined` before the first. */
  latency?(): { readonly p50: number; readonly p95: number } | undefined;
}

/** Counts by platform and outcome, and the slowest request so far in milliseconds. */
export interface MetricsSummary {
  readonly requests: Readonly<Record<string, number>>;
  readonly slowestMs: number;
}

/** Metrics kept in memory, of a bounded size: platforms and outcomes are few. */
export const createMetrics = (): Metrics & { summary(): MetricsSummary } => {
  const requests = new Map<string, number>();
  let slowestMs = 0;
  const count = (key: string): void => {
    requests.set(key, (requests.get(key) ?? 0) + 1);
  };
  return {
    resumed: (platform) => count(`${platform}:resumed`),
    record: ({ platform, outcome, totalMs }) => {
      count(`${platform}:${outcome}`);
      slowestMs = Math.max(slowestMs, totalMs);
    },
    summary: () => ({ requests: Object.fromEntries(requests), slowestMs }),
  };
};
