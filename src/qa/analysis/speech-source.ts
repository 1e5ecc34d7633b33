import { isCapital, isWord, type PassageWords } from './passage-words.ts';
import {
  DATA_WORDS,
  DOCUMENT_WORDS,
  GROUP_WORDS,
  HONORIFIC_ONLY,
  isRoleWord,
  MEDIA_WORDS,
} from './speech-words.ts';
import { ORGANISATION_WORDS, STOP_WORDS } from './word-lists.ts';

/** Token indexes, both inclusive. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** Who speaks, as the sentence has it. `group`: a body, a document or someone without a name. */
export type Source =
  | { readonly kind: 'name'; readonly name: TokenRange; readonly role?: TokenRange }
  | { readonly kind: 'group'; readonly name: TokenRange }
  | { readonly kind: 'pronoun'; readonly name: TokenRange }
  | { readonly kind: 'media'; readonly name: TokenRange };

const CONNECTORS = new Set([
  'of',
  'the',
  'and',
  'for',
  '&',
  'de',
  'la',
  'van',
  'von',
  'der',
  'den',
  'du',
  'di',
  'da',
  'al',
  'bin',
  "'s",
  '-',
  '.',
  "'",
]);
const BEFORE_OWNER = new Set(['of', 'for', 'at', 'from', 'in', 'with', 'on', 'by']);
const PHRASE_MAX = 16;
const ROLE_MAX = 45;
/** How far into a role its noun stands: "the then first deputy vice chief executive". */
const ROLE_NOUN_MAX = 9;

/** Whose it is or whether there is one, only another sentence knows. */
const OTHERS = /^(?:its|his|her|their|our|my|no|any|every|each|which|what|that|this|such)$/;
const NO_SPEAKER =
  /^(?:weeks?|months?|years?|days?|morning|afternoon|evening|night|today|yesterday|time|hours?|percent|being|thing|things|what|words?|case|way|fact|mr|everything|nothing|something|anything|all)$/;
const NO_NAME =
  /^(?:i|we|you|they|it|this|that|these|there|everything|nothing|everyone|nobody|all|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december)$/;
/** Media words that are part of a paper's or a channel's own name. */
const IN_NAMES = /^(?:daily|weekly|news|paper)$/;
const ROLE_STOP = /^(?:[,.;:()"!?—–]|who|which|that|where|when|but|while|because)$/;
const ROLE_TAIL = /^(?:and|or|of|the|in|to|at|for|also|then|on|as)$/;

/** The source whose words end at token `last`, looking back no further than `floor`. */
export function sourceEndingAt(
  words: PassageWords,
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
function sourceBehind(words: PassageWords, last: number, floor: number): Source | undefined {
  return sourceEndingAt(words, words.tokens.word[last - 1] === ',' ? last - 2 : last - 1, floor);
}

function capitalRunEndingAt(
  words: PassageWords,
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
function connects(words: PassageWords, at: number): boolean {
  const value = words.tokens.word[at] ?? '';
  return value === '.' ? (words.tokens.word[at - 1] ?? '').length <= 2 : CONNECTORS.has(value);
}

/** A sentence's first word is capital for another reason: "Yesterday", "However". */
function trimRun(words: PassageWords, run: TokenRange, floor: number): TokenRange | undefined {
  const { word, tag } = words.tokens;
  let { first } = run;
  const isOrdinary = (at: number) =>
    STOP_WORDS.has(word[at] ?? '') ||
    (at === floor &&
      /^(?:ADV|ADP|SCONJ|CCONJ|DET|PRON|AUX)$/.test(tag[at] ?? '') &&
      first < run.last);
  while (first <= run.last && (isOrdinary(first) || CONNECTORS.has(word[first] ?? ''))) first += 1;
  return first > run.last ? undefined : { first, last: run.last };
}

/** What a run of capitals stands for: in front of it may stand whom it belongs to. */
function describeRun(words: PassageWords, run: TokenRange, floor: number): Source | undefined {
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
function describeName(words: PassageWords, run: TokenRange, floor: number): Source | undefined {
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
function memberIn(words: PassageWords, run: TokenRange): Source | undefined {
  const { word } = words.tokens;
  const of = word.indexOf('of', run.first);
  if (of < run.first + 2 || of > run.first + 4 || of >= run.last) return undefined;
  const isPlain = (at: number) => isCapital(words, at) && !ORGANISATION_WORDS.has(word[at] ?? '');
  for (let at = run.first; at < of; at += 1) if (!isPlain(at)) return undefined;
  const hasBody = word.slice(of, run.last + 1).some((part) => ORGANISATION_WORDS.has(part));
  return hasBody ? { kind: 'name', name: { first: run.first, last: of - 1 } } : undefined;
}

/** "Milan Smutny from the Public Relations Department" */
function memberBefore(words: PassageWords, first: number, floor: number): Source | undefined {
  const { word, tag } = words.tokens;
  const at = word[first - 1] === 'the' ? first - 2 : first - 1;
  const isMember =
    at > floor && /^(?:from|at|with)$/.test(word[at] ?? '') && isCapital(words, at - 1);
  return isMember && tag[at - 1] === 'PROPN' ? sourceEndingAt(words, at - 1, floor) : undefined;
}

/** "a spokesman for the Ministry of X": the noun in front of the body that owns it. */
function nounBeforeOwner(words: PassageWords, first: number, floor: number) {
  const { word } = words.tokens;
  const at = word[first - 1] === 'the' ? first - 2 : first - 1;
  if (at <= floor || !BEFORE_OWNER.has(word[at] ?? '')) return undefined;
  const noun = word[at - 1] ?? '';
  const isSource = isDocument(noun) || (word[at] !== 'by' && isSpeakerNoun(noun));
  return isSource ? { first: phraseStart(words, at - 1, floor), noun } : undefined;
}

/** "the interpretation of the Clause", "a story from Stockholm": the name belongs to a thing. */
function isOwner(words: PassageWords, first: number, floor: number): boolean {
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

function lastRoleIn(words: PassageWords, run: TokenRange): number | undefined {
  for (let at = run.last; at >= run.first; at -= 1) {
    const value = words.tokens.word[at] ?? '';
    if (isRoleWord(value) || HONORIFIC_ONLY.has(value) || value === 'professor') return at;
  }
  return undefined;
}

/** "Prime Minister Boris Johnson", "Apple CEO Tim Cook", "Mr. Wang". */
function titled(words: PassageWords, run: TokenRange, roleAt: number): Source {
  const { word } = words.tokens;
  // "Director of Planning Wang Wei": the name is what is left behind the body's own words.
  const isOwned = word[roleAt + 1] === 'of' || word[roleAt + 1] === 'for';
  const nameFirst = isOwned ? Math.max(roleAt + 3, run.last - 1) : roleAt + 1;
  const name = { first: Math.min(nameFirst, run.last), last: run.last };
  if (HONORIFIC_ONLY.has(word[roleAt] ?? '')) return { kind: 'name', name };
  return { kind: 'name', name, role: { first: run.first, last: name.first - 1 } };
}

/** "ministry spokesman Li Hua", "the ministry's director Wang Wei". */
function roleBefore(words: PassageWords, first: number, floor: number): TokenRange | undefined {
  const last = first - 1;
  const value = words.tokens.word[last] ?? '';
  // "scholars A, B and C" are several.
  if (/[^s]s$/.test(value)) return undefined;
  if (last < floor || !(isRoleWord(value) || MEDIA_WORDS.has(value))) return undefined;
  return { first: withoutDeterminer(words, phraseStart(words, last, floor)), last };
}

/** "the ministry", "analysts", 'the "Fourteenth Five-Year Plan" outline'. */
function nounPhraseEndingAt(words: PassageWords, last: number, floor: number): Source | undefined {
  const noun = words.tokens.word[last] ?? '';
  const first = phraseStart(words, last, floor);
  const owner = nounBeforeOwner(words, first, floor);
  return owner === undefined
    ? unnamed(words, { first, last }, isSpeakerNoun(noun) ? noun : headNoun(words, first, last))
    : unnamed(words, { first: owner.first, last }, owner.noun);
}

/** "neighbours", "the captain's horse": whoever "said" without doubt has in front of it. */
export function anyoneEndingAt(
  words: PassageWords,
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

/** "the head of Costa Rican diplomacy": the noun in front of "of". */
function headNoun({ tokens: { word } }: PassageWords, first: number, last: number): string {
  const of = word.indexOf('of', first);
  return of > first && of < last ? (word[of - 1] ?? '') : (word[last] ?? '');
}

function unnamed(words: PassageWords, name: TokenRange, noun: string): Source | undefined {
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

/** Where the noun phrase begins whose words end at `last`. */
function phraseStart(words: PassageWords, last: number, floor: number): number {
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

function withDeterminer(words: PassageWords, run: TokenRange, floor: number): TokenRange {
  const isDeterminer = run.first > floor && words.tokens.tag[run.first - 1] === 'DET';
  return isDeterminer ? { first: run.first - 1, last: run.last } : run;
}

function withoutDeterminer(words: PassageWords, first: number): number {
  return words.tokens.tag[first] === 'DET' ? first + 1 : first;
}

/** The source whose words start at token `first`: behind "said" or "according to". */
export function sourceStartingAt(
  words: PassageWords,
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

function dataSource(words: PassageWords, name: TokenRange): Source | undefined {
  const { word } = words.tokens;
  let head = name.first;
  while (head < name.last && !BEFORE_OWNER.has(word[head + 1] ?? '')) head += 1;
  const noun = word[head] ?? '';
  if (MEDIA_WORDS.has(noun)) return { kind: 'media', name };
  return isSpeakerNoun(noun) || isDocument(noun) ? { kind: 'group', name } : undefined;
}

/** The last token of the noun phrase that starts here: up to a comma, a verb or a preposition that owns nothing. */
function phraseEnd(words: PassageWords, first: number, past: number): number {
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
        CONNECTORS.has(value) ||
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

function isOwned(words: PassageWords, noun: number): boolean {
  const value = words.tokens.word[noun] ?? '';
  return (
    !isCapital(words, noun) ||
    ORGANISATION_WORDS.has(value) ||
    isRoleWord(value) ||
    GROUP_WORDS.has(value)
  );
}

/** The role that starts at token `first`, as in "director of the Planning Department": up to a comma or a verb. */
export function roleStartingAt(
  words: PassageWords,
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
function isDescription(words: PassageWords, { first, last }: TokenRange, end: number): boolean {
  const { tag, word } = words.tokens;
  const isClosed = end >= tag.length || /^(?:[,.;"]|who)$/.test(word[end] ?? '');
  if (tag[first] !== 'DET' || !isClosed || last <= first) return false;
  return tag[first + 1] !== 'PRON' && !isCapital(words, last) && tag[last] === 'NOUN';
}

/** "Bishop Martin Sasse" is somebody, not what somebody is. */
function isTitledName(words: PassageWords, { first, last }: TokenRange): boolean {
  const other = sourceEndingAt(words, last, first);
  return other?.kind === 'name' && other.role !== undefined;
}

function opensRole(words: PassageWords, first: number): boolean {
  const isNoun = /^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(words.tokens.tag[first] ?? '');
  const value = words.tokens.word[first] ?? '';
  return (
    isNoun || isRoleWord(value) || /^(?:then|now|acting|managing|founding|leading)$/.test(value)
  );
}

function endsRole(words: PassageWords, at: number): boolean {
  const value = words.tokens.word[at] ?? '';
  const tag = words.tokens.tag[at];
  const isVerb = tag === 'AUX' || (tag === 'VERB' && !isCapital(words, at) && !isRoleWord(value));
  return isVerb || ROLE_STOP.test(value);
}
