import type { Chance } from './chance.ts';
import type { Chunk, TaggedWord } from './made-question.ts';

const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;
const YEAR = /^(?:1[0-9]{3}|20[0-2][0-9])s?$/;
const NOMINAL = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM']);

const wordAt = (words: readonly TaggedWord[], at: number): string => words[at]?.word ?? '';
const tagAt = (words: readonly TaggedWord[], at: number): string => words[at]?.tag ?? '';
const isNumber = (words: readonly TaggedWord[], at: number): boolean =>
  tagAt(words, at) === 'NUM' || /\d/.test(wordAt(words, at));

/** The last word from `at` on for which the test holds without a gap, at most `most` further. */
const runFrom = (at: number, most: number, test: (next: number) => boolean): number => {
  let last = at;
  while (last - at < most && test(last + 1)) last += 1;
  return last;
};

/** One way to find chunks that begin at a word; the next word to look at is behind the last of them. */
type Finder = (words: readonly TaggedWord[], at: number, chance: Chance) => readonly Chunk[];

const times: Finder = (words, at) => {
  if (!YEAR.test(wordAt(words, at))) return [];
  let first = at;
  while (at - first < 3 && /^(?:\d{1,2}|,)$|^[A-Z][a-z]+$/.test(wordAt(words, first - 1))) {
    if (/^[A-Z]/.test(wordAt(words, first - 1)) && !MONTH.test(wordAt(words, first - 1))) break;
    first -= 1;
  }
  if (wordAt(words, first) === ',') first += 1;
  return [{ kind: 'time', first, last: at }];
};

const numbers: Finder = (words, at, chance) => {
  if (!isNumber(words, at)) return [];
  const last = runFrom(
    at,
    5,
    (next) =>
      isNumber(words, next) ||
      /^(?:%|percent|million|billion|thousand|hundred|dozen)$/i.test(wordAt(words, next)),
  );
  const first = /^[$£€]$/.test(wordAt(words, at - 1)) ? at - 1 : at;
  const counted = tagAt(words, last + 1) === 'NOUN' && chance.is(0.4);
  return [
    { kind: 'number', first, last },
    ...(counted ? [{ kind: 'number' as const, first, last: last + 1 }] : []),
  ];
};

const names: Finder = (words, at, chance) => {
  if (tagAt(words, at) !== 'PROPN') return [];
  const last = runFrom(
    at,
    8,
    (next) =>
      tagAt(words, next) === 'PROPN' ||
      (/^(?:of|the|de|and|'s)$/.test(wordAt(words, next)) &&
        tagAt(words, next + 1) === 'PROPN' &&
        chance.is(0.5)),
  );
  const withArticle = wordAt(words, at - 1).toLowerCase() === 'the' && chance.is(0.6);
  return [{ kind: 'name', first: withArticle ? at - 1 : at, last }];
};

/** Noun phrases, with "of" and the like behind them now and then, and what qualifies them. */
const things: Finder = (words, at, chance) => {
  if (!['DET', 'ADJ', 'NOUN'].includes(tagAt(words, at))) return [];
  const last = runFrom(at, 8, (next) => ['ADJ', 'NOUN', 'PROPN'].includes(tagAt(words, next)));
  const head = wordAt(words, last);
  if (tagAt(words, last) !== 'NOUN' && tagAt(words, last) !== 'PROPN') {
    if (tagAt(words, at) !== 'ADJ' || at === 0) return [];
    return [{ kind: 'state', first: tagAt(words, at - 1) === 'ADV' ? at - 1 : at, last: at }];
  }
  const first = tagAt(words, at) === 'DET' && at < last && chance.is(0.45) ? at + 1 : at;
  const joins = /^(?:of|and|or|for|in|with|from)$/.test(wordAt(words, last + 1)) && chance.is(0.35);
  const further = joins ? runFrom(last + 1, 7, (next) => NOMINAL.has(tagAt(words, next))) : last;
  const thing: Chunk = { kind: 'thing', first, last: further > last + 1 ? further : last, head };
  const qualified = last > at && tagAt(words, at) === 'ADJ' && chance.is(0.25);
  return qualified ? [thing, { kind: 'modifier', first: at, last: last - 1, head }] : [thing];
};

const clauses: Finder = (words, at, chance) => {
  const runsOn = (most: number, stop: RegExp): number =>
    runFrom(at, most, (next) => next < words.length && !stop.test(wordAt(words, next)));
  if (tagAt(words, at) === 'VERB' && at > 0 && chance.is(0.3)) {
    const last = runsOn(7, /^[,;:.!?()]$/);
    const isPurpose = wordAt(words, at - 1).toLowerCase() === 'to';
    return last > at ? [{ kind: isPurpose ? 'purpose' : 'act', first: at, last }] : [];
  }
  if (/^(?:because|since|so)$/i.test(wordAt(words, at)))
    return [{ kind: 'reason', first: at + 1, last: runsOn(13, /^[;:.!?()]$/) }];
  if (tagAt(words, at) !== 'ADP' || !chance.is(0.2)) return [];
  const last = runFrom(
    at,
    7,
    (next) => NOMINAL.has(tagAt(words, next)) || tagAt(words, next) === 'PRON',
  );
  if (tagAt(words, last) !== 'NOUN' && tagAt(words, last) !== 'PROPN') return [];
  const isPlace = /^(?:in|on|at|under|near|behind|inside|over)$/.test(wordAt(words, at));
  return [{ kind: isPlace ? 'where' : 'how', first: at, last }];
};

/** Chunks that other chunks may stand in. */
const OPEN = new Set(['act', 'purpose', 'reason', 'where', 'how', 'state']);
const FINDERS: readonly Finder[] = [times, numbers, names, things, clauses];
const LONGEST = 14;

/** What a sentence can be asked for: times, numbers, names, noun phrases, states, acts, reasons, places. */
export const findChunks = (words: readonly TaggedWord[], chance: Chance): readonly Chunk[] => {
  const found: Chunk[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (const find of FINDERS) {
      const chunks = find(words, at, chance);
      if (chunks.length === 0) continue;
      found.push(...chunks);
      const closed = chunks.filter(({ kind }) => !OPEN.has(kind));
      at = Math.max(at, ...closed.map(({ last }) => last));
      break;
    }
  }
  return found.filter(
    ({ first, last }) => first <= last && last < words.length && last - first < LONGEST,
  );
};
