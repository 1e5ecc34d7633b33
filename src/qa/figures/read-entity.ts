import { countryNames } from '../analysis/countries.ts';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { NameKind, NameMention } from '../types.ts';
import {
  type PlacedQuantity,
  printedOf,
  type SentenceView,
  type TokenRange,
} from './sentence-view.ts';
import { isEntity } from './subject.ts';
import { SAYING } from './verbs.ts';

const wordAt = ({ passage }: SentenceView, at: number): string => passage.tokens.word[at] ?? '';

const rangeOf = ({ first, last }: NameMention): TokenRange => ({ first, past: last + 1 });

/** Whether a name only says who reports: the speaker, a body "according to" whom, a reporter's paper. */
const isReporter = (view: SentenceView, { first, past }: TokenRange): boolean => {
  const { speaker = '', role = '' } = view.sentence.attribution ?? {};
  const printed = printedOf(view.passage, { first, past });
  if (speaker !== '' && (speaker.includes(printed) || printed.includes(speaker))) return true;
  if (role.includes(printed)) return true;
  const before = wordAt(view, first - 1) === 'the' ? first - 2 : first - 1;
  const isAccording = wordAt(view, before) === 'to' && wordAt(view, before - 1) === 'according';
  // "Halden Foods reported revenue" tells of itself, "the paper reported that" of others.
  const isTelling = !['reported', 'announced', 'published', 'stated'].includes(wordAt(view, past));
  const isFollowed = ['that', ',', ':', '.', '"'].includes(wordAt(view, past + 1));
  const isSaying = SAYING.has(wordAt(view, past)) && (isTelling || isFollowed);
  return isAccording || isSaying || SAYING.has(wordAt(view, first - 1));
};

const COUNTRIES = countryNames();

/** Acronyms of measures: they look like names of bodies. */
const MEASURES = new Set('gdp gnp cpi ppi pmi vat ebitda roi r&d co2 iq bmi'.split(' '));

/** Adjectives of peoples and continents: before a noun they describe it. */
const DEMONYMS =
  /(?:ese|ish)$|^(?:german|french|dutch|swiss|greek|american|russian|indian|italian|canadian|australian|european|african|asian|korean|mexican|brazilian|norwegian|ukrainian|iranian|israeli|iraqi|thai|czech|arab)$/;

/** Whether a name can own a figure: no adjective, no measure, no alias in brackets, no word glued to a number. */
const canOwn = (
  { passage, sentence, times }: SentenceView,
  { first, past }: TokenRange,
  commonWords: ReadonlySet<string>,
): boolean => {
  const { tag, word } = passage.tokens;
  const name = word[first] ?? '';
  const isSingle = past - first === 1;
  // A sentence's first word that the article also writes in small letters is no name.
  if (isSingle && first === sentence.first && (tag[first] !== 'PROPN' || commonWords.has(name)))
    return false;
  if (isSingle && (STOP_WORDS.has(name) || name === 'fewer')) return false;
  if (isSingle && DEMONYMS.test(name) && tag[past] !== 'PUNCT') return false;
  if (past - first === 1 && (tag[first] === 'ADJ' || MEASURES.has(word[first] ?? ''))) return false;
  // "2.48 Typhoon": what is glued to a bare number is a damaged unit; "in 2021 Northeast China" is none.
  const isTime = times.some((time) => time.past === first);
  return word[first - 1] !== '(' && (isTime || tag[first - 1] !== 'NUM');
};

const overlaps = (a: TokenRange, b: TokenRange | undefined): boolean =>
  b !== undefined && a.first < b.past && b.first < a.past;

/** Places and bodies that names stand for, by the noun that stands for them. */
const KINDS: Readonly<Record<string, readonly NameKind[]>> = {
  city: ['place', 'name'],
  town: ['place', 'name'],
  province: ['place', 'name'],
  country: ['place', 'name'],
  region: ['place', 'name'],
  company: ['organisation', 'name', 'person'],
  firm: ['organisation', 'name', 'person'],
  airline: ['organisation', 'name', 'person'],
  bank: ['organisation', 'name', 'person'],
  club: ['organisation', 'name', 'person'],
  team: ['organisation', 'name', 'person'],
  university: ['organisation', 'name'],
  museum: ['organisation', 'name'],
  ministry: ['organisation', 'name'],
};

/** A country is no city, province or region. */
const isCountry = (view: SentenceView, { first, last }: NameMention, noun: string): boolean =>
  noun !== 'country' && COUNTRIES.has(view.passage.tokens.word.slice(first, last + 1).join(' '));

/** "The city", "the company": the last name before it of a kind that fits. */
const antecedent = (view: SentenceView, range: TokenRange): TokenRange | undefined => {
  if (range.past - range.first > 1) return undefined;
  const kinds = KINDS[wordAt(view, range.first)];
  if (kinds === undefined) return undefined;
  const noun = wordAt(view, range.first);
  const before = view.passage.names.filter(
    (name) => name.last < range.first && !isReporter(view, rangeOf(name)),
  );
  // "Henan Province ... the province": the noun itself ties the two.
  const { word } = view.passage.tokens;
  const tied = before.findLast(({ first, last }) => word.slice(first, last + 1).includes(noun));
  if (tied !== undefined) return rangeOf(tied);
  const earlier = before.filter(
    (name) => kinds.includes(name.kind) && !isCountry(view, name, noun),
  );
  const exact = earlier.findLast(({ kind }) => kind === kinds[0]);
  const name = exact ?? earlier.at(-1);
  return name && rangeOf(name);
};

/** The whole name that a range is part of. */
const wholeName = (view: SentenceView, range: TokenRange): TokenRange => {
  const name = view.passage.names.find(
    ({ first, last }) => first <= range.first && last >= range.past - 1,
  );
  return name === undefined ? range : withoutLead(view, rangeOf(name));
};

/** A name as it is shown: what it stands for resolved, a possessive "s" left off. */
const shown = (view: SentenceView, range: TokenRange): string =>
  printedOf(view.passage, antecedent(view, range) ?? wholeName(view, range)).replace(
    /['\u2019]s$/,
    '',
  );

/** Definite phrases that stand for places and bodies, from right to left of `past`. */
const definiteBefore = (view: SentenceView, past: number): TokenRange | undefined => {
  const { tokens } = view.passage;
  for (let end = past; end > view.sentence.first + 1; end--) {
    if (tokens.tag[end - 1] !== 'NOUN') continue;
    let first = end - 1;
    while (
      first > view.sentence.first &&
      ['ADJ', 'ADV', 'NOUN', 'CCONJ', 'PROPN'].includes(tokens.tag[first - 1] ?? '')
    )
      first--;
    const range = { first, past: end };
    if (isEntity(view, range) && !isReporter(view, range)) return range;
  }
  return undefined;
};

/** A name without the common noun that begins the sentence: "Shares of Halden Foods". */
const withoutLead = (view: SentenceView, range: TokenRange): TokenRange => {
  const { tag, word } = view.passage.tokens;
  const isLed =
    range.first === view.sentence.first &&
    word[range.first + 1] === 'of' &&
    tag[range.first] === 'NOUN';
  return isLed ? { first: range.first + 2, past: range.past } : range;
};

/** The names of a sentence that may own its figures. */
const owners = (
  view: SentenceView,
  used: readonly TokenRange[],
  commonWords: ReadonlySet<string>,
): readonly TokenRange[] =>
  view.passage.names
    .map((name) => withoutLead(view, rangeOf(name)))
    .filter(
      (range) =>
        range.first >= view.sentence.first &&
        range.past <= view.sentence.past &&
        canOwn(view, range, commonWords) &&
        !isReporter(view, range) &&
        !used.some((metric) => overlaps(range, metric)) &&
        !view.times.some((time) => overlaps(range, time)) &&
        !view.quantities.some(
          (quantity) => overlaps(range, quantity) || overlaps(range, quantity.noun),
        ),
    );

const PLACED_BY = new Set('in at of for to from across on by'.split(' '));

/**
 * Whose a quantity is: what its metric itself names, else the nearest name or definite body to the left,
 * else a name that a preposition places behind it.
 */
export const readEntity = (
  view: SentenceView,
  quantity: PlacedQuantity,
  named: TokenRange | undefined,
  /** The metrics of the sentence: names inside them own nothing else. */
  used: readonly TokenRange[],
  commonWords: ReadonlySet<string>,
): string | undefined => {
  if (named !== undefined && !isReporter(view, named)) return shown(view, named);
  const names = owners(view, used, commonWords);
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
    definiteBefore(view, view.sentence.past);
  return range && shown(view, range);
};
