import type { Stemmer } from '../../analysis/stem.ts';
import type { Figure } from '../../types.ts';
import { stemsOf } from './figure-words.ts';

/** Words of a metric that tell how it is put, not what is measured. */
const PUTTING = new Set(
  'number total share proportion rate level value amount annual average size'.split(' '),
);

const topicStems = (metric: string, stem: Stemmer): ReadonlySet<string> => {
  const stems = stemsOf(metric, stem);
  const telling = stems.filter((word) => !PUTTING.has(word));
  return new Set(telling.length > 0 ? telling : stems);
};

/** Least share of common words, of all words of two metrics that count as the same. Set on the golden figures. */
const LEAST_COMMON = 0.5;

/** Whether two figures can stand side by side: the same unit, the same part of a change, and alike in what is measured. */
export const isSameMetric = (a: Figure, b: Figure, stem: Stemmer): boolean => {
  const [one, other] = [a.quantity.unit, b.quantity.unit];
  const isSameUnit = one.kind === other.kind && (one.kind === 'count' || one.name === other.name);
  if (!isSameUnit || partOf(a) !== partOf(b)) return false;
  const [first, second] = [topicStems(a.metric, stem), topicStems(b.metric, stem)];
  const common = [...first].filter((word) => second.has(word)).length;
  return common / (first.size + second.size - common) >= LEAST_COMMON;
};

/** Whether a figure says how much something changed, or what it was. */
const partOf = ({ change, quantity }: Figure): 'by' | 'value' =>
  change?.by?.text === quantity.text ? 'by' : 'value';
