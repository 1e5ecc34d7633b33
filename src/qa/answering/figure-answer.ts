import type { FigureIndex } from '../figures/index/figure-index.ts';
import type { Answer, Confidence, Figure, Part, Scope, Span } from '../types.ts';

const MAX_OTHERS = 3;

const overlaps = (left: Span, right: Span): boolean =>
  left.start < right.end && right.start < left.end;

/** The figure of the index that stands where the answer was read, if there is one. */
const figureAt = (figures: FigureIndex, part: Part): Figure | undefined =>
  figures
    .figuresOfDocument(part.citation.documentId)
    .find(({ citation }) => overlaps(citation.answer, part.citation.answer));

/** An amount as a figure, with what it measures, related figures, and figures that disagree; `undefined` when the index has none there. */
export const figureAnswer = (
  figures: FigureIndex,
  scope: Scope,
  parts: readonly [Part, ...Part[]],
  sureness: { readonly score: number; readonly confidence: Confidence },
): Extract<Answer, { readonly kind: 'figure' }> | undefined => {
  const figure = figureAt(figures, parts[0]);
  if (figure === undefined) return undefined;
  const conflicts = figures.conflictsOf(figure, scope);
  const known = new Set([figure.id, ...conflicts.map(({ id }) => id)]);
  const topic = [figure.metric, figure.entity].filter((word) => word !== undefined).join(' ');
  const others = figures
    .findFigures(topic, scope)
    .map(({ figure: other }) => other)
    .filter(({ id }) => !known.has(id))
    .slice(0, MAX_OTHERS);
  return { kind: 'figure', figure, parts, others, conflicts, ...sureness };
};
