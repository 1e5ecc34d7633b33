import { createStemmer } from '../../src/qa/analysis/stem.ts';
import type { FigureLine } from '../../src/qa/figures/figure-line.ts';
import { stemsOf } from '../../src/qa/figures/index/figure-words.ts';
import type { GoldenFigure, NoFigure } from '../formats/figure-lines.ts';
import { share } from './mean.ts';

/** What a figure is compared by. */
export const FIELDS = [
  'value',
  'unit',
  'qualifier',
  'period',
  'speaker',
  'metric',
  'entity',
  'change',
] as const;

export type FigureField = (typeof FIELDS)[number];

/** Fields that a figure must have right to be right as a whole. */
const WHOLE: readonly FigureField[] = ['value', 'unit', 'qualifier', 'period', 'speaker'];

export interface FigureOutcome {
  readonly golden: GoldenFigure;
  readonly found?: FigureLine;
  readonly wrong: readonly FigureField[];
}

const stem = createStemmer();

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase();

const holds = (a: string, b: string): boolean =>
  plain(a).includes(plain(b)) || plain(b).includes(plain(a));

/** The same number in the same sentence; of several, the one with the right value. */
const findFigure = (golden: GoldenFigure, found: readonly FigureLine[]): FigureLine | undefined => {
  const alike = found.filter(
    (line) =>
      line.documentId === golden.place &&
      holds(line.sentence, golden.sentence) &&
      holds(line.text, golden.text),
  );
  // A title may say in part what a sentence says in full.
  const same = alike.filter(({ sentence }) => plain(sentence) === plain(golden.sentence));
  const candidates = same.length > 0 ? same : alike;
  return candidates.find(({ value }) => value === golden.value) ?? candidates[0];
};

/** The last noun of a unit: "demonstration bases" and "bases" count the same. */
const headOf = (unit: string | null): string =>
  stem(
    plain(unit ?? '')
      .split(/[\s-]/u)
      .at(-1) ?? '',
  );

const days = (period: FigureLine['period']): string => `${period?.from}..${period?.to}`;

const sharesWord = (wanted: string | null, found: string | null): boolean => {
  if (wanted === null) return true;
  const own = new Set(stemsOf(found ?? '', stem));
  return stemsOf(wanted, stem).some((word) => own.has(word));
};

const isRight: Readonly<Record<FigureField, (golden: GoldenFigure, found: FigureLine) => boolean>> =
  {
    value: (golden, found) =>
      Math.abs(golden.value - found.value) <= Math.abs(golden.value) * 1e-9 &&
      (golden.high ?? null) === found.high,
    unit: (golden, found) =>
      headOf(golden.unit) === headOf(found.unit) && golden.currency === found.currency,
    qualifier: (golden, found) => golden.qualifier === found.qualifier,
    period: (golden, found) => days(golden.period) === days(found.period),
    speaker: (golden, found) => golden.speaker === found.speaker,
    metric: (golden, found) => sharesWord(golden.metric, found.metric),
    entity: (golden, found) => sharesWord(golden.entity, found.entity),
    change: (golden, found) => golden.change?.direction === found.change?.direction,
  };

/** What became of each golden figure. */
export const figureOutcomes = (
  golden: readonly GoldenFigure[],
  found: readonly FigureLine[],
): readonly FigureOutcome[] =>
  golden.map((wanted) => {
    const line = findFigure(wanted, found);
    if (line === undefined) return { golden: wanted, wrong: [...FIELDS] };
    return {
      golden: wanted,
      found: line,
      wrong: FIELDS.filter((field) => !isRight[field](wanted, line)),
    };
  });

/** The numbers that count nothing and were found all the same. */
export const falseFigures = (
  none: readonly NoFigure[],
  found: readonly FigureLine[],
): readonly NoFigure[] =>
  none.filter(({ place, sentence, text }) =>
    found.some((line) => {
      if (line.documentId !== place || !holds(line.sentence, sentence)) return false;
      const digits = (printed: string): string => plain(printed).replace(/[^\p{L}\p{N}]/gu, '');
      return digits(line.text) === digits(text);
    }),
  );

/** Everything that thresholds are set on, each 0 to 1 and better when higher. */
export interface FigureShares {
  readonly found: number;
  /** Value, unit, qualifier, period and speaker are right, of all. */
  readonly right: number;
  readonly metric: number;
  readonly entity: number;
  readonly change: number;
  /** Numbers that count nothing and are left alone. */
  readonly leftAlone: number;
}

/** How many figures are found and right. */
export const figureShares = (
  outcomes: readonly FigureOutcome[],
  none: readonly NoFigure[],
  falselyFound: readonly NoFigure[],
): FigureShares => {
  const has = (field: FigureField): number =>
    share(outcomes, ({ wrong }) => !wrong.includes(field));
  return {
    found: share(outcomes, ({ found }) => found !== undefined),
    right: share(outcomes, ({ wrong }) => !WHOLE.some((field) => wrong.includes(field))),
    metric: has('metric'),
    entity: has('entity'),
    change: has('change'),
    leftAlone: none.length === 0 ? 1 : 1 - falselyFound.length / none.length,
  };
};

/** The shares that fall short of their thresholds. */
export const figureShortfalls = (
  shares: FigureShares,
  thresholds: Readonly<Partial<FigureShares>>,
): readonly string[] =>
  Object.entries(thresholds).flatMap(([name, least]) => {
    const value = shares[name as keyof FigureShares];
    return value >= least ? [] : [`${name} is ${value.toFixed(3)}, below ${least}`];
  });
