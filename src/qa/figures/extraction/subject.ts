import type { Tokens } from '../../types.ts';
import { chainEnding, linkedParts } from './phrases.ts';
import type { PlacedQuantity, SentenceView, TokenRange } from './sentence-view.ts';

/** A phrase that says what is measured, and whose it is where the phrase itself says so. */
export interface MeasuredPhrase {
  /** Absent where the phrase is a bare name: then only the entity is known. */
  readonly metric?: TokenRange;
  readonly entity?: TokenRange;
}

/** Nouns for places and bodies that stand in for a name: "the western region", "the company". */
const ENTITY_NOUNS = new Set(
  (
    'region regions province provinces city county country district nation state republic company firm ' +
    'ministry department government bank airline club team university group agency party school ' +
    'hospital plant factory sector newspaper museum institute village town island commission'
  ).split(' '),
);

/** Verbs of which people and bodies are the subject: things neither pay nor win. */
const AGENTIVE = new Set(
  (
    'pay pays paid spend spends spent raise raises raised win wins won sell sells sold buy buys bought earn ' +
    'earns earned borrow borrows borrowed lend lends lent donate donates donated invest invests invested owe ' +
    'owes owed employ employs employed hire hires hired charge charges charged take takes took give gives ' +
    'gave lose loses lost own owns owned make makes made post posts posted fine fines fined'
  ).split(' '),
);

/**
 * A sentence's first word right before an amount and the verb of somebody who pays, wins or employs: "Nova paid $3bn".
 * A noun in the singular would have an article there.
 */
const isAgent = (view: SentenceView, { past }: TokenRange): boolean => {
  const { word, tag } = view.segment.tokens;
  const name = word[past - 1] ?? '';
  if (
    !AGENTIVE.has(word[past] ?? '') ||
    ['PRON', 'DET', 'NUM', 'ADV'].includes(tag[past - 1] ?? '')
  ) {
    return false;
  }
  const isPlural = /[^s]s$/.test(name) && tag[past - 1] !== 'PROPN';
  const isObject = ({ first, quantity: { unit } }: PlacedQuantity): boolean =>
    first === past + 1 && (unit.kind === 'currency' || unit.kind === 'count');
  return !isPlural && view.quantities.some(isObject);
};

/** Whether a phrase is a name, or a noun with an article that stands for one. */
export const isEntity = (view: SentenceView, range: TokenRange): boolean => {
  const { tokens, names } = view.segment;
  const word = tokens.word[range.first] ?? '';
  // A sentence's first word alone is a name only where the article shows it elsewhere.
  const isLone = range.first === view.sentence.first && range.past === range.first + 1;
  if (isLone && !view.names.properWords.has(word)) return isAgent(view, range);
  const isNamed = names.some(({ first, last }) => first <= range.first && last >= range.past - 1);
  if (isNamed || tokens.tag[range.past - 1] === 'PROPN') return true;
  const isDefinite = ['the', 'its', 'their', 'this', 'my'].includes(
    tokens.word[range.first - 1] ?? '',
  );
  return (
    isDefinite &&
    range.past - range.first <= 4 &&
    ENTITY_NOUNS.has(tokens.word[range.past - 1] ?? '')
  );
};

const isTime = (view: SentenceView, range: TokenRange): boolean =>
  view.times.some(({ first, past }) => first < range.past && past > range.first);

/** Splits "Air China's stock price" into owner and thing owned. */
const splitOwner = (tokens: Tokens, range: TokenRange): MeasuredPhrase => {
  for (let at = range.past - 2; at > range.first; at--) {
    if (!["'s", '\u2019s', "'"].includes(tokens.word[at] ?? '')) continue;
    return {
      metric: { first: at + 1, past: range.past },
      entity: { first: range.first, past: at },
    };
  }
  return { metric: range };
};

/** A noun phrase cut down to what is measured: names and times tied to its end are taken off. */
export const measuredPhrase = (view: SentenceView, chain: TokenRange): MeasuredPhrase => {
  const { tokens } = view.segment;
  const parts = linkedParts(tokens, chain);
  const [head] = parts;
  if (head === undefined || head.past <= head.first) return {};
  let past = head.past;
  let entity: TokenRange | undefined;
  for (const part of parts.slice(1)) {
    if (isTime(view, part)) break;
    if (isEntity(view, part)) {
      entity = part;
      break;
    }
    past = part.past;
  }
  const owned = splitOwner(tokens, head);
  const owner = owned.entity;
  const metric = { first: owned.metric?.first ?? head.first, past };
  if (owner === undefined && isEntity(view, head) && past === head.past) {
    return parts.length === 1 || entity === undefined ? { entity: head } : { metric, entity };
  }
  const whose = owner ?? entity;
  return whose === undefined ? { metric } : { metric, entity: whose };
};

/** The index before a bracket or an aside in commas that ends before `at`; `at` itself where there is none. */
const beforeAside = (tokens: Tokens, at: number, floor: number): number => {
  const last = tokens.word[at - 1];
  const opener = last === ')' ? '(' : last === ',' ? ',' : undefined;
  if (opener === undefined) return at;
  for (let start = at - 2; start >= Math.max(floor, at - 16); start--) {
    if (tokens.word[start] === opener) return start;
  }
  return at;
};

/** The subject of the verb group that starts at `verb`, over asides and relative pronouns. */
export const subjectOf = (
  view: SentenceView,
  verb: number,
  floor: number,
  /** Whether it may stand before an infinitive: "expects inflation to fall". */
  isInfinitive = false,
): TokenRange | undefined => {
  const { tokens } = view.segment;
  let start = verb;
  const isPassed = (at: number): boolean =>
    tokens.tag[at] === 'ADV' || (isInfinitive && tokens.word[at] === 'to');
  while (start > floor && isPassed(start - 1)) start -= 1;
  const isRelative = ['which', 'that', 'who'].includes(tokens.word[start - 1] ?? '');
  const past = beforeAside(tokens, isRelative ? start - 1 : start, floor);
  const direct = chainEnding(tokens, past, floor);
  if (direct !== undefined || !isRelative || tokens.word[past - 1] !== ',') return direct;
  return chainEnding(tokens, past - 1, floor);
};
