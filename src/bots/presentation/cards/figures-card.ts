import type { Document, Figure } from '../../../qa/types.ts';
import type { FiguresCard } from '../card.ts';
import { type Documents, sourceOf } from '../quotes/quote.ts';
import { figureRow } from './figure-card.ts';

/** The figures of one article as a table, in the order of its text. */
export const figuresCard = (
  document: Document,
  figures: readonly Figure[],
  documents: Documents,
): FiguresCard => ({
  kind: 'figures',
  source: sourceOf(document.id, documents),
  rows: figures.map(figureRow),
  notes: figures.length === 0 ? ['This article has no figures.'] : [],
  actions: [],
});
