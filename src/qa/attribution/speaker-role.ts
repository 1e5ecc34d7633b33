import type { TokenRange } from '../types.ts';
import { isCapital, isWord, type SegmentWords } from './segment-words.ts';
import { withoutDeterminer } from './speech-phrase.ts';
import { sourceEndingAt } from './speech-source.ts';
import { isRoleWord } from './speech-words.ts';

const ROLE_MAX = 45;
/** How far into a role its noun stands: "the then first deputy vice chief executive". */
const ROLE_NOUN_MAX = 9;

const ROLE_STOP = /^(?:[,.;:()"!?—–]|who|which|that|where|when|but|while|because)$/;
const ROLE_TAIL = /^(?:and|or|of|the|in|to|at|for|also|then|on|as)$/;

/** The role that starts at token `first`, as in "director of the Planning Department": up to a comma or a verb. */
export function roleStartingAt(
  words: SegmentWords,
  first: number,
  past: number,
): TokenRange | undefined {
  const { word } = words.tokens;
  let end = first;
  while (end < past && end - first < ROLE_MAX && !endsRole(words, end)) end += 1;
  const noun = first + word.slice(first, end).findIndex(isRoleWord);
  let last = end - 1;
  while (last >= first && (!isWord(words, last) || ROLE_TAIL.test(word[last] ?? ''))) last -= 1;
  const start = withoutDeterminer(words, first);
  const isNamed = noun >= first && noun - first <= ROLE_NOUN_MAX && noun <= last;
  if (!(isNamed ? opensRole(words, first) : isDescription(words, { first, last }, end))) {
    return undefined;
  }
  return isTitledName(words, { first: start, last }) ? undefined : { first: start, last };
}

/** "the catcher", "an Atlanta-based dancer": a noun with its article that no verb follows. */
function isDescription(words: SegmentWords, { first, last }: TokenRange, end: number): boolean {
  const { tag, word } = words.tokens;
  const isClosed = end >= tag.length || /^(?:[,.;"]|who)$/.test(word[end] ?? '');
  const isCounted = tag.slice(first, last + 1).includes('NUM');
  if (tag[first] !== 'DET' || !isClosed || last <= first || isCounted) return false;
  return tag[first + 1] !== 'PRON' && !isCapital(words, last) && tag[last] === 'NOUN';
}

/** "Bishop Martin Sasse" is somebody, not what somebody is. */
function isTitledName(words: SegmentWords, { first, last }: TokenRange): boolean {
  const other = sourceEndingAt(words, last, first);
  return other?.kind === 'name' && other.role !== undefined;
}

function opensRole(words: SegmentWords, first: number): boolean {
  const isNoun = /^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(words.tokens.tag[first] ?? '');
  const value = words.tokens.word[first] ?? '';
  return (
    isNoun || isRoleWord(value) || /^(?:then|now|acting|managing|founding|leading)$/.test(value)
  );
}

function endsRole(words: SegmentWords, at: number): boolean {
  const value = words.tokens.word[at] ?? '';
  const tag = words.tokens.tag[at];
  const isVerb = tag === 'AUX' || (tag === 'VERB' && !isCapital(words, at) && !isRoleWord(value));
  return isVerb || ROLE_STOP.test(value);
}
