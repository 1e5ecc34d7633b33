import type { MeaningProgress } from '../../../qa/retrieval/keep-meanings.ts';
import type { StatusCard } from '../card.ts';

/** What `/newsdesk status` tells. */
export interface StatusFacts {
  readonly articles: number;
  /** Files of the corpus that could not be read. */
  readonly rejected: number;
  /** How many of so many passages are found by meaning, and how long the rest takes; absent where none ever is. */
  readonly meaning?: MeaningProgress;
  /** Milliseconds since the index last changed. */
  readonly indexAgeMs: number;
  /** Questions of the last `days` days, and how many of them got an answer. */
  readonly questions: number;
  readonly answered: number;
  readonly days: number;
  /** Milliseconds from question to reply since the process started; absent before the first. */
  readonly latency?: { readonly p50: number; readonly p95: number };
  /** What people asked in vain, most often asked first. */
  readonly gaps: readonly { readonly question: string; readonly count: number }[];
}

const MINUTE = 60_000;
const UNITS: readonly (readonly [ms: number, name: string])[] = [
  [24 * 60 * MINUTE, 'day'],
  [60 * MINUTE, 'hour'],
  [MINUTE, 'minute'],
];

/** "3 hours", in the largest unit that fits. */
const duration = (ms: number): string => {
  const [size, name] = UNITS.find(([unit]) => ms >= unit) ?? [];
  if (size === undefined) return 'less than a minute';
  const count = Math.floor(ms / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
};

const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;

const articlesOf = ({ articles, rejected }: StatusFacts): string =>
  `${articles.toLocaleString('en')}${rejected === 0 ? '' : ` (${rejected} ${rejected === 1 ? 'file' : 'files'} left out)`}`;

const meaningOf = ({ meaning }: StatusFacts): string => {
  if (meaning === undefined) return 'no passages, words alone';
  const { done, total, remainingMs, problem } = meaning;
  const many =
    done === total
      ? 'all passages'
      : `${done.toLocaleString('en')} of ${total.toLocaleString('en')} passages`;
  const left = remainingMs > 0 ? `, ${duration(remainingMs)} left` : '';
  return `${many}${left}${problem === undefined ? '' : ` (${problem})`}`;
};

const gapsOf = ({ gaps }: StatusFacts): string =>
  gaps.length === 0
    ? 'none'
    : gaps.map(({ question, count }) => `${question} (${count})`).join('; ');

/** How the corpus and the answers stand, one line each. */
export const statusCard = (facts: StatusFacts): StatusCard => ({
  kind: 'status',
  lines: [
    { label: 'Articles', value: articlesOf(facts) },
    { label: 'Found by meaning', value: meaningOf(facts) },
    { label: 'Index last changed', value: `${duration(facts.indexAgeMs)} ago` },
    {
      label: `Questions, ${facts.days} days`,
      value: facts.questions.toLocaleString('en'),
    },
    {
      label: 'Answered',
      value:
        facts.questions === 0
          ? 'none yet'
          : `${Math.round((100 * facts.answered) / facts.questions)}%`,
    },
    {
      label: 'Time to reply',
      value:
        facts.latency === undefined
          ? 'none yet'
          : `p50 ${milliseconds(facts.latency.p50)}, p95 ${milliseconds(facts.latency.p95)}`,
    },
    { label: 'Asked in vain', value: gapsOf(facts) },
  ],
  notes: [],
  actions: [],
});

/** What is set for one channel. */
export const settingsCard = (facts: {
  readonly collections: readonly string[];
  readonly isDefault: boolean;
  readonly help: string | undefined;
  /** How to change them, in the words of the platform. */
  readonly usage: readonly string[];
}): StatusCard => ({
  kind: 'status',
  lines: [
    {
      label: 'Collections',
      value: `${facts.collections.join(', ')}${facts.isDefault ? ' (not set)' : ''}`,
    },
    { label: 'Help channel', value: facts.help ?? 'not set' },
  ],
  notes: facts.usage,
  actions: [],
});
