import { askFigures } from '../../qa/figures/ask-figures.ts';
import type { Library } from '../../qa/library/library.ts';
import type { Figure, Scope } from '../../qa/types.ts';
import type { FigureCard } from '../presentation/card.ts';
import { figureCard } from '../presentation/cards/figure-card.ts';
import { wordsFor } from '../presentation/words/words.ts';
import { parseFigureQuery } from './figure-filters.ts';

/** A figure as it stands, in a few words by which a change is noticed: "6.5% (2021)". */
const standing = ({ quantity, period }: Figure): string =>
  period === undefined ? quantity.text : `${quantity.text} (${period.label})`;

/** The one figure that a subject names. */
export interface WatchedFigure {
  readonly now: string;
  /** What is shown once it is another than `before`. */
  changed(subject: string, before: string, locale: string | undefined): FigureCard;
}

/** The figure that a subject names now; `undefined` where none does, or several do. */
export const watchedFigure = (
  subject: string,
  scope: Scope,
  library: Library,
): WatchedFigure | undefined => {
  const answer = askFigures(parseFigureQuery(subject, {}), scope, library);
  if (answer.kind !== 'found') return undefined;
  const { best: figure, confidence } = answer;
  return {
    now: standing(figure),
    changed: (named, before, locale) => {
      const note = wordsFor(locale).say('watch.changed', { subject: named, before });
      const content = { figure, confidence, conflicts: [], others: [], notes: [note] };
      const card = figureCard(content, library.documents);
      return locale === undefined ? card : { ...card, locale };
    },
  };
};
