/** One number of a metric, and what tells it from the metric's others. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** Behind the metric's name: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string;
}

/** A metric as Prometheus reads it. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly kind: 'counter' | 'gauge' | 'histogram' | 'summary';
  readonly samples: readonly Sample[];
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

const lineOf = (name: string, { labels, value, suffix = '' }: Sample): string => {
  const written = Object.entries(labels).map(([key, label]) => `${key}="${escaped(label)}"`);
  const braces = written.length === 0 ? '' : `{${written.join(',')}}`;
  return `${name}${suffix}${braces} ${Number.isFinite(value) ? value : '+Inf'}`;
};

/** Metrics in Prometheus' text format, version 0.0.4. Source: its page on exposition formats. */
export const exposition = (metrics: readonly Metric[]): string =>
  metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, kind, samples }) =>
      [
        `# HELP ${name} ${help.replaceAll('\n', ' ')}`,
        `# TYPE ${name} ${kind}`,
        ...samples.map((sample) => lineOf(name, sample)),
      ].join('\n'),
    )
    .map((block) => `${block}\n`)
    .join('');
