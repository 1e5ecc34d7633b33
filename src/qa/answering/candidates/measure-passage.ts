import { lexemesOf } from '../../analysis/quantities/lexemes.ts';
import { quantitiesIn } from '../../analysis/quantities/quantities.ts';
import { timesIn } from '../../analysis/times/periods.ts';
import type { IsoDate, Passage, Period, Quantity, Span } from '../../types.ts';

/** The times and quantities a passage names; spans are offsets of the document's text. */
export interface Measures {
  readonly times: readonly { readonly span: Span; readonly period?: Period }[];
  readonly quantities: readonly { readonly span: Span; readonly quantity: Quantity }[];
}

/** The times and quantities of a passage. */
export const measurePassage = (
  { text, span: { start: offset } }: Passage,
  publishedOn: IsoDate | undefined,
): Measures => {
  const moved = ({ start, end }: Span): Span => ({ start: start + offset, end: end + offset });
  const lexemes = lexemesOf(text);
  const times = timesIn(text, lexemes, publishedOn);
  return {
    times: times.map(({ span, period }) => ({
      span: moved(span),
      ...(period === undefined ? {} : { period }),
    })),
    quantities: quantitiesIn(text, lexemes, times).map(({ span, quantity }) => ({
      span: moved(span),
      quantity,
    })),
  };
};
