import type { Comparison } from '../../../qa/figures/compare-figures.ts';
import type { ComparisonCard } from '../card.ts';
import { comparisonChart } from '../charts/figure-charts.ts';
import { differenceOf } from '../format-quantity.ts';
import { type Documents, sourceOfCitation } from '../quotes/quote.ts';
import { figureRow } from './figure-card.ts';

/** Two sides on the metrics they share; a difference that no article prints is marked as computed. */
export const comparisonCard = (
  sides: { readonly left: string; readonly right: string },
  { pairs }: Comparison,
  documents: Documents,
): ComparisonCard => {
  const chart = comparisonChart(sides, pairs);
  return {
    kind: 'comparison',
    ...sides,
    rows: pairs.map(({ metric, left, right }) => {
      const computed = differenceOf(left.quantity, right.quantity);
      const isOneArticle = left.citation.documentId === right.citation.documentId;
      const citations = isOneArticle ? [left.citation] : [left.citation, right.citation];
      return {
        metric,
        left: figureRow(left),
        right: figureRow(right),
        sources: citations.map((citation) => sourceOfCitation(citation, documents)),
        ...(computed === undefined ? {} : { computed: `${sides.left}: ${computed}` }),
      };
    }),
    notes: [],
    actions: [],
    ...(chart === undefined ? {} : { chart }),
  };
};
