import type { Document, Figure, Period, Quantity, Unit } from '../types.ts';
import { createSharing } from './sharing.ts';

/** A function that returns the figures of a document with what they have in common with others kept once. */
export type ShareFigures = (figures: readonly Figure[], document: Document) => readonly Figure[];

export const createFigureSharing = (): ShareFigures => {
  const shareUnit = createSharing<Unit>(({ kind, name }) => `${kind} ${name}`);
  const sharePeriod = createSharing<Period>(({ label, from, to }) => `${from} ${to} ${label}`);
  const withUnit = (quantity: Quantity): Quantity => ({
    ...quantity,
    unit: shareUnit(quantity.unit),
  });
  return (figures, { id, text }) => {
    const sharePassage = createSharing<string>((passageId) => passageId);
    return figures.map(({ quantity, period, citation, ...rest }) => ({
      ...rest,
      quantity: withUnit(quantity),
      ...(period === undefined ? {} : { period: sharePeriod(period) }),
      citation: {
        ...citation,
        documentId: id,
        passageId: sharePassage(citation.passageId),
        quote: text.slice(citation.sentence.start, citation.sentence.end),
      },
    }));
  };
};
