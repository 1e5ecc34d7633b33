import type { Stemmer } from '../analysis/stem.ts';
import type { DayRange } from '../analysis/times/calendar.ts';
import { findPeriods } from '../analysis/times/periods.ts';
import type { Figure, Scope } from '../types.ts';
import type { FigureIndex } from './index/figure-index.ts';
import { stemsOf } from './index/figure-words.ts';
import { isSameMetric } from './index/same-metric.ts';

/** Two figures of the same metric, one for each side. */
export interface ComparedPair {
  readonly metric: string;
  readonly left: Figure;
  readonly right: Figure;
}

/** Two entities or periods on the metrics they share; where they share none, what each side has. */
export interface Comparison {
  readonly pairs: readonly ComparedPair[];
  readonly leftOnly: readonly Figure[];
  readonly rightOnly: readonly Figure[];
}

/** A side that is nothing but a time: its days. */
const daysOf = (side: string): DayRange | undefined => {
  const [found, ...rest] = findPeriods(side);
  const isWhole = found !== undefined && rest.length === 0;
  if (!isWhole || side.trim().length - (found.span.end - found.span.start) > 4) return undefined;
  return { from: found.period.from, to: found.period.to };
};

const isOfEntity = (figure: Figure, side: readonly string[], stem: Stemmer): boolean => {
  const own = new Set(stemsOf(figure.entity ?? '', stem));
  return side.length > 0 && side.every((word) => own.has(word));
};

const figuresOf = (
  side: string,
  index: FigureIndex,
  scope: Scope,
): { readonly figures: readonly Figure[]; readonly isPeriod: boolean } => {
  const { stem } = index;
  const days = daysOf(side);
  const stems = stemsOf(side, stem);
  const accept = (figure: Figure): boolean =>
    days === undefined
      ? isOfEntity(figure, stems, stem)
      : figure.period?.from === days.from && figure.period.to === days.to;
  return {
    figures: index.findFigures('', scope, accept).map(({ figure }) => figure),
    isPeriod: days !== undefined,
  };
};

const isSameEntity = (a: Figure, b: Figure, stem: Stemmer): boolean =>
  stemsOf(a.entity ?? '', stem).join(' ') === stemsOf(b.entity ?? '', stem).join(' ');

const isSamePeriod = ({ period: a }: Figure, { period: b }: Figure): boolean =>
  a?.from === b?.from && a?.to === b?.to;

/** The shared metrics of two sides; a topic keeps those that hold its words. */
export const compareFigures = (
  sides: { readonly left: string; readonly right: string; readonly topic?: string },
  index: FigureIndex,
  scope: Scope,
): Comparison => {
  const { stem } = index;
  const left = figuresOf(sides.left, index, scope);
  const right = figuresOf(sides.right, index, scope);
  const wanted = stemsOf(sides.topic ?? '', stem);
  const isOnTopic = ({ metric }: Figure): boolean => {
    const stems = new Set(stemsOf(metric, stem));
    return wanted.every((word) => stems.has(word));
  };
  const ofPeriods = left.isPeriod && right.isPeriod;
  const free = new Set(right.figures.filter(isOnTopic));
  const pairs: ComparedPair[] = [];
  for (const figure of left.figures.filter(isOnTopic)) {
    const alike = [...free].filter(
      (other) =>
        other.id !== figure.id &&
        isSameMetric(figure, other, stem) &&
        (!ofPeriods || isSameEntity(figure, other, stem)),
    );
    const match = alike.find((other) => isSamePeriod(figure, other)) ?? alike[0];
    if (match === undefined) continue;
    free.delete(match);
    const isShorter = figure.metric.length <= match.metric.length;
    pairs.push({ metric: isShorter ? figure.metric : match.metric, left: figure, right: match });
  }
  const paired = new Set(pairs.flatMap((pair) => [pair.left, pair.right]));
  const alone = (figures: readonly Figure[]): readonly Figure[] =>
    figures.filter((figure) => isOnTopic(figure) && !paired.has(figure));
  return { pairs, leftOnly: alone(left.figures), rightOnly: alone(right.figures) };
};
