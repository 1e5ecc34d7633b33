import { DURATIONS } from '../../analysis/quantities/measures.ts';
import type { Quantity } from '../../types.ts';
import { isInstruction, isPersonal } from '../extraction/reporting-text.ts';
import type { PlacedQuantity, SentenceView } from '../extraction/sentence-view.ts';
import { type ReadFigure, wordAt } from './read-figure.ts';

/** "24 hours a day", "seven days a week": always. */
const isAlways = (
  view: SentenceView,
  { past }: PlacedQuantity,
  { value, unit }: Quantity,
): boolean =>
  /^(?:a|per)$/.test(wordAt(view, past)) &&
  ((value === 24 && unit.name === 'hours') || (value === 7 && unit.name === 'days'));

/** "in the past 3 months", "5 years ago", "over the next 2 weeks": when, not how much. */
const isWhen = (view: SentenceView, { first, past }: PlacedQuantity): boolean =>
  /^(?:past|last|next|previous|recent|coming|preceding|these|those|first)$/.test(
    wordAt(view, first - 1),
  ) || /^(?:ago|earlier|later|prior|since)$/.test(wordAt(view, past));

const BYTES = /^(?:kilo|mega|giga|tera)bytes$/;
const FILES =
  /\b(?:pictures?|images?|photos?|files?|pdfs?|docx?|xlsx?|pptx?|downloads?|attachments?|documents?|pages?)\b/i;

/** "The picture is 95 KB", "(PDF, 2.1 MB, 4 pages)": how large a file is. */
const isFileSize = ({ view, placed, figure }: ReadFigure): boolean => {
  const { quantity, metric } = figure;
  if (!BYTES.test(quantity.unit.name)) return false;
  const isBracketed = view.segment.tokens.word
    .slice(Math.max(view.sentence.first, placed.first - 4), placed.first)
    .some((word) => word === '(' || word === '[' || /^(?:pdf|docx?|xlsx?|pptx?)$/.test(word));
  return quantity.unit.name === 'kilobytes' || isBracketed || FILES.test(metric);
};

/** Nouns for times that are set: "a 30-day window". */
const SET_TIMES =
  /\b(?:periods?|windows?|limits?|notice|trials?|warrant(?:y|ies)|leave|contracts?|retention|expiry|grace|stud(?:y|ies)|delays?|deadlines?|waits?|cycles?|timeouts?|intervals?|subscriptions?|plans?|guarantees?|probation|sentences?|bans?|leases?|loans?|courses?)\b/i;

const isWorthDuration = ({ view, placed, figure }: ReadFigure): boolean => {
  const { quantity, metric } = figure;
  if (isWhen(view, placed) || isAlways(view, placed, quantity)) return false;
  if (isPersonal(view) && figure.citation.attribution === undefined) return false;
  if (quantity.value === 1 && wordAt(view, placed.first - 1) === 'by') return false;
  // "a four-year tour": what a time describes by the way.
  const isDescribing = /[-\u2010\u2011]/.test(quantity.text) && quantity.high === undefined;
  return !isDescribing || SET_TIMES.test(metric);
};

/** Whether somebody would ask for a measure where it stands. */
export const isWorthMeasure = (read: ReadFigure): boolean => {
  const { view, figure } = read;
  const { unit, qualifier } = figure.quantity;
  if (DURATIONS.has(unit.name)) return isWorthDuration(read);
  if (isFileSize(read)) return false;
  return qualifier !== undefined || !isInstruction(view);
};
