import { STOP_WORDS } from '../../analysis/word-lists.ts';
import { DOWN, UP } from '../extraction/verbs.ts';
import { wordsOf } from '../index/figure-words.ts';
import { isSilentStory, LARGE, type ReadFigure, SMALL, wordAt } from './read-figure.ts';
import { isWorthCount } from './worth-count.ts';
import { isWorthMeasure } from './worth-measure.ts';

/** "10x editor", "a 2x idea": a multiple that compares nothing; "2.5x", "3 times as many", "doubled" do. */
const isComparison = ({ view, placed, figure }: ReadFigure): boolean => {
  const next = wordAt(view, placed.past);
  const behind = wordAt(view, placed.past + 1);
  const isGlued = /\dx$/i.test(figure.quantity.text);
  const before = wordAt(view, placed.first - 1);
  const governor = before === 'by' ? wordAt(view, placed.first - 2) : before;
  if (isGlued && (UP.has(governor) || DOWN.has(governor))) return true;
  if (!isGlued && figure.change !== undefined) return true;
  const isCompared =
    /^(?:as|more|less|fewer|higher|lower|larger|bigger|greater|faster|slower|longer|smaller|the|that|its|their|what|better|worse|cheaper|likelier|of|than)$/;
  return isCompared.test(next) || (next === '-' && isCompared.test(behind));
};

/** "three times a year", "117 million times": how often something happens. */
const isFrequency = ({ view, placed, figure: { quantity } }: ReadFigure): boolean =>
  (/^(?:a|an|per|each|every)$/.test(wordAt(view, placed.past)) &&
    !/^\W*\d+x/i.test(quantity.text)) ||
  (/times$/.test(quantity.text) && quantity.value > SMALL);

/** Whether somebody would ask for a quantity of this kind where it stands. */
const isWorth = (read: ReadFigure): boolean => {
  const { quantity } = read.figure;
  switch (quantity.unit.kind) {
    case 'count':
      return isWorthCount(read);
    case 'times':
      return isComparison(read) || (isFrequency(read) && !isSilentStory(read));
    case 'measure':
      return isWorthMeasure(read);
    case 'percent':
      return quantity.value !== 100 || wordAt(read.view, read.placed.past) === 'of';
    case 'currency':
    case 'fraction':
    case 'percentage-points':
      return true;
    default:
      return quantity.unit.kind satisfies never;
  }
};

/** Words that name no metric by themselves. */
const EMPTY = new Set(
  (
    'example thing things way case note step one ones lot time times more less part ' +
    'getting going having doing making using being today tomorrow yesterday now later ' +
    'friend friends something anything everything it this that these those here there'
  ).split(' '),
);

/** Whether a phrase names something that can be asked for. */
const isMetric = (metric: string): boolean => {
  if (!/^["'\u201c(]?\p{L}/u.test(metric) || /[_{}=<>|`\\]/.test(metric)) return false;
  // "A rose by 5%": a name in capitals is short.
  if (/^\p{Lu}+$/u.test(metric)) return true;
  return wordsOf(metric).some(
    (word) => /\p{L}{3,}/u.test(word) && !STOP_WORDS.has(word) && !EMPTY.has(word),
  );
};

/** What a number in a compound describes is no amount: "a 4-page form", "3-part series". */
const isCompound = ({ view, placed, figure: { quantity } }: ReadFigure): boolean =>
  quantity.unit.kind === 'count' &&
  quantity.unit.name === '' &&
  ['-', '\u2010', '\u2011'].includes(wordAt(view, placed.past));

/** The label of a table's row, "(7 days, 30 days, etc.)", and the step of a sum: "increasing it by 1% saves". */
const isByTheWay = ({ view, placed, figure: { quantity } }: ReadFigure): boolean => {
  const { word, tag } = view.segment.tokens;
  const { first, past } = view.sentence;
  const bar = view.segment.kind === 'row' ? word.indexOf('|', first) : -1;
  const isLabel = placed.past <= bar && view.quantities.some((other) => other.first > bar);
  const isListed = word
    .slice(placed.past, Math.min(past, placed.past + 6))
    .some((one) => /^etc\.?$/.test(one));
  const isStep =
    quantity.value === 1 && word[placed.first - 1] === 'by' && /ing$/.test(word[first] ?? '');
  return isLabel || isListed || (isStep && tag[first] === 'VERB');
};

/** A title tells a figure only as news: money, a share, a large amount, with a verb. "5 tips for", "Part 2" do not. */
const isWorthTitle = ({ view: { segment }, figure: { quantity } }: ReadFigure): boolean => {
  if (segment.kind !== 'title') return true;
  const { kind } = quantity.unit;
  const isNews =
    kind === 'currency' || kind === 'percent' || (kind === 'count' && quantity.value > SMALL);
  return isNews && segment.tokens.tag.includes('VERB');
};

/** Verbs and marks of news, which a quantity without a metric may still be told by. */
const isTelling = ({ figure: { quantity, entity, period, change } }: ReadFigure): boolean => {
  const { kind } = quantity.unit;
  if (change !== undefined) return true;
  return (
    (kind === 'currency' || kind === 'percent' || Math.abs(quantity.value) >= LARGE) &&
    (entity !== undefined || period !== undefined)
  );
};

/**
 * Whether a figure is one that a person would ask for: something measured, of a kind that says how much there is of
 * it. Steps, pages, versions, sizes of files, references back and times are none.
 */
export const isAskable = (read: ReadFigure): boolean => {
  if (isCompound(read) || isByTheWay(read) || !isWorth(read) || !isWorthTitle(read)) return false;
  return read.isMeasured ? isMetric(read.figure.metric) : isTelling(read);
};
