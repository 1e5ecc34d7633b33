import { NAME_CONNECTORS, ORGANISATION_WORDS, STOP_WORDS } from '../analysis/word-lists.ts';
import type { TokenRange } from '../types.ts';
import { isCapital, isWord, type SegmentWords } from './segment-words.ts';
import { GROUP_WORDS, isRoleWord } from './speech-words.ts';

/** Prepositions between a thing and whose it is. */
export const BEFORE_OWNER = new Set(['of', 'for', 'at', 'from', 'in', 'with', 'on', 'by']);
const PHRASE_MAX = 16;
/** The capitalised words that end at token `last`, with what joins them. */
export function capitalRunEndingAt(
  words: SegmentWords,
  last: number,
  floor: number,
): TokenRange | undefined {
  let first = last;
  for (let at = last - 1; at >= floor; at -= 1) {
    if (isCapital(words, at) && isWord(words, at)) first = at;
    else if (!connects(words, at) || first - at > 2) break;
  }
  return trimRun(words, { first, last }, floor);
}

/** A full stop joins an initial to its name, and no two sentences. */
function connects(words: SegmentWords, at: number): boolean {
  const value = words.tokens.word[at] ?? '';
  return value === '.' ? (words.tokens.word[at - 1] ?? '').length <= 2 : NAME_CONNECTORS.has(value);
}

/** A sentence's first word is capital for another reason: "Yesterday", "However". */
function trimRun(words: SegmentWords, run: TokenRange, floor: number): TokenRange | undefined {
  const { word, tag } = words.tokens;
  let { first } = run;
  const isOrdinary = (at: number) =>
    STOP_WORDS.has(word[at] ?? '') ||
    (at === floor &&
      /^(?:ADV|ADP|SCONJ|CCONJ|DET|PRON|AUX)$/.test(tag[at] ?? '') &&
      first < run.last);
  while (first <= run.last && (isOrdinary(first) || NAME_CONNECTORS.has(word[first] ?? '')))
    first += 1;
  return first > run.last ? undefined : { first, last: run.last };
}

/** "the head of Costa Rican diplomacy": the noun in front of "of". */
export function headNoun({ tokens: { word } }: SegmentWords, first: number, last: number): string {
  const of = word.indexOf('of', first);
  return of > first && of < last ? (word[of - 1] ?? '') : (word[last] ?? '');
}

/** Where the noun phrase begins whose words end at `last`. */
export function phraseStart(words: SegmentWords, last: number, floor: number): number {
  const { word, tag } = words.tokens;
  let first = last;
  for (let at = last - 1; at >= floor && last - at < PHRASE_MAX; at -= 1) {
    const value = word[at] ?? '';
    const kind = tag[at];
    if (kind === 'DET') return at;
    const isPart =
      kind === 'NOUN' ||
      kind === 'PROPN' ||
      kind === 'ADJ' ||
      kind === 'NUM' ||
      value === "'s" ||
      value === "'" ||
      value === 'of';
    if (!isPart && value !== '"' && value !== '-' && value !== '&') break;
    if (value !== '"' && value !== 'of') first = at;
  }
  return first;
}

/** The phrase and the article in front of it. */
export function withDeterminer(words: SegmentWords, run: TokenRange, floor: number): TokenRange {
  const isDeterminer = run.first > floor && words.tokens.tag[run.first - 1] === 'DET';
  return isDeterminer ? { first: run.first - 1, last: run.last } : run;
}

/** The first token behind an article that stands at `first`. */
export function withoutDeterminer(words: SegmentWords, first: number): number {
  return words.tokens.tag[first] === 'DET' ? first + 1 : first;
}

/** The last token of the noun phrase that starts here: up to a comma, a verb or a preposition that owns nothing. */
export function phraseEnd(words: SegmentWords, first: number, past: number): number {
  const { word, tag } = words.tokens;
  let last = first - 1;
  for (let at = first; at < past && at - first < PHRASE_MAX; at += 1) {
    const value = word[at] ?? '';
    const kind = tag[at];
    const isName =
      isCapital(words, at) && isWord(words, at) && !/^(?:on|in|at|that|who)$/.test(value);
    if (isName || kind === 'NOUN' || kind === 'PROPN' || kind === 'NUM') last = at;
    else if (
      !(
        kind === 'DET' ||
        kind === 'ADJ' ||
        kind === 'PART' ||
        NAME_CONNECTORS.has(value) ||
        value === '"' ||
        BEFORE_OWNER.has(value)
      )
    )
      break;
    // "said Wang Wei on Friday": a person's name owns no preposition.
    else if (BEFORE_OWNER.has(value) && !isOwned(words, at - 1)) break;
  }
  return last;
}

function isOwned(words: SegmentWords, noun: number): boolean {
  const value = words.tokens.word[noun] ?? '';
  return (
    !isCapital(words, noun) ||
    ORGANISATION_WORDS.has(value) ||
    isRoleWord(value) ||
    GROUP_WORDS.has(value)
  );
}
