import type { PartOfSpeech, Tokens } from '../../types.ts';
import type { TokenRange } from './sentence-view.ts';

const NOMINAL: ReadonlySet<PartOfSpeech> = new Set(['NOUN', 'PROPN', 'ADJ', 'X']);
const HEADS: ReadonlySet<PartOfSpeech> = new Set(['NOUN', 'PROPN', 'X']);
const DOUBLE = new Set(['"']);
const QUOTES = new Set(['"', '+', '&', '/']);
const HYPHENS = new Set(['-', '\u2013', '\u2010', '\u2011']);

const wordAt = ({ word }: Tokens, at: number): string => word[at] ?? '';

const ACCOUNT = new Set(['account', 'accounts', 'accounted', 'accounting']);

/** The part of speech of a token; "account for" is a verb whatever the tagger makes of it. */
export const tagAt = ({ tag, word }: Tokens, at: number): PartOfSpeech =>
  word[at + 1] === 'for' && ACCOUNT.has(word[at] ?? '') ? 'VERB' : (tag[at] ?? 'PUNCT');

const isJoiner = (word: string): boolean => QUOTES.has(word) || HYPHENS.has(word);

/** "added value", "emerging industries", "operating income": a participle before a noun describes it. */
const isParticiple = (tokens: Tokens, at: number): boolean => {
  const isForm = /(?:ed|ing|en|wn)$/.test(wordAt(tokens, at));
  if (tagAt(tokens, at) !== 'VERB' || !isForm) return false;
  // "Karlsund exported goods", "has signed agreements": behind a noun or an auxiliary it is the verb.
  const before = tagAt(tokens, at - 1);
  const isMainVerb = wordAt(tokens, at).endsWith('ed') && ['PROPN', 'NOUN', 'AUX'].includes(before);
  if (isMainVerb || before === 'PRON') return false;
  const next = tagAt(tokens, at + 1);
  return next === 'NOUN' || next === 'ADJ' || next === 'PROPN' || isParticiple(tokens, at + 1);
};

/** "value -added": what a hyphen ties to a noun belongs to it. */
const isTiedByHyphen = (tokens: Tokens, at: number): boolean =>
  HYPHENS.has(wordAt(tokens, at - 1)) &&
  NOMINAL.has(tagAt(tokens, at - 2)) &&
  tagAt(tokens, at) !== 'PUNCT';

/** Whether a token can stand inside a noun phrase, articles apart. */
const isInside = (tokens: Tokens, at: number): boolean => {
  const word = wordAt(tokens, at);
  // "Northeast China": the tagger takes directions for adverbs.
  if (tagAt(tokens, at) === 'ADV' && tagAt(tokens, at + 1) === 'PROPN') return true;
  if (isTiedByHyphen(tokens, at)) return true;
  if (NOMINAL.has(tagAt(tokens, at))) return !COMPARATIVES.has(word);
  return word === "'s" || word === '\u2019s' || word === "'" || isParticiple(tokens, at);
};

const COMPARATIVES = new Set('more less fewer higher lower most least such same other'.split(' '));

const isHead = (tokens: Tokens, at: number): boolean =>
  HEADS.has(tagAt(tokens, at)) ||
  isTiedByHyphen(tokens, at) ||
  /(?:tion|ment|age|rate|ity)$/.test(wordAt(tokens, at));

/** The index of the first token of the noun phrase that ends before `past`, without its article; `past` where none does. */
export const phraseStart = (tokens: Tokens, past: number, floor: number): number => {
  let first = past;
  const isClosed = DOUBLE.has(wordAt(tokens, past - 1));
  const last = isClosed ? past - 2 : past - 1;
  if (last >= floor && !isHead(tokens, last) && !isParticiple(tokens, last)) return past;
  let quotes = isClosed ? 1 : 0;
  for (let at = last; at >= floor; at--) {
    if (DOUBLE.has(wordAt(tokens, at))) quotes += 1;
    const isOpening = DOUBLE.has(wordAt(tokens, at)) && quotes % 2 === 0;
    if (isInside(tokens, at) || isOpening || (first === at + 1 && isCount(tokens, at))) first = at;
    else if (!isBridge(tokens, at)) break;
  }
  return first;
};

/** A quotation mark, or a hyphen or sign that something of the phrase stands before. */
const isBridge = (tokens: Tokens, at: number): boolean => {
  const word = wordAt(tokens, at);
  return DOUBLE.has(word) || (isJoiner(word) && isInside(tokens, at - 1));
};

/** "in 3 districts": a plain count inside a phrase that a preposition or an article opens. */
const isCount = (tokens: Tokens, at: number): boolean =>
  tagAt(tokens, at) === 'NUM' &&
  !/^\d{4}$/.test(wordAt(tokens, at)) &&
  ['ADP', 'DET'].includes(tagAt(tokens, at - 1));

/** Prepositions that tie one noun phrase to the one before it. */
const LINKS = new Set(
  'of in for at by from to on with per among within between above below under over into across'.split(
    ' ',
  ),
);

const isArticle = (tokens: Tokens, at: number): boolean =>
  tagAt(tokens, at) === 'DET' || ['its', 'their', 'his', 'her', 'our'].includes(wordAt(tokens, at));

/**
 * The whole noun phrase that ends before `past`: noun phrases tied by prepositions and by "and", back to
 * the first. Its article is left out. `undefined` where no noun phrase ends there.
 */
export const chainEnding = (
  tokens: Tokens,
  past: number,
  floor: number,
  /** Whether "and" and "or" tie as well. */
  isCoordinated = true,
): TokenRange | undefined => {
  let first = phraseStart(tokens, past, floor);
  if (first >= past) return undefined;
  for (let links = 0; links < 6; links++) {
    const link = isArticle(tokens, first - 1) ? first - 2 : first - 1;
    const word = wordAt(tokens, link);
    const isTied = LINKS.has(word) || (isCoordinated && (word === 'and' || word === 'or'));
    const before = link > floor && isTied ? beforeLink(tokens, link, floor) : undefined;
    if (before === undefined) break;
    first = before;
  }
  return { first, past };
};

/** The start of the noun phrase that a link ties to; a participle may stand between ("bicycles parked at"). */
const beforeLink = (tokens: Tokens, link: number, floor: number): number | undefined => {
  const direct = phraseStart(tokens, link, floor);
  if (direct < link) return direct;
  // "the central and western regions": adjectives are tied as well.
  if (tagAt(tokens, link - 1) === 'ADJ') return link - 1;
  if (!/(?:ed|ing|en)$/.test(wordAt(tokens, link - 1))) return undefined;
  const reduced = phraseStart(tokens, link - 1, floor);
  return reduced < link - 1 ? reduced : undefined;
};

/** The noun phrase that starts at a token, its article left out, with the "of" phrases behind it. */
export const chainStarting = (tokens: Tokens, at: number, past: number): TokenRange | undefined => {
  const first = isArticle(tokens, at) ? at + 1 : at;
  let end = phraseEnd(tokens, first, past);
  if (end <= first) return undefined;
  let isOf = false;
  for (let links = 0; links < 3 && ['of', 'and', 'or'].includes(wordAt(tokens, end)); links++) {
    // What "and" ties behind an "of" is seldom the same thing.
    if (isOf && wordAt(tokens, end) !== 'of') break;
    isOf ||= wordAt(tokens, end) === 'of';
    const next = isArticle(tokens, end + 1) ? end + 2 : end + 1;
    const nextEnd = phraseEnd(tokens, next, past);
    if (nextEnd <= next) break;
    end = nextEnd;
  }
  return { first, past: end };
};

/** The index after the noun phrase that starts at a token; the token itself where none starts. */
const phraseEnd = (tokens: Tokens, first: number, past: number): number => {
  let end = first;
  for (let at = first; at < past; at++) {
    if (isInside(tokens, at)) end = at + 1;
    else if (!isJoiner(wordAt(tokens, at))) break;
  }
  return end;
};

/** The part of a phrase before its "in", "of" and the like: [head first, first link). */
export const linkedParts = (tokens: Tokens, chain: TokenRange): readonly TokenRange[] => {
  const parts: TokenRange[] = [];
  let first = chain.first;
  for (let at = chain.first; at < chain.past; at++) {
    if (!LINKS.has(wordAt(tokens, at))) continue;
    parts.push({ first, past: at });
    first = isArticle(tokens, at + 1) ? at + 2 : at + 1;
  }
  parts.push({ first, past: chain.past });
  return parts;
};

/** Words that may stand inside or behind a verb group: "edged up", "is to reach". */
const LOOSE = new Set(['not', 'to', 'up', 'down', 'out', 'back', 'off']);

/** The verb group that ends before `past` ("has been growing", "can store"): its first token, or `undefined`. */
export const verbGroupStart = (tokens: Tokens, past: number, floor: number): number | undefined => {
  let first: number | undefined;
  for (let at = past - 1; at >= floor; at--) {
    const tag = tagAt(tokens, at);
    const isVerb = tag === 'VERB' || tag === 'AUX';
    if (isVerb) first = at;
    else if (!(tag === 'ADV' || tag === 'PART' || LOOSE.has(wordAt(tokens, at)))) break;
  }
  return first;
};
