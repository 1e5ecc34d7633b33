import { ORGANISATION_WORDS } from '../analysis/word-lists.ts';
import type { TokenRange } from '../types.ts';
import { isCapital, isWord, type SegmentWords } from './segment-words.ts';
import {
  BEFORE_OWNER,
  capitalRunEndingAt,
  headNoun,
  phraseEnd,
  phraseStart,
  withDeterminer,
  withoutDeterminer,
} from './speech-phrase.ts';
import {
  DATA_WORDS,
  DOCUMENT_WORDS,
  GROUP_WORDS,
  HONORIFIC_ONLY,
  isRoleWord,
  MEDIA_WORDS,
} from './speech-words.ts';

/** Who speaks, as the sentence has it. `group`: a body, a document or someone without a name. */
export type Source =
  | { readonly kind: 'name'; readonly name: TokenRange; readonly role?: TokenRange }
  | { readonly kind: 'group'; readonly name: TokenRange }
  | { readonly kind: 'pronoun'; readonly name: TokenRange }
  | { readonly kind: 'media'; readonly name: TokenRange };

/** Whose it is or whether there is one, only another sentence knows. */
const OTHERS = /^(?:its|his|her|their|our|my|no|any|every|each|which|what|that|this|such)$/;
const NO_SPEAKER =
  /^(?:weeks?|months?|years?|days?|morning|afternoon|evening|night|today|yesterday|time|hours?|percent|being|thing|things|what|words?|case|way|fact|mr|everything|nothing|something|anything|all)$/;
const NO_NAME =
  /^(?:i|we|you|they|it|this|that|these|there|everything|nothing|everyone|nobody|all|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december)$/;
/** Media words that are part of a paper's or a channel's own name. */
const IN_NAMES = /^(?:daily|weekly|news|paper)$/;
/** The source whose words end at token `last`, looking back no further than `floor`. */
export function sourceEndingAt(
  words: SegmentWords,
  last: number,
  floor: number,
): Source | undefined {
  if (last < floor) return undefined;
  const { word } = words.tokens;
  const value = word[last] ?? '';
  if (value === 'he' || value === 'she') return { kind: 'pronoun', name: { first: last, last } };
  if (value === 'who') return sourceBehind(words, last, floor);
  if (isCapital(words, last) && isWord(words, last)) {
    const run = capitalRunEndingAt(words, last, floor);
    return run === undefined ? undefined : describeRun(words, run, floor);
  }
  return nounPhraseEndingAt(words, last, floor);
}

/** "Wang Wei, who ..." */
function sourceBehind(words: SegmentWords, last: number, floor: number): Source | undefined {
  return sourceEndingAt(words, words.tokens.word[last - 1] === ',' ? last - 2 : last - 1, floor);
}

/** What a run of capitals stands for: in front of it may stand whom it belongs to. */
function describeRun(words: SegmentWords, run: TokenRange, floor: number): Source | undefined {
  const { word, tag } = words.tokens;
  const isSingle = run.first === run.last;
  if (isSingle && !/^(?:PROPN|NOUN|X|INTJ|VERB|ADJ)$/.test(tag[run.last] ?? '')) return undefined;
  if (NO_NAME.test(word[run.last] ?? '')) return undefined;
  const owner = nounBeforeOwner(words, run.first, floor);
  if (owner !== undefined) {
    return unnamed(words, { first: owner.first, last: run.last }, owner.noun);
  }
  const member = memberBefore(words, run.first, floor);
  if (member !== undefined) return member;
  return isOwner(words, run.first, floor) ? undefined : describeName(words, run, floor);
}

/** A body, or a person, perhaps with the role in front of the name. */
function describeName(words: SegmentWords, run: TokenRange, floor: number): Source | undefined {
  const parts = words.tokens.word.slice(run.first, run.last + 1);
  const role = lastRoleIn(words, run);
  if (role === run.last)
    return unnamed(words, withDeterminer(words, run, floor), parts.at(-1) ?? '');
  if (role !== undefined) return titled(words, run, role);
  const media: Source = { kind: 'media', name: run };
  if (parts.some((part) => MEDIA_WORDS.has(part) && !IN_NAMES.test(part))) return media;
  if (parts.some((part) => ORGANISATION_WORDS.has(part) || part === 'of')) {
    return memberIn(words, run) ?? { kind: 'group', name: run };
  }
  const before = roleBefore(words, run.first, floor);
  if (before === undefined) return { kind: 'name', name: run };
  const isMedia = words.tokens.word
    .slice(before.first, before.last + 1)
    .some((part) => MEDIA_WORDS.has(part));
  return isMedia ? media : { kind: 'name', name: run, role: before };
}

/** "Robert Bakker of the University of Colorado": two or more plain capitals in front of "of" and a body. */
function memberIn(words: SegmentWords, run: TokenRange): Source | undefined {
  const { word } = words.tokens;
  const of = word.indexOf('of', run.first);
  if (of < run.first + 2 || of > run.first + 4 || of >= run.last) return undefined;
  const isPlain = (at: number) => isCapital(words, at) && !ORGANISATION_WORDS.has(word[at] ?? '');
  for (let at = run.first; at < of; at += 1) if (!isPlain(at)) return undefined;
  const hasBody = word.slice(of, run.last + 1).some((part) => ORGANISATION_WORDS.has(part));
  return hasBody ? { kind: 'name', name: { first: run.first, last: of - 1 } } : undefined;
}

/** "Milan Smutny from the Public Relations Department" */
function memberBefore(words: SegmentWords, first: number, floor: number): Source | undefined {
  const { word, tag } = words.tokens;
  const at = word[first - 1] === 'the' ? first - 2 : first - 1;
  const isMember =
    at > floor && /^(?:from|at|with)$/.test(word[at] ?? '') && isCapital(words, at - 1);
  return isMember && tag[at - 1] === 'PROPN' ? sourceEndingAt(words, at - 1, floor) : undefined;
}

/** "a spokesman for the Ministry of X": the noun in front of the body that owns it. */
function nounBeforeOwner(words: SegmentWords, first: number, floor: number) {
  const { word } = words.tokens;
  const at = word[first - 1] === 'the' ? first - 2 : first - 1;
  if (at <= floor || !BEFORE_OWNER.has(word[at] ?? '')) return undefined;
  const noun = word[at - 1] ?? '';
  const isSource = isDocument(noun) || (word[at] !== 'by' && isSpeakerNoun(noun));
  return isSource ? { first: phraseStart(words, at - 1, floor), noun } : undefined;
}

/** "the interpretation of the Clause", "a story from Stockholm": the name belongs to a thing. */
function isOwner(words: SegmentWords, first: number, floor: number): boolean {
  const { word, tag } = words.tokens;
  const at = word[first - 1] === 'the' ? first - 2 : first - 1;
  return at > floor && /^(?:of|for|from|by)$/.test(word[at] ?? '') && tag[at - 1] === 'NOUN';
}

function isDocument(noun: string): boolean {
  return DOCUMENT_WORDS.has(noun) || DATA_WORDS.has(noun);
}

function isSpeakerNoun(noun: string): boolean {
  return isRoleWord(noun) || GROUP_WORDS.has(noun) || MEDIA_WORDS.has(noun);
}

function lastRoleIn(words: SegmentWords, run: TokenRange): number | undefined {
  for (let at = run.last; at >= run.first; at -= 1) {
    const value = words.tokens.word[at] ?? '';
    if (isRoleWord(value) || HONORIFIC_ONLY.has(value) || value === 'professor') return at;
  }
  return undefined;
}

/** "Prime Minister Boris Johnson", "Apple CEO Tim Cook", "Mr. Wang". */
function titled(words: SegmentWords, run: TokenRange, roleAt: number): Source {
  const { word } = words.tokens;
  // "Director of Planning Wang Wei": the name is what is left behind the body's own words.
  const isOwned = word[roleAt + 1] === 'of' || word[roleAt + 1] === 'for';
  const nameFirst = isOwned ? Math.max(roleAt + 3, run.last - 1) : roleAt + 1;
  const name = { first: Math.min(nameFirst, run.last), last: run.last };
  if (HONORIFIC_ONLY.has(word[roleAt] ?? '')) return { kind: 'name', name };
  return { kind: 'name', name, role: { first: run.first, last: name.first - 1 } };
}

/** "ministry spokesman Li Hua", "the ministry's director Wang Wei". */
function roleBefore(words: SegmentWords, first: number, floor: number): TokenRange | undefined {
  const last = first - 1;
  const value = words.tokens.word[last] ?? '';
  // "scholars A, B and C" are several.
  if (/[^s]s$/.test(value)) return undefined;
  if (last < floor || !(isRoleWord(value) || MEDIA_WORDS.has(value))) return undefined;
  return { first: withoutDeterminer(words, phraseStart(words, last, floor)), last };
}

/** "the ministry", "analysts", 'the "Fourteenth Five-Year Plan" outline'. */
function nounPhraseEndingAt(words: SegmentWords, last: number, floor: number): Source | undefined {
  const noun = words.tokens.word[last] ?? '';
  const first = phraseStart(words, last, floor);
  const owner = nounBeforeOwner(words, first, floor);
  return owner === undefined
    ? unnamed(words, { first, last }, isSpeakerNoun(noun) ? noun : headNoun(words, first, last))
    : unnamed(words, { first: owner.first, last }, owner.noun);
}

/** "neighbours", "the captain's horse": whoever "said" without doubt has in front of it. */
export function anyoneEndingAt(
  words: SegmentWords,
  last: number,
  floor: number,
): Source | undefined {
  const { word, tag } = words.tokens;
  const value = word[last] ?? '';
  if (tag[last] !== 'NOUN' || NO_SPEAKER.test(value)) return undefined;
  const first = phraseStart(words, last, floor);
  const isWhole = first === floor || tag[first] === 'DET';
  return isWhole && !OTHERS.test(word[first] ?? '')
    ? { kind: 'group', name: { first, last } }
    : undefined;
}

/** "a man at the back", "one of the guards": whoever a quotation's verb has behind it. */
export function anyoneStartingAt(
  words: SegmentWords,
  first: number,
  past: number,
): Source | undefined {
  const { tag, word } = words.tokens;
  if (tag[first] !== 'DET' || OTHERS.test(word[first] ?? '')) return undefined;
  let last = first + 1;
  while (last < past && tag[last] === 'ADJ') last += 1;
  const isNoun = last < past && tag[last] === 'NOUN' && !NO_SPEAKER.test(word[last] ?? '');
  return isNoun ? { kind: 'group', name: { first, last } } : undefined;
}

function unnamed(words: SegmentWords, name: TokenRange, noun: string): Source | undefined {
  const opener = words.tokens.word[name.first] ?? '';
  if (MEDIA_WORDS.has(noun) || words.tokens.word.slice(name.first, name.last).includes('news')) {
    return { kind: 'media', name };
  }
  // Data say something only as somebody's: "data from the customs office".
  const isSource = isSpeakerNoun(noun) || DOCUMENT_WORDS.has(noun) || DATA_WORDS.has(opener);
  if (!isSource && !(DATA_WORDS.has(noun) && noun !== words.tokens.word[name.last]))
    return undefined;
  // Whose report it is, only the sentence before knows.
  return OTHERS.test(opener) ? undefined : { kind: 'group', name };
}

/** The source whose words start at token `first`: behind "said" or "according to". */
export function sourceStartingAt(
  words: SegmentWords,
  first: number,
  past: number,
  allowData = false,
): Source | undefined {
  const { word } = words.tokens;
  const value = word[first] ?? '';
  if (value === 'he' || value === 'she') return { kind: 'pronoun', name: { first, last: first } };
  const last = phraseEnd(words, first, past);
  if (last < first) return undefined;
  const source = sourceEndingAt(words, last, first);
  if (source !== undefined) return source;
  return allowData ? dataSource(words, { first, last }) : undefined;
}

function dataSource(words: SegmentWords, name: TokenRange): Source | undefined {
  const { word } = words.tokens;
  let head = name.first;
  while (head < name.last && !BEFORE_OWNER.has(word[head + 1] ?? '')) head += 1;
  const noun = word[head] ?? '';
  if (MEDIA_WORDS.has(noun)) return { kind: 'media', name };
  return isSpeakerNoun(noun) || isDocument(noun) ? { kind: 'group', name } : undefined;
}
