import type { Figure } from '../../types.ts';
import { isPersonal } from '../extraction/reporting-text.ts';
import type { PlacedQuantity, SentenceView } from '../extraction/sentence-view.ts';

/** A figure that was read, with where it stands in its sentence. */
export interface ReadFigure {
  readonly view: SentenceView;
  readonly placed: PlacedQuantity;
  readonly figure: Figure;
  /** Whether the sentence says what is measured. */
  readonly isMeasured: boolean;
}

/** A count at or below this says little by itself. */
export const SMALL = 20;

/** A bare number from here on is likely an amount of something. */
export const LARGE = 1_000;

/** A word of the sentence's segment, by its token. */
export const wordAt = ({ segment }: SentenceView, at: number): string =>
  segment.tokens.word[at] ?? '';

/** What a person tells of themselves, and what is only set against something: "rather than 500 people". */
export const isSilentStory = ({ view, placed, figure }: ReadFigure): boolean =>
  (isPersonal(view) && figure.citation.attribution === undefined) ||
  (wordAt(view, placed.first - 1) === 'than' && wordAt(view, placed.first - 2) === 'rather');
