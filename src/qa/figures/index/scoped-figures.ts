import type { Figure } from '../../types.ts';
import type { FigureSearch } from './figure-search.ts';
import type { Suggestions } from './suggestions.ts';

/** What is looked up of the figures of one scope. */
export interface ScopedFigures {
  readonly search: FigureSearch;
  readonly suggestions: Suggestions;
  /** Figures that claim the same thing, in the order of the documents and their text. */
  alike(key: string): readonly Figure[];
}
