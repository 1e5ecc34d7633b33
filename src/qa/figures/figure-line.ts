import { currencyName } from '../analysis/quantities/currencies.ts';
import type { Figure, Period, Qualifier, Unit } from '../types.ts';

/** One figure as JSON: every field is always there, `null` where there is nothing. docs/console.md describes it. */
export interface FigureLine {
  /** As printed. */
  readonly text: string;
  readonly value: number;
  /** The upper end of a range. */
  readonly high: number | null;
  /** In words: "%", "percentage points", "provinces", "yuan", "times"; `null` where the article prints none. */
  readonly unit: string | null;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly qualifier: Qualifier | null;
  readonly metric: string;
  readonly entity: string | null;
  readonly period: Period | null;
  readonly change: {
    readonly direction: 'up' | 'down';
    /** As printed. */
    readonly from: string | null;
    readonly to: string | null;
    readonly by: string | null;
    readonly baseline: Period | null;
  } | null;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly documentId: string;
  readonly sentence: string;
  /** Where `text` stands in the document's text, `[start, end)`. */
  readonly start: number;
  readonly end: number;
}

/** A unit in words; `null` for a bare number and for a fraction. */
export const unitWords = ({ kind, name }: Unit): string | null => {
  if (kind === 'currency') return currencyName(name);
  return kind === 'fraction' || name === '' ? null : name;
};

/** The line that `figures --json` writes for a figure. */
export const figureLine = (figure: Figure): FigureLine => {
  const { quantity, metric, entity, period, change, citation } = figure;
  const { unit } = quantity;
  return {
    text: quantity.text,
    value: quantity.value,
    high: quantity.high ?? null,
    unit: unitWords(unit),
    currency: unit.kind === 'currency' ? unit.name : null,
    qualifier: quantity.qualifier ?? null,
    metric,
    entity: entity ?? null,
    period: period ?? null,
    change:
      change === undefined
        ? null
        : {
            direction: change.direction,
            from: change.from?.text ?? null,
            to: change.to?.text ?? null,
            by: change.by?.text ?? null,
            baseline: change.baseline ?? null,
          },
    speaker: citation.attribution?.speaker ?? null,
    role: citation.attribution?.role ?? null,
    documentId: citation.documentId,
    sentence: citation.quote,
    start: citation.answer.start,
    end: citation.answer.end,
  };
};
