import { ORGANISATION_WORDS } from '../analysis/word-lists.ts';
import type { Attribution, Sentence } from '../types.ts';
import type { Speaker } from './known-speakers.ts';
import type { OwnSource } from './resolve-speaker.ts';
import { isWord, type SegmentWords } from './segment-words.ts';
import type { SpeechEvent } from './speech-event.ts';
import {
  CARRYING_VERBS,
  DATA_WORDS,
  DOCUMENT_WORDS,
  REPORT_VERBS,
  SAY_VERBS,
  VIEW_VERBS,
} from './speech-words.ts';

/** A sentence is quoted when most of its words and at least this many stand in quotation marks. */
const QUOTED_WORDS_MIN = 3;
const FRAGMENT_WORDS_MAX = 12;
interface Telling {
  readonly words: SegmentWords;
  readonly own: readonly (OwnSource | undefined)[];
  readonly result: (Attribution | undefined)[];
  /** Who spoke last in the paragraph. */
  active: Speaker | undefined;
  /** How many more plain sentences may go on with what the active speaker said. */
  carries: number;
  /** The same for the next speaker who says something that goes on. */
  readonly carriesMost: number;
}

/** Who said each sentence of a paragraph; `listed` announced the list that it is a part of. */
export function attributeParagraph(
  words: SegmentWords,
  own: readonly (OwnSource | undefined)[],
  listed: Speaker | undefined,
  carriesMost: number,
): readonly (Attribution | undefined)[] {
  const carries = listed === undefined ? 0 : Number.POSITIVE_INFINITY;
  const result = own.map(() => undefined);
  const telling: Telling = { words, own, result, active: listed, carries, carriesMost };
  for (const [at, sentence] of words.segment.sentences.entries()) {
    const source = own[at];
    if (source === undefined) tellPlain(telling, sentence, at);
    else if (source.kind === 'nobody') stopTelling(telling);
    else tellSource(telling, sentence, at, source);
  }
  return telling.result;
}

function stopTelling(telling: Telling): void {
  telling.active = undefined;
  telling.carries = 0;
}

function tellSource(
  telling: Telling,
  sentence: Sentence,
  at: number,
  { who, event }: OwnSource & { readonly kind: 'speaker' },
): void {
  const { words, result } = telling;
  const mode = isQuoted(words, sentence, event) ? 'direct' : 'reported';
  const isTail = isFragment(words, sentence, event);
  const isFirst = telling.active === undefined;
  const claims =
    endsQuotation(words, sentence) || (leads(words, sentence, event) && (isTail || isFirst));
  const isBehindQuotation = isTail && claims && claimQuotation(telling, at, who) > 0;
  if (claims && !isTail) claimQuotation(telling, at, who);
  result[at] = { ...who, mode: isBehindQuotation ? 'direct' : mode };
  telling.active = who;
  const carries = mode === 'reported' && !isBehindQuotation && goesOn(words, event);
  telling.carries = carries ? telling.carriesMost : 0;
}

/** Whether plain sentences may go on with what the source says: people and bodies do, documents do not. */
function goesOn(words: SegmentWords, { source, strength, verb }: SpeechEvent): boolean {
  if (strength !== 'speech' || !CARRYING_VERBS.has(verb)) return false;
  const { first, last } = source.name;
  const isDocument = words.tokens.word
    .slice(first, last + 1)
    .some((word) => DOCUMENT_WORDS.has(word) || DATA_WORDS.has(word));
  return source.kind !== 'group' || (verb !== 'according' && !isDocument);
}

/** "It leaks. Nobody cares," John Smith said.: the quotation began in a sentence before. */
function endsQuotation(words: SegmentWords, { first }: Sentence): boolean {
  return (
    words.quoted[first] === 1 &&
    words.quoted[first - 1] === 1 &&
    words.tokens.word[first - 1] !== '"' &&
    words.tokens.word[first] !== '"'
  );
}

/** Gives the quotation in front of "Ye Zhenyu said" to its speaker; returns how many sentences that were. */
function claimQuotation(telling: Telling, at: number, who: Speaker): number {
  const { words, own, result } = telling;
  let claimed = 0;
  for (let before = at - 1; before >= 0; before -= 1) {
    const sentence = words.segment.sentences[before];
    if (sentence === undefined || own[before] !== undefined || !isQuoted(words, sentence)) break;
    result[before] = { ...who, mode: 'direct' };
    claimed += 1;
  }
  return claimed;
}

function tellPlain(telling: Telling, sentence: Sentence, at: number): void {
  const { words, result, active } = telling;
  if (countWords(words, sentence.first, sentence.past).all === 0) {
    result[at] = result[at - 1];
  } else if (isQuoted(words, sentence)) {
    if (active !== undefined) result[at] = { ...active, mode: 'direct' };
  } else if (active !== undefined && telling.carries > 0) {
    if (isAboutSpeaker(words, sentence, active) || isAboutOther(words, sentence, active))
      stopTelling(telling);
    else {
      result[at] = { ...active, mode: 'continued' };
      telling.carries -= 1;
    }
  }
}

function countWords(
  words: SegmentWords,
  first: number,
  past: number,
  without?: SpeechEvent,
): { all: number; quoted: number } {
  let all = 0;
  let quoted = 0;
  for (let at = first; at < past; at += 1) {
    const isSource = without !== undefined && at >= without.range.first && at <= without.range.last;
    if (isSource || !isWord(words, at)) continue;
    all += 1;
    quoted += words.quoted[at] ?? 0;
  }
  return { all, quoted };
}

function isQuoted(words: SegmentWords, { first, past }: Sentence, event?: SpeechEvent): boolean {
  const { all, quoted } = countWords(words, first, past, event);
  if (event !== undefined && quoted >= QUOTED_WORDS_MIN && touchesQuotation(words, first, event))
    return true;
  return quoted * 2 >= all && (quoted >= QUOTED_WORDS_MIN || (quoted > 0 && quoted === all));
}

/** "...," said Ann Lee, who left in May: the quotation stands right before or behind its speaker. */
function touchesQuotation(
  { quoted, tokens }: SegmentWords,
  first: number,
  { range }: SpeechEvent,
): boolean {
  const behind = /^[,:]$/.test(tokens.word[range.last + 1] ?? '') ? range.last + 2 : range.last + 1;
  const isBehind = range.first > first && quoted[range.first - 1] === 1;
  return isBehind || quoted[behind] === 1;
}

/** Whether the sentence opens with its source, a closing mark of the quotation before aside. */
function leads(words: SegmentWords, sentence: Sentence, event: SpeechEvent): boolean {
  return countWords(words, sentence.first, event.range.first).all === 0;
}

/** "Ye Zhenyu said.", "Wang Wei said at the press conference.": a sentence that holds only its source. */
function isFragment(words: SegmentWords, sentence: Sentence, event: SpeechEvent): boolean {
  const { word, tag } = words.tokens;
  if (sentence.past - event.range.last > FRAGMENT_WORDS_MAX || !leads(words, sentence, event))
    return false;
  for (let at = event.range.last + 1; at < sentence.past; at += 1) {
    if (/^(?:that|:|")$/.test(word[at] ?? '') || tag[at] === 'VERB' || tag[at] === 'AUX')
      return false;
  }
  const next = word[event.range.last + 1] ?? '.';
  return (
    /^[.,!?;]$/.test(next) || /^(?:in|at|on|to|during|after|when|as|yesterday|today)$/.test(next)
  );
}

/** "He spoke at the press conference.": the article tells about the speaker, who says nothing here. */
function isAboutSpeaker(words: SegmentWords, sentence: Sentence, who: Speaker): boolean {
  const { word, tag } = words.tokens;
  const text = words.printed(sentence.first, sentence.past - 1);
  if (
    /^(?:his|her|the|these|those|their) (?:remarks|comments|speech|interview|words)\b/i.test(text)
  )
    return true;
  const isPronoun = /^(?:he|she)$/.test(word[sentence.first] ?? '');
  const starts = isPronoun ? 1 : wordsOfName(who.speaker).length;
  if (!isPronoun && !text.startsWith(`${who.speaker} `)) return namesPerson(words, sentence, who);
  let at = sentence.first + starts;
  while (tag[at] === 'ADV') at += 1;
  const verb = word[at] ?? '';
  return !VIEW_VERBS.has(verb) && !SAY_VERBS.has(verb) && !REPORT_VERBS.has(verb);
}

/** Tokens in front of the name in "His old neighbour, Mia Dahl, lost none". */
const APPOSED_MAX = 5;

/** "Ella Stern runs the shop.": a person's full name is the subject, and the article turns to somebody else. */
function isAboutOther(
  { segment, tokens: { word }, printed }: SegmentWords,
  { first }: Sentence,
  who: Speaker,
): boolean {
  return segment.names.some((name) => {
    const isApposed =
      word[name.first - 1] === ',' &&
      word[name.last + 1] === ',' &&
      name.first - first > 1 &&
      name.first - first <= APPOSED_MAX;
    return (
      name.kind === 'person' &&
      name.last > name.first &&
      (name.first === first || isApposed) &&
      !printed(name.first, name.last).includes(who.speaker)
    );
  });
}

function wordsOfName(name: string): readonly string[] {
  return name.toLowerCase().split(/\s+/);
}

/** Nobody names oneself: a sentence that does is the article's. Bodies speak of themselves by name. */
function namesPerson(
  words: SegmentWords,
  { first, past }: Sentence,
  { speaker }: Speaker,
): boolean {
  const parts = wordsOfName(speaker);
  if (parts.length > 3 || parts.some((part) => ORGANISATION_WORDS.has(part))) return false;
  return words.tokens.word
    .slice(first, past)
    .some((word) => word.length > 2 && parts.includes(word));
}
