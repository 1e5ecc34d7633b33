import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metric } from '../../telemetry/exposition.ts';

const NANOSECONDS = 1e9;
/** How often the event loop is looked at, in milliseconds. */
const RESOLUTION_MS = 20;

const gauge = (name: string, help: string, value: number): Metric => ({
  name,
  help,
  kind: 'gauge',
  samples: [{ labels: {}, value }],
});

/** A function that returns what this process takes: memory, and how long its event loop was held since the call before. */
export const createProcessMetrics = (): (() => readonly Metric[]) => {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  return () => {
    const { rss, heapUsed, external } = process.memoryUsage();
    const lag = [0.5, 0.99, 1].map((share) => ({
      labels: { quantile: String(share) },
      value: Math.max(
        0,
        (share === 1 ? delays.max : delays.percentile(share * 100)) / NANOSECONDS -
          RESOLUTION_MS / 1000,
      ),
    }));
    delays.reset();
    return [
      {
        name: 'newsdesk_event_loop_lag_seconds',
        help: 'How long the event loop was held since the last look.',
        kind: 'summary',
        samples: lag,
      },
      gauge('process_resident_memory_bytes', 'Resident memory.', rss),
      gauge('nodejs_heap_size_used_bytes', 'Heap in use.', heapUsed),
      gauge('nodejs_external_memory_bytes', 'Memory outside the heap.', external),
      gauge(
        'process_start_time_seconds',
        'When the process started.',
        Math.round(Date.now() / 1000 - process.uptime()),
      ),
    ];
  };
};
