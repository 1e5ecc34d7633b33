// Long: one list of rules in their order, each by a turn of phrase.

import { DURATIONS } from '../../analysis/quantities/measures.ts';
import { chainEnding, chainStarting, linkedParts, phraseStart, verbGroupStart } from './phrases.ts';
import type { PlacedQuantity, SentenceView, TokenRange } from './sentence-view.ts';
import { isEntity, type MeasuredPhrase, measuredPhrase, subjectOf } from './subject.ts';
import { DOWN, SHARES, STATES, UP } from './verbs.ts';

/** What is measured: a phrase of the sentence, or the same as another quantity of it measures. */
export type MetricReading = MeasuredPhrase & { readonly sameAs?: PlacedQuantity };

interface Place {
  readonly view: SentenceView;
  readonly quantity: PlacedQuantity;
  /** The index of the nearest word to the left that is no article and no adverb. */
  readonly left: number;
  readonly floor: number;
}

type MetricRule = (place: Place) => MetricReading | undefined;

const FILLERS = new Set(
  'cumulative record combined further additional between an a the another'.split(' '),
);
const EMPTY_HEADS = new Set(
  'total average maximum minimum record sum median mean combined estimate peak'.split(' '),
);

const wordOf = ({ view }: Place, at: number): string => view.segment.tokens.word[at] ?? '';
const tagOf = ({ view }: Place, at: number): string => view.segment.tokens.tag[at] ?? '';

/** Skips articles, adverbs and "a total of" to the left of a quantity. */
const leftOf = (view: SentenceView, from: number): number => {
  const { word, tag } = view.segment.tokens;
  let at = from - 1;
  while (at >= view.sentence.first) {
    const isEmpty =
      word[at] === 'of' && EMPTY_HEADS.has(word[at - 1] ?? '') && tag[at - 2] === 'DET';
    if (isEmpty) at -= 2;
    else if (tag[at] === 'DET' || tag[at] === 'ADV' || FILLERS.has(word[at] ?? '')) at -= 1;
    else break;
  }
  return at;
};

/** "The land area and population account for 82% and 53%, respectively." */
const respectively: MetricRule = (place) => {
  const { view, quantity } = place;
  const { tokens } = view.segment;
  const { first, past } = view.sentence;
  if (!tokens.word.slice(first, past).includes('respectively')) return undefined;
  const list = view.quantities.filter(
    ({ quantity: { unit } }) => unit.kind === quantity.quantity.unit.kind,
  );
  const start = list[0];
  if (list.length < 2 || start === undefined) return undefined;
  const verb = verbBefore(view, leftOf(view, start.first), first);
  const chain = verb && subjectOf(view, verb.first, first);
  if (chain === undefined) return undefined;
  const parts = coordinated(view, chain);
  const part = parts.length === list.length ? parts[list.indexOf(quantity)] : undefined;
  return part && measuredPhrase(view, part);
};

const coordinated = (view: SentenceView, chain: TokenRange): readonly TokenRange[] => {
  const { tokens } = view.segment;
  const parts: TokenRange[] = [];
  let first = chain.first;
  for (let at = chain.first; at <= chain.past; at++) {
    const isEnd = at === chain.past || tokens.word[at] === 'and' || tokens.word[at] === ',';
    if (!isEnd) continue;
    if (at > first) parts.push({ first, past: at });
    first = tokens.tag[at + 1] === 'DET' ? at + 2 : at + 1;
  }
  return parts;
};

/** The verb group that governs what stands right of `left`, directly or over one preposition. */
const verbBefore = (
  view: SentenceView,
  left: number,
  floor: number,
): { readonly first: number; readonly past: number } | undefined => {
  const { tokens } = view.segment;
  const isLink = tokens.tag[left] === 'ADP' || tokens.tag[left] === 'PART';
  const past = isLink ? left : left + 1;
  const first = verbGroupStart(tokens, past, floor);
  return first === undefined ? undefined : { first, past };
};

/** Nouns of what ties one side to others. */
const RELATIONS = new Set(
  (
    'agreement agreements contract contracts deal deals partnership partnerships pact pacts treaty ' +
    'treaties cooperation contacts links alliance alliances ties talks'
  ).split(' '),
);

/** "6 industrial Internet demonstration areas"; "agreements with 18 provinces" keeps what is agreed. */
const countedNoun: MetricRule = (place) => {
  const { view, quantity } = place;
  const { noun } = quantity;
  if (noun === undefined) return undefined;
  const { tokens } = view.segment;
  const whole =
    tokens.word[noun.past] === 'of' ? chainStarting(tokens, noun.first, view.sentence.past) : noun;
  const isTied =
    wordOf(place, place.left) === 'with' && RELATIONS.has(wordOf(place, place.left - 1));
  const before = isTied ? phraseStart(tokens, place.left, place.floor) : place.left;
  if (isTied && before < place.left) return { metric: { first: before, past: noun.past } };
  const subject = subjectRead(place);
  // "Net migration was -1,250 people": the subject is measured in what is counted.
  if (subject?.isState === true && subject.read.metric !== undefined) return subject.read;
  const metric = trimmed(view, whole ?? noun);
  const owner = subject?.read.metric === undefined ? subject?.read.entity : undefined;
  return owner === undefined ? { metric } : { metric, entity: owner };
};

/** The subject of the verb right before a quantity, and whether the verb gives it a value. */
const subjectRead = (
  place: Place,
): { readonly read: MeasuredPhrase; readonly isState: boolean } | undefined => {
  const verb = verbBefore(place.view, place.left, place.floor);
  const subject = verb && subjectOf(place.view, verb.first, place.floor);
  if (verb === undefined || subject === undefined) return undefined;
  const isState = VALUED.has(wordOf(place, verb.past - 1));
  return { read: measuredPhrase(place.view, subject), isState };
};

/** Verbs that say how much of its subject there is. */
const VALUED = new Set(
  'is are was were be been stood stands reached reaches totalled totaled totals amounted amounts averaged'.split(
    ' ',
  ),
);

/** A phrase without the names and times tied to its end. */
const trimmed = (view: SentenceView, chain: TokenRange): TokenRange =>
  measuredPhrase(view, chain).metric ?? chain;

const COMPARATIVES = new Set(
  'north south east west northeast northwest southeast southwest upstream downstream away higher lower above below over under ahead behind larger smaller greater faster slower older younger longer shorter'.split(
    ' ',
  ),
);

/** "3.1 percentage points higher than the national average". */
const comparison: MetricRule = (place) => {
  const { view, quantity } = place;
  const at = quantity.past;
  if (quantity.noun !== undefined || !COMPARATIVES.has(wordOf(place, at))) return undefined;
  const isLinked = ['than', 'of', 'from'].includes(wordOf(place, at + 1));
  const object = isLinked ? at + 2 : at + 1;
  if (view.times.some(({ first }) => first === object || first === object + 1)) return undefined;
  const { tokens } = view.segment;
  const chain = chainStarting(tokens, object, view.sentence.past);
  if (chain === undefined) return undefined;
  const past = trimmed(view, chain).past;
  return { metric: { first: at, past } };
};

/** "187 metres high", "21 days apart". */
const dimension: MetricRule = (place) => {
  const { view, quantity } = place;
  const at = quantity.past;
  const isMeasure = ['measure', 'percent', 'times'].includes(quantity.quantity.unit.kind);
  const isAdjective = ['ADJ', 'ADV'].includes(tagOf(place, at));
  const isLast = ['PUNCT', 'ADP', 'CCONJ', ''].includes(tagOf(place, at + 1));
  const isComparative = UP.has(wordOf(place, at)) || DOWN.has(wordOf(place, at));
  if (!isMeasure || !isAdjective || !isLast || isComparative) return undefined;
  const verb = verbBefore(view, place.left, place.floor);
  const subject = verb && subjectOf(view, verb.first, place.floor);
  const metric = { first: at, past: at + 1 };
  const isCounted = view.quantities.some(
    ({ first, past }) => subject && first < subject.past && past > subject.first,
  );
  return subject === undefined || isCounted ? { metric } : { metric, entity: subject };
};

const SHARE_KINDS = new Set(['percent', 'fraction', 'times']);

/**
 * "Strategic industries make up 24% of output", "debt stood at 60% of GDP": the part is measured, not the
 * whole. Behind other verbs the subject only tells whose it is.
 */
const shareHolder = (place: Place): MetricReading | undefined => {
  const verb = verbBefore(place.view, place.left, place.floor);
  const part = verb && subjectOf(place.view, verb.first, place.floor);
  if (verb === undefined || part === undefined) return undefined;
  const read = measuredPhrase(place.view, part);
  const word = wordOf(place, verb.past - 1);
  if (SHARES.has(word) || STATES.has(word)) return read;
  return read.metric === undefined ? read : undefined;
};

/** Where the whole may start that a share, a percentage or a multiple belongs to. */
const wholeStart = (place: Place): number | undefined => {
  const { quantity, view } = place;
  const { kind } = quantity.quantity.unit;
  if (!SHARE_KINDS.has(kind)) return undefined;
  // "6.7% a year" is a pace.
  if (kind === 'percent' && tagOf(place, quantity.past) === 'DET') return undefined;
  const isOther = ({ first }: TokenRange): boolean => first === quantity.past;
  if (view.quantities.some(isOther) || view.times.some(isOther)) return undefined;
  return wordOf(place, quantity.past) === 'of' ? quantity.past + 1 : quantity.past;
};

/** "53% of digital workshops", "1.3 times the mass of the Earth", "two in five commuters take the tram". */
const shareOf: MetricRule = (place) => {
  const { view, quantity } = place;
  const start = wholeStart(place);
  if (start === undefined) return undefined;
  const isOf = start > quantity.past;
  const holder = isOf ? shareHolder(place) : undefined;
  if (holder?.metric !== undefined) return holder;
  const whole = chainStarting(view.segment.tokens, start, view.sentence.past);
  if (whole === undefined) return isOf ? predicate(place) : undefined;
  // "1.3 times the mass of the Earth" belongs to what is compared, not to the Earth.
  if (quantity.quantity.unit.kind === 'times') return { metric: whole };
  const read = measuredPhrase(view, whole);
  const metric = read.metric ?? whole;
  const isSubject = place.left < view.sentence.first || tagOf(place, place.left) === 'PUNCT';
  const phrase = { metric: (isSubject ? withAction(place, metric) : undefined) ?? metric };
  const entity = holder?.entity ?? read.entity;
  return entity === undefined ? phrase : { ...phrase, entity };
};

/** "commuters take the tram": the verb and its object say what the share does. */
const withAction = ({ view }: Place, metric: TokenRange): TokenRange | undefined => {
  const { tokens } = view.segment;
  const verb = metric.past;
  const isHaving = ['had', 'has', 'have'].includes(tokens.word[verb] ?? '');
  if (tokens.tag[verb] !== 'VERB' && !isHaving) return undefined;
  const object = chainStarting(tokens, verb + 1, view.sentence.past);
  return object === undefined || object.past - metric.first > 8
    ? undefined
    : { first: metric.first, past: object.past };
};

/** "three quarters of them own a helmet": only the verb says what is counted. */
const predicate = (place: Place): MetricReading | undefined => {
  const { view, quantity } = place;
  const { tokens } = view.segment;
  const verb = quantity.past + 2;
  const isPronoun = ['them', 'these', 'those', 'us', 'all'].includes(wordOf(place, verb - 1));
  if (!isPronoun || tagOf(place, verb) === 'PUNCT') return undefined;
  const object = chainStarting(tokens, verb + 1, view.sentence.past);
  return { metric: { first: verb, past: object?.past ?? verb + 1 } };
};

const PARTNER_WORDS = new Set(
  'from to down up compared with against versus at than and , in or ; - while'.split(' '),
);

/** "rose 12.5% to $3.2bn", "67.8%, down from 71.2% in 2018": the second measures what the first does. */
const partner: MetricRule = (place) => {
  const { view, quantity } = place;
  const index = view.quantities.indexOf(quantity);
  const before = view.quantities[index - 1];
  if (before === undefined || quantity.noun !== undefined) return undefined;
  if (quantity.end === 'to' && before.end === 'from') return { sameAs: before };
  const isTied = ['from', 'to', 'with', 'against', 'versus', 'than'].includes(
    wordOf(place, place.left),
  );
  const isKin =
    before.quantity.unit.kind === quantity.quantity.unit.kind || wordOf(place, place.left) === 'to';
  if (!isTied || !isKin) return undefined;
  for (let at = before.past; at <= place.left; at++) {
    const isTime = view.times.some(({ first, past }) => first <= at && at < past);
    if (!isTime && !PARTNER_WORDS.has(wordOf(place, at)) && tagOf(place, at) !== 'ADV')
      return undefined;
  }
  return { sameAs: before };
};

/** "demand would double", "the number has doubled": the multiple is the verb itself. */
const multipleVerb: MetricRule = (place) => {
  const { view, quantity } = place;
  const { tokens } = view.segment;
  const verb = quantity.past - 1;
  if (quantity.quantity.unit.kind !== 'times' || tokens.tag[verb] !== 'VERB') return undefined;
  const start = verbGroupStart(tokens, quantity.past, place.floor) ?? verb;
  const subject = subjectOf(view, Math.min(start, quantity.first), place.floor);
  return subject && measuredPhrase(view, subject);
};

const LONGEST_ACTION = 8;

/** "Turnout was 67.8%", "output fell by 3%", "the dig costs up to 75,000 euros". */
const governed: MetricRule = (place) => {
  const { view, floor } = place;
  const verb = verbBefore(view, place.left, floor);
  if (verb === undefined) return undefined;
  const main = mainVerb(place, verb);
  if (PARTICIPLES.has(main.word)) return undefined;
  const isState = STATES.has(main.word) || UP.has(main.word) || DOWN.has(main.word);
  const shared = isState ? sharedSubject(place, verb.first) : undefined;
  const added = ADDING.has(main.word) ? addedTo(place) : undefined;
  if (shared !== undefined || added !== undefined) return shared ?? added;
  const subject = subjectOf(view, verb.first, floor, isState && !RAISING.has(main.word));
  const read = subject === undefined ? {} : measuredPhrase(view, subject);
  if (isState && read.metric !== undefined) return read;
  return actionRead(place, verb, main, read);
};

/** Verbs whose subject does something to what is measured: "plans to raise 15 billion". */
const RAISING = new Set('raise lift lower reduce cut add'.split(' '));

/** "the dig costs", "can store": the verb with its subject says what is measured. */
const actionRead = (
  { view }: Place,
  verb: TokenRange,
  main: { readonly at: number; readonly isAuxiliary: boolean },
  read: MeasuredPhrase,
): MetricReading | undefined => {
  const { entity } = read;
  if (main.isAuxiliary) return entity === undefined ? undefined : { entity };
  const first = read.metric?.first ?? main.at;
  const isShort = verb.past - first <= LONGEST_ACTION && first >= view.sentence.first;
  const metric = { first: isShort ? first : main.at, past: verb.past };
  return entity === undefined ? { metric } : { metric, entity };
};

/** "to fall to 2% and to rise to 2.6%": the second verb has the first one's subject. */
const sharedSubject = (place: Place, verb: number): MetricReading | undefined => {
  const before = place.view.quantities[place.view.quantities.indexOf(place.quantity) - 1];
  return before !== undefined && isCoordinatedVerb(place, verb) ? { sameAs: before } : undefined;
};

/** Forms of verbs that link like prepositions. */
const PARTICIPLES = new Set(
  'including excluding compared following according regarding'.split(' '),
);

const isCoordinatedVerb = (place: Place, verb: number): boolean => {
  const at = wordOf(place, verb - 1) === 'to' ? verb - 2 : verb - 1;
  return ['and', 'or', 'then'].includes(wordOf(place, at));
};

const ADDING = new Set('add adds added adding'.split(' '));

/** "adding $60bn to its market value": what is added to is measured. */
const addedTo = ({ view, quantity }: Place): MetricReading | undefined => {
  const { tokens } = view.segment;
  if (tokens.word[quantity.past] !== 'to') return undefined;
  const chain = chainStarting(tokens, quantity.past + 1, view.sentence.past);
  return chain && measuredPhrase(view, chain);
};

/** "Manchester City beat Brighton 4-0": who was beaten, by whom. */
const result: MetricRule = (place) => {
  const { view, quantity, floor } = place;
  if (quantity.quantity.unit.name !== 'score') return undefined;
  const { tokens } = view.segment;
  for (let at = quantity.first - 1; at >= floor && at > quantity.first - 10; at--) {
    if (tokens.tag[at] !== 'VERB') continue;
    const subject = subjectOf(view, verbGroupStart(tokens, at + 1, floor) ?? at, floor);
    const metric = { first: at, past: quantity.first };
    return subject === undefined ? { metric } : { metric, entity: subject };
  }
  return undefined;
};

/** The first full verb of a group, so that "has been" and "can" are no metric. */
const mainVerb = (
  place: Place,
  verb: TokenRange,
): { word: string; at: number; isAuxiliary: boolean } => {
  for (let at = verb.past - 1; at >= verb.first; at--) {
    if (tagOf(place, at) !== 'VERB') continue;
    let first = at;
    while (
      first > verb.first &&
      wordOf(place, first - 1) === 'to' &&
      tagOf(place, first - 2) === 'VERB'
    ) {
      first -= 2;
    }
    return { word: wordOf(place, at), at: first, isAuxiliary: false };
  }
  return { word: wordOf(place, verb.past - 1), at: verb.first, isAuxiliary: true };
};

/** "revenue of $1.5bn", "goods worth €4.2 billion", "the increase in output from 17.84%". */
const prepositional: MetricRule = (place) => {
  const { view, quantity, left, floor } = place;
  const { tokens } = view.segment;
  const link = wordOf(place, left);
  if (tagOf(place, left) !== 'ADP' && !['to', 'worth', ':'].includes(link)) return undefined;
  const chain = chainEnding(tokens, left, floor);
  if (chain === undefined) return undefined;
  // "Bounty: $300": a label says what is measured, though it looks like a name.
  if (link === ':') return { metric: { first: phraseStart(tokens, left, floor), past: left } };
  const { unit } = quantity.quantity;
  const verb = verbGroupStart(
    tokens,
    chain.first - (tagOf(place, chain.first - 1) === 'DET' ? 1 : 0),
    floor,
  );
  const isDuration = unit.kind === 'measure' && DURATIONS.has(unit.name);
  if (isDuration && link !== 'of' && verb !== undefined) {
    return { metric: { first: chain.first - 1, past: chain.past } };
  }
  if (link !== 'of') return measuredPhrase(view, chain);
  const part = lastPart(view, chain);
  const read = measuredPhrase(view, part);
  return read.metric === undefined ? { metric: part } : read;
};

/** The part that "of" ties to: the last, with the parts that "of" ties it to, names left off. */
const lastPart = (view: SentenceView, chain: TokenRange): TokenRange => {
  const { tokens } = view.segment;
  const parts = linkedParts(tokens, chain);
  let last = parts.length - 1;
  while (last > 0 && isEntity(view, parts[last] ?? chain)) last -= 1;
  let first = last;
  while (first > 0 && /^(?:of|above|below|per)$/.test(linkBefore(view, parts[first]))) first -= 1;
  return { first: parts[first]?.first ?? chain.first, past: chain.past };
};

const linkBefore = ({ segment }: SentenceView, part: TokenRange | undefined): string => {
  const { word, tag } = segment.tokens;
  const at = (part?.first ?? 0) - 1;
  return (tag[at] === 'DET' ? word[at - 1] : word[at]) ?? '';
};

/** "its total market value 140.455 billion yuan": the noun stands right before. */
const juxtaposed: MetricRule = ({ view, left, floor }) => {
  const chain = chainEnding(view.segment.tokens, left + 1, floor, false);
  return chain && measuredPhrase(view, chain);
};

/** "2.48 trillion yuan of funds", "900 tonnes of steel", "$2.2 billion in emergency aid". */
const amountOf: MetricRule = (place) => {
  const { view, quantity } = place;
  const { kind } = quantity.quantity.unit;
  const link = wordOf(place, quantity.past);
  const isAmount = link === 'of' ? ['currency', 'measure'].includes(kind) : kind === 'currency';
  if (!isAmount || !['of', 'in'].includes(link)) return undefined;
  const chain = chainStarting(view.segment.tokens, quantity.past + 1, view.sentence.past);
  if (chain === undefined || view.times.some(({ first }) => first === chain.first))
    return undefined;
  const read = measuredPhrase(view, chain);
  return read.metric === undefined ? undefined : read;
};

/** "a 358-acre (145 ha) campus", "its $60m bribe": what an article opens and a noun closes is measured. */
const modifier: MetricRule = (place) => {
  const { view, quantity } = place;
  const { tokens } = view.segment;
  const { kind } = quantity.quantity.unit;
  const before = tokens.word[quantity.first - 1] ?? '';
  const isOpened =
    tokens.tag[quantity.first - 1] === 'DET' || /^(?:its|their|his|her|'s|\u2019s)$/.test(before);
  if (!isOpened || !['currency', 'measure'].includes(kind) || quantity.noun !== undefined)
    return undefined;
  const start = afterBracket(place, quantity.past);
  const at = ['-', '\u2013'].includes(wordOf(place, start)) ? start + 2 : start;
  const chain = chainStarting(tokens, at, view.sentence.past);
  if (chain !== undefined) return measuredPhrase(view, chain);
  // "the 2.4-metre mirror": some nouns pass for verbs.
  return tagOf(place, at) === 'VERB' ? { metric: { first: at, past: at + 1 } } : undefined;
};

/** Behind a short bracket: "(145 ha)". */
const afterBracket = (place: Place, at: number): number => {
  if (wordOf(place, at) !== '(') return at;
  const closes = place.view.segment.tokens.word.indexOf(')', at);
  return closes > at && closes < at + 8 ? closes + 1 : at;
};

/** "3.3 miles (5.3 km)": what stands in brackets behind a quantity measures the same. */
const converted: MetricRule = ({ view, quantity }) => {
  const before = view.quantities[view.quantities.indexOf(quantity) - 1];
  const isBracketed = view.segment.tokens.word[quantity.first - 1] === '(';
  return before !== undefined && isBracketed && before.past === quantity.first - 1
    ? { sameAs: before }
    : undefined;
};

const RULES: readonly MetricRule[] = [
  respectively,
  converted,
  result,
  countedNoun,
  multipleVerb,
  comparison,
  modifier,
  partner,
  dimension,
  shareOf,
  amountOf,
  governed,
  prepositional,
  juxtaposed,
];

/** The nearest noun phrase: to the left in the clause, then to the right. */
const nearest = ({ view, quantity, floor }: Place): MetricReading => {
  const { tokens } = view.segment;
  for (let past = quantity.first; past > floor; past--) {
    const chain = chainEnding(tokens, past, floor);
    const read = chain && measuredPhrase(view, chain);
    if (read?.metric !== undefined) return read;
  }
  const right = chainStarting(tokens, quantity.past, view.sentence.past);
  return right === undefined ? {} : measuredPhrase(view, right);
};

/** What a quantity of a sentence measures. */
export const readMetric = (view: SentenceView, quantity: PlacedQuantity): MetricReading => {
  const { first } = view.sentence;
  const place = { view, quantity, left: leftOf(view, quantity.first), floor: first };
  let entity: TokenRange | undefined;
  for (const rule of RULES) {
    const read = rule(place);
    if (read?.metric !== undefined || read?.sameAs !== undefined) {
      return entity === undefined || read.entity !== undefined ? read : { ...read, entity };
    }
    entity ??= read?.entity;
  }
  const before = view.quantities[view.quantities.indexOf(quantity) - 1];
  const rest: MetricReading = before === undefined ? nearest(place) : { sameAs: before };
  return entity === undefined || rest.entity !== undefined ? rest : { ...rest, entity };
};
