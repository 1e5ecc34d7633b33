import { DURATIONS } from '../analysis/measures.ts';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Figure, Quantity } from '../types.ts';
import { wordsOf } from './figure-words.ts';
import { isInstruction, isPersonal, isToReader } from './reporting-text.ts';
import type { PlacedQuantity, SentenceView } from './sentence-view.ts';
import { DOWN, UP } from './verbs.ts';

/** A figure that was read, with where it stands in its sentence. */
export interface ReadFigure {
  readonly view: SentenceView;
  readonly placed: PlacedQuantity;
  readonly figure: Figure;
  /** Whether the sentence says what is measured. */
  readonly isMeasured: boolean;
}

/** Nouns for parts of texts, screens and thoughts: how many there are says nothing of the world. */
const DISCOURSE = new Set(
  (
    'step steps tip tips way ways option options thing things part parts kind kinds type types form forms ' +
    'copy copies dot dots click clicks tab tabs page pages line lines file files folder folders button ' +
    'buttons section sections column columns row rows version versions setting settings code codes word ' +
    'words letter letters reason reasons method methods approach approaches principle principles theme ' +
    'themes phase phases area areas aspect aspects element elements question questions example examples ' +
    'level levels category categories group groups groupings piece pieces point points moment moments ' +
    'criterion criteria value values number numbers name names result results case cases tool tools ' +
    'image images picture pictures photo photos screenshot screenshots link links icon icons field fields ' +
    'key keys slot slots sheet sheets card cards pair pairs place places set sets bucket buckets ' +
    'component components feature features requirement requirements issue issues change changes idea ideas ' +
    'topic topics task tasks goal objective objectives lesson lessons rule rules item items list lists ' +
    'table tables figure figures chart charts graph graphs chapter chapters paragraph paragraphs bullet ' +
    'bullets slide slides template templates practice practices strategy strategies technique techniques ' +
    'tactic tactics stage stages category factor factors difference differences benefit benefits advantage ' +
    'advantages challenge challenges problem problems solution solutions scenario scenarios possibility ' +
    'possibilities turn turns time times side sides end ends half halves digit digits character source ' +
    'sources resource resources play plays ingredient ingredients uses use means lets directories ' +
    'directory post posts message messages email emails input inputs output outputs variable variables ' +
    'parameter parameters argument arguments function functions object objects token tokens request ' +
    'requests call calls command commands test tests node nodes server servers instance instances ' +
    'device devices app apps account accounts user album albums store stores provider providers model models'
  ).split(' '),
);

/** Words before a small number that point back to things already told: "all three", "these two". */
const POINTING = new Set(
  'all these those any both the other first last next my our his her either which same following another'.split(
    ' ',
  ),
);

/** A count at or below this says little by itself. */
const SMALL = 20;
/** So few are told by the way: "and two managers". */
const FEW = 3;
/** A bare number from here on is likely an amount of something. */
const LARGE = 1_000;

const wordAt = ({ segment }: SentenceView, at: number): string => segment.tokens.word[at] ?? '';

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

/** Whether a small count is told as news of somebody or some time, and not as a step or a reference. */
const isTold = ({ view, placed, figure }: ReadFigure): boolean => {
  const { quantity, entity, period, citation } = figure;
  const noun = quantity.unit.name;
  if (DISCOURSE.has(noun)) return citation.attribution !== undefined && entity !== undefined;
  const before = wordAt(view, placed.first - 1);
  if (POINTING.has(before) || isToReader(view)) return false;
  if (isPersonal(view) || (ASIDE.has(before) && !PLACES.test(noun))) return false;
  const isFew = quantity.value <= FEW && period === undefined && citation.attribution === undefined;
  if (isFew && !PLACES.test(noun)) return false;
  const isTied = entity !== undefined || period !== undefined || citation.attribution !== undefined;
  return isTied || WORLD.test(noun);
};

/** Prepositions behind which a small number is only where something happened: "at three agencies". */
const ASIDE = new Set(
  'at from for in across on by to into through between among within over'.split(' '),
);
const PLACES =
  /^(?:countries|states|cities|towns|villages|districts|provinces|regions|counties|municipalities|continents|territories|languages)$/;

/** Nouns for people, places and bodies. */
const WORLD =
  /^(?:people|men|women|children|families|households|countries|states|cities|towns|villages|districts|provinces|regions|counties|municipalities|seats|schools|universities|hospitals|companies|firms|banks|agencies|ministries|departments|offices|factories|plants|ships|aircraft|trains|buses|stations|matches|games|teams|clubs|deaths|cases|jobs|votes|species|islands|rivers|\p{L}{3,}(?:ers|ors|ists|ees|ians|ants))$/u;

/** Numbers of kinds of answers on the web. */
const STATUS = /^[45]0\d\b/;

/** What a person tells of themselves, and what is only set against something: "rather than 500 people". */
const isSilentStory = ({ view, placed, figure }: ReadFigure): boolean =>
  (isPersonal(view) && figure.citation.attribution === undefined) ||
  (wordAt(view, placed.first - 1) === 'than' && wordAt(view, placed.first - 2) === 'rather');

const isWorthCount = (read: ReadFigure): boolean => {
  const { view, placed, figure } = read;
  const { quantity } = figure;
  const { name } = quantity.unit;
  if (name === '') return isWorthBare(read);
  if (wordAt(view, placed.past) === 'other' || isSilentStory(read) || isOfPages(quantity))
    return false;
  // A plural that a verb passes for: "Larkbook 4.2 runs", "9 includes".
  if (!Number.isInteger(quantity.value) && !/illion|thousand|\d,\d{3}/.test(quantity.text)) {
    return quantity.value > SMALL;
  }
  return isWorthWhole(read);
};

/** "404 errors", the number of a kind of answer on the web, and how many pages a text has. */
const isOfPages = ({ text, unit: { name } }: Quantity): boolean =>
  /^pages?$/.test(name) ||
  (/^(?:errors?|responses?|status(?:es)?)$/.test(name) && STATUS.test(text));

/** A whole number of things that are named. */
const isWorthWhole = (read: ReadFigure): boolean => {
  const { view, figure } = read;
  const { quantity, entity, period } = figure;
  const size = Math.abs(quantity.high ?? quantity.value);
  const isDiscourse = DISCOURSE.has(quantity.unit.name);
  if (size <= 1) return quantity.qualifier !== undefined && isToReader(view);
  if (quantity.qualifier !== undefined && size > 2 && !isDiscourse) return true;
  if (isInstruction(view)) return false;
  if (size <= SMALL) return isTold(read);
  // "1,000 words can be cut": parts of texts count where somebody's or some time's are told.
  return entity !== undefined || period !== undefined || !isDiscourse;
};

/** A bare number: only a large amount, or one end of a change, says how much. */
const isWorthBare = ({ figure: { quantity, change }, isMeasured }: ReadFigure): boolean => {
  const isPrintedLarge = /\d[,\u00a0 ]\d{3}|thousand|illion|[km]\b|\d[km]/i.test(quantity.text);
  if (!isMeasured) return isPrintedLarge && change !== undefined;
  if (isPrintedLarge) return Math.abs(quantity.value) >= LARGE;
  return change !== undefined && (change.from !== undefined || change.by !== undefined);
};

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

const isWorthMeasure = (read: ReadFigure): boolean => {
  const { view, figure } = read;
  const { unit, qualifier } = figure.quantity;
  if (DURATIONS.has(unit.name)) return isWorthDuration(read);
  if (isFileSize(read)) return false;
  return qualifier !== undefined || !isInstruction(view);
};

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
