import type { Quantity } from '../../types.ts';
import { isInstruction, isPersonal, isToReader } from '../extraction/reporting-text.ts';
import { isSilentStory, LARGE, type ReadFigure, SMALL, wordAt } from './read-figure.ts';

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

/** So few are told by the way: "and two managers". */
const FEW = 3;

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

/** Whether somebody would ask for a count where it stands. */
export const isWorthCount = (read: ReadFigure): boolean => {
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
