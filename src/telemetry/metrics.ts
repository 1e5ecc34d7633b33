import type { Metric, Sample } from './exposition.ts';
import { createHistogram, type Histogram } from './histogram.ts';

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

/** Metrics that can be read again. */
export interface KeptMetrics extends Metrics {
  summary(): MetricsSummary;
  latency(): { readonly p50: number; readonly p95: number } | undefined;
  /** What was counted, as Prometheus reads it. */
  read(): readonly Metric[];
}

interface Counted {
  readonly labels: Readonly<Record<string, string>>;
  count: number;
}

const createCounter = () => {
  const counted = new Map<string, Counted>();
  return {
    add: (labels: Readonly<Record<string, string>>): void => {
      const key = JSON.stringify(labels);
      const known = counted.get(key);
      if (known === undefined) counted.set(key, { labels, count: 1 });
      else known.count += 1;
    },
    samples: (): readonly Sample[] =>
      [...counted.values()].map(({ labels, count }) => ({ labels, value: count })),
  };
};

/** Metrics kept in memory, of a bounded size: platforms, commands and outcomes are few. */
export const createMetrics = (): KeptMetrics => {
  const requests = createCounter();
  const resumed = createCounter();
  const all = createHistogram();
  const byPlatform = new Map<string, Histogram>();
  const bySummary = new Map<string, number>();
  let slowestMs = 0;
  const count = (key: string): void => {
    bySummary.set(key, (bySummary.get(key) ?? 0) + 1);
  };
  const histogramOf = (platform: string): Histogram => {
    const known = byPlatform.get(platform) ?? createHistogram();
    byPlatform.set(platform, known);
    return known;
  };
  return {
    resumed: (platform) => {
      count(`${platform}:resumed`);
      resumed.add({ platform });
    },
    record: ({ platform, command, outcome, totalMs }) => {
      count(`${platform}:${outcome}`);
      // Only known commands are told apart: what somebody typed is no label.
      requests.add({ platform, command: outcome === 'refused' ? 'any' : command, outcome });
      all.record(totalMs);
      histogramOf(platform).record(totalMs);
      slowestMs = Math.max(slowestMs, totalMs);
    },
    latency: () =>
      all.count() === 0 ? undefined : { p50: all.quantile(0.5), p95: all.quantile(0.95) },
    summary: () => ({ requests: Object.fromEntries(bySummary), slowestMs }),
    read: () => [
      {
        name: 'newsdesk_requests_total',
        help: 'Requests by platform, command and how they ended.',
        kind: 'counter',
        samples: requests.samples(),
      },
      {
        name: 'newsdesk_requests_resumed_total',
        help: 'Requests taken up again after a process ended; a reply may have appeared twice.',
        kind: 'counter',
        samples: resumed.samples(),
      },
      {
        name: 'newsdesk_request_duration_seconds',
        help: 'Time from request to reply, without the network.',
        kind: 'histogram',
        samples: [...byPlatform].flatMap(([platform, times]) => times.samples({ platform })),
      },
    ],
  };
};
