import { STOP_WORDS } from '../../analysis/word-lists.ts';
import type { NameMention } from '../../types.ts';
import { antecedentOf } from './antecedents.ts';
import { isInAside, isReporter } from './is-reporter.ts';
import {
  type PlacedQuantity,
  printedOf,
  type SentenceView,
  type TokenRange,
} from './sentence-view.ts';
import { isEntity, type MeasuredPhrase } from './subject.ts';

const wordAt = ({ segment }: SentenceView, at: number): string => segment.tokens.word[at] ?? '';

const rangeOf = ({ first, last }: NameMention): TokenRange => ({ first, past: last + 1 });

/** Acronyms of measures and words of quantity that look like names of bodies. */
const MEASURES = new Set('fewer gdp gnp cpi ppi pmi vat ebitda roi r&d co2 iq bmi'.split(' '));

/** Adjectives of peoples and continents: before a noun they describe it. */
const DEMONYMS =
  /(?:ese|ish)$|^(?:german|french|dutch|swiss|greek|american|russian|indian|italian|canadian|australian|european|african|asian|korean|mexican|brazilian|norwegian|ukrainian|iranian|israeli|iraqi|thai|czech|arab|roman)$/;

/** Whether a single word passes for a name although it may be an everyday word. */
const isSingleName = (view: SentenceView, at: number): boolean => {
  const { tag, word } = view.segment.tokens;
  const name = word[at] ?? '';
  // A sentence's first word is capital for another reason, unless the article shows otherwise.
  if (at === view.sentence.first && (tag[at] !== 'PROPN' || !view.names.properWords.has(name)))
    return false;
  if (STOP_WORDS.has(name) || MEASURES.has(name) || tag[at] === 'ADJ') return false;
  return !(DEMONYMS.test(name) && tag[at + 1] !== 'PUNCT');
};

/** Whether a name can own a figure: no adjective, no measure, no alias in brackets, no word glued to a number. */
const canOwn = (view: SentenceView, { first, past }: TokenRange): boolean => {
  const { tag, word } = view.segment.tokens;
  if (past - first === 1 && !isSingleName(view, first)) return false;
  // "2.48 Typhoon": what is glued to a bare number is a damaged unit; "in 2021 Northeast China" is none.
  const lead = (word[first - 1] === 'the' ? word[first - 2] : word[first - 1]) ?? '';
  const isTime = view.times.some((time) => time.past === first);
  return !['(', 'since'].includes(lead) && (isTime || tag[first - 1] !== 'NUM');
};

const overlaps = (a: TokenRange, b: TokenRange | undefined): boolean =>
  b !== undefined && a.first < b.past && b.first < a.past;

/** The whole name that a range is part of. */
const wholeName = (view: SentenceView, range: TokenRange): TokenRange => {
  const name = view.segment.names.find(
    ({ first, last }) => first <= range.first && last >= range.past - 1,
  );
  return name === undefined ? range : withoutLead(view, rangeOf(name));
};

/** A name as it is shown: what it stands for resolved, a possessive "s" left off. */
const shown = (view: SentenceView, range: TokenRange): string =>
  antecedentOf(view, range) ??
  printedOf(view.segment, wholeName(view, range)).replace(/['\u2019]s$/, '');

/** Definite phrases that stand for places and bodies, from right to left of `past`. */
const definiteBefore = (view: SentenceView, past: number): TokenRange | undefined => {
  const { tokens } = view.segment;
  for (let end = past; end > view.sentence.first + 1; end--) {
    if (tokens.tag[end - 1] !== 'NOUN') continue;
    let first = end - 1;
    while (
      first > view.sentence.first &&
      ['ADJ', 'ADV', 'NOUN', 'CCONJ', 'PROPN'].includes(tokens.tag[first - 1] ?? '')
    )
      first--;
    const range = { first, past: end };
    // The sign of an amount passes for a name: "US$5 million".
    if (view.quantities.some((quantity) => overlaps(range, quantity))) continue;
    if (isEntity(view, range) && !isReporter(view, range)) return range;
  }
  return undefined;
};

/** A name without the common noun that begins the sentence: "Shares of Halden Foods". */
const withoutLead = (view: SentenceView, range: TokenRange): TokenRange => {
  const { tag, word } = view.segment.tokens;
  const isLed =
    range.first === view.sentence.first &&
    word[range.first + 1] === 'of' &&
    tag[range.first] === 'NOUN';
  return isLed ? { first: range.first + 2, past: range.past } : range;
};

/** The names of a sentence that may own its figures. */
const owners = (view: SentenceView, used: readonly TokenRange[]): readonly TokenRange[] =>
  view.segment.names
    .map((name) => withoutLead(view, rangeOf(name)))
    .filter(
      (range) =>
        range.first >= view.sentence.first &&
        range.past <= view.sentence.past &&
        canOwn(view, range) &&
        !isReporter(view, range) &&
        !used.some((metric) => overlaps(range, metric)) &&
        !view.times.some((time) => overlaps(range, time)) &&
        !view.quantities.some(
          (quantity) => overlaps(range, quantity) || overlaps(range, quantity.noun),
        ),
    );

/** The name right before the bracket that a token stands in. */
const beforeBracket = (view: SentenceView, at: number): TokenRange | undefined => {
  const opens = view.segment.tokens.word.lastIndexOf('(', at);
  const name = view.segment.names.find(({ last }) => last === opens - 1);
  return name && rangeOf(name);
};

/** A name inside the metric, "Turnout in the Astoria election", but not inside what is counted. */
const nameWithin = (
  view: SentenceView,
  { noun }: PlacedQuantity,
  metric: TokenRange | undefined,
): TokenRange | undefined =>
  view.segment.names
    .map(rangeOf)
    .find(
      (name) =>
        overlaps(name, metric) &&
        !overlaps(name, noun) &&
        !overlaps(metric ?? name, noun) &&
        canOwn(view, name),
    );

const PLACED_BY = new Set('in at of for to from across on by'.split(' '));

/**
 * Whose a quantity is: what its metric itself names, else the nearest name or definite body to the left,
 * else a name that a preposition places behind it.
 */
export const readEntity = (
  view: SentenceView,
  quantity: PlacedQuantity,
  { metric, entity: named }: MeasuredPhrase,
  /** The metrics of the sentence: names inside them own nothing else. */
  used: readonly TokenRange[],
): string | undefined => {
  if (named !== undefined && !isReporter(view, named)) return shown(view, named);
  const aside = isInAside(view, quantity) ? beforeBracket(view, quantity.first) : undefined;
  if (aside !== undefined) return shown(view, aside);
  const names = owners(view, used);
  const next = view.quantities.find(({ first }) => first >= quantity.past);
  const behind = names.find(({ first }) => {
    const before = wordAt(view, first - 1) === 'the' ? first - 2 : first - 1;
    const isNear = first >= quantity.past && first < (next?.first ?? quantity.past + 14);
    return isNear && PLACED_BY.has(wordAt(view, before));
  });
  const left = names.findLast(({ past }) => past <= quantity.first);
  const range =
    left ??
    definiteBefore(view, quantity.first) ??
    behind ??
    nameWithin(view, quantity, metric) ??
    definiteBefore(view, view.sentence.past);
  return range && shown(view, range);
};
