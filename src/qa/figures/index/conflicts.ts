import type { Stemmer } from '../../analysis/stem.ts';
import type { Document, DocumentId, Figure } from '../../types.ts';
import { stemsOf } from './figure-words.ts';

/** What a figure is in the change its sentence tells: an end of it, its size, or a value of its own. */
const roleOf = ({ quantity, change }: Figure): string => {
  const isSame = (text: string | undefined): boolean => text === quantity.text;
  if (isSame(change?.by?.text)) return 'by';
  return isSame(change?.from?.text) ? 'from' : 'value';
};

const sortedStems = (text: string | undefined, stem: Stemmer): string =>
  [...stemsOf(text ?? '', stem)].sort().join(' ');

/** Figures with the same key claim the same thing: metric, entity, period, unit and part of a change. */
export const conflictKey = (figure: Figure, stem: Stemmer): string => {
  const { metric, entity, period, quantity } = figure;
  return [
    roleOf(figure),
    sortedStems(metric, stem),
    sortedStems(entity, stem),
    `${period?.from}..${period?.to}`,
    `${quantity.unit.kind} ${stem(quantity.unit.name.toLowerCase())}`,
  ].join('|');
};

const isSameSentence = (a: Figure, b: Figure): boolean =>
  a.citation.documentId === b.citation.documentId &&
  a.citation.sentence.start === b.citation.sentence.start;

/** Of figures that claim the same thing, those with another value than this one, newest article first. */
export const conflictsAmong = (
  figure: Figure,
  others: readonly Figure[],
  documents: ReadonlyMap<DocumentId, Document>,
): readonly Figure[] => {
  const dateOf = ({ citation }: Figure): string =>
    documents.get(citation.documentId)?.publishedOn ?? '';
  return others
    .filter(
      (other) =>
        !isSameSentence(figure, other) &&
        (other.quantity.value !== figure.quantity.value ||
          other.quantity.high !== figure.quantity.high),
    )
    .sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1));
};
