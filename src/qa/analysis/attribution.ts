import type { Attribution, Document, Passage, Sentence } from '../types.ts';
import { findSpeakers, type KnownSpeakers, type Speaker, type Told } from './known-speakers.ts';
import { isWord, type PassageWords, passageWords } from './passage-words.ts';
import { findSpeech, type SpeechEvent } from './speech-events.ts';
import {
  CARRYING_VERBS,
  DATA_WORDS,
  DOCUMENT_WORDS,
  LIST_ANNOUNCED,
  LIST_ENDS,
  LIST_PART,
  LIST_PROMISED,
  REPORT_VERBS,
  SAY_VERBS,
  VIEW_VERBS,
} from './speech-words.ts';
import { ORGANISATION_WORDS } from './word-lists.ts';

/** A sentence is quoted when most of its words and at least this many stand in quotation marks. */
const QUOTED_WORDS_MIN = 3;
const FRAGMENT_WORDS_MAX = 12;
/** Reported speech that goes on for longer has become the article's own account. */
const CARRIED_SENTENCES_MAX = 8;
/** An article with more sentences than this whose speakers are this rare reports facts, not speech. */
const SHORT_ARTICLE = 20;
const SPEECH_SHARE_MIN = 0.1;
const NUMBER_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/** What a sentence says of its own source; `nobody`: a source that is never the speaker, as the paper itself. */
type OwnSource =
  | { readonly kind: 'speaker'; readonly who: Speaker; readonly event: SpeechEvent }
  | { readonly kind: 'nobody' };

/** A list that somebody announced and that the next paragraphs hold. */
interface OpenList {
  readonly who: Speaker;
  /** Paragraphs that count as its parts even without "first", "second": list items of Markdown. */
  readonly unmarked: number;
}

interface Telling {
  readonly words: PassageWords;
  readonly own: readonly (OwnSource | undefined)[];
  readonly result: (Attribution | undefined)[];
  /** Who spoke last in the paragraph. */
  active: Speaker | undefined;
  /** How many more plain sentences may go on with what the active speaker said. */
  carries: number;
  /** The same for the next speaker who says something that goes on. */
  readonly carriesMost: number;
}

/**
 * The passages of one document with each sentence's speaker: direct, reported or continued speech, and
 * none for what the article says itself. Speech carries on to the end of its paragraph or the next source,
 * and into the paragraphs of a list that the speaker announced.
 */
export function attributeSentences(
  document: Document,
  passages: readonly Passage[],
): readonly Passage[] {
  const told = passages.map((passage): Told => {
    const words = passageWords(passage);
    return { words, events: passage.sentences.map((sentence) => findSpeech(words, sentence)) };
  });
  const resolve = createResolver(document, told, findSpeakers(told));
  const carriesMost = isReporting(told) ? CARRIED_SENTENCES_MAX : 0;
  let list: OpenList | undefined;
  return told.map(({ words, events }): Passage => {
    const { passage } = words;
    if (passage.kind === 'caption') return passage;
    if (passage.kind !== 'body') {
      list = undefined;
      return passage;
    }
    const own = passage.sentences.map((sentence, at) => resolve(words, sentence, events[at]));
    const part =
      list !== undefined && (list.unmarked > 0 || LIST_PART.test(passage.text)) ? list : undefined;
    const result = attributeParagraph(words, own, part?.who, carriesMost);
    list = nextList(words, result, part);
    return withAttributions(passage, result);
  });
}

/** Whether the article lives on what people say: only then a plain sentence is likely to go on with it. */
function isReporting(told: readonly Told[]): boolean {
  const bodies = told.filter(({ words }) => words.passage.kind === 'body');
  const sentences = bodies.reduce((sum, { events }) => sum + events.length, 0);
  const speech = bodies
    .flatMap(({ events }) => events)
    .filter((event) => event !== undefined && CARRYING_VERBS.has(event.verb));
  return sentences <= SHORT_ARTICLE || speech.length >= sentences * SPEECH_SHARE_MIN;
}

function withAttributions(passage: Passage, result: readonly (Attribution | undefined)[]): Passage {
  const [first, ...rest] = passage.sentences;
  const add = (sentence: Sentence, at: number): Sentence => {
    const attribution = result[at];
    return attribution === undefined ? sentence : { ...sentence, attribution };
  };
  return {
    ...passage,
    sentences: [add(first, 0), ...rest.map((sentence, at) => add(sentence, at + 1))],
  };
}

type Resolve = (
  words: PassageWords,
  sentence: Sentence,
  event: SpeechEvent | undefined,
) => OwnSource | undefined;

/** Follows pronouns and surnames through the document, sentence by sentence. */
function createResolver(
  document: Document,
  told: readonly Told[],
  speakers: KnownSpeakers,
): Resolve {
  const organisations = told.flatMap(({ words }) => organisationsOf(words));
  const papers = [document.publisher, document.source, ...document.authors].map((name) =>
    comparable(name ?? ''),
  );
  let last: { readonly who: Speaker; readonly end: number } | undefined;

  const pronoun = (at: number): Speaker | undefined =>
    speakers.lastNamed(last?.end ?? 0, at) ?? last?.who ?? speakers.lastNamed(0, at);

  const known = (who: Speaker | undefined, { strength }: SpeechEvent) =>
    who === undefined || (strength === 'topic' && !speakers.has(who.speaker)) ? undefined : who;

  const named = (words: PassageWords, { source, strength }: SpeechEvent, name: string) => {
    if (source.kind !== 'name' || (strength === 'topic' && !speakers.has(name))) return undefined;
    const known = speakers.find(name);
    const role =
      source.role === undefined ? known.role : words.printed(source.role.first, source.role.last);
    return { speaker: known.speaker, ...(role !== undefined && { role }) };
  };

  const whoIs = (words: PassageWords, event: SpeechEvent): Speaker | undefined => {
    const { kind, name: range } = event.source;
    const name = words.printed(range.first, range.last);
    switch (kind) {
      case 'media':
        return undefined;
      case 'pronoun':
        return known(pronoun(words.tokens.start[range.first] ?? 0), event);
      case 'group':
        return isPaper(name, papers)
          ? undefined
          : { speaker: fullOrganisation(words, event, organisations) ?? name };
      case 'name':
        return isPaper(name, papers) ? undefined : named(words, event, name);
      default:
        return kind satisfies never;
    }
  };

  return (words, sentence, event) => {
    if (event === undefined) return undefined;
    const who = whoIs(words, event);
    if (who === undefined) return event.strength === 'topic' ? undefined : { kind: 'nobody' };
    if (isPerson(who, event)) last = { who, end: sentence.span.end };
    return { kind: 'speaker', who, event };
  };
}

/** "He" is nobody whose name is all capitals: those are bodies. */
function isPerson({ speaker }: Speaker, { source }: SpeechEvent): boolean {
  return (
    source.kind === 'pronoun' || (source.kind === 'name' && !/^[\p{Lu}\d&.-]+$/u.test(speaker))
  );
}

interface Organisation {
  readonly at: number;
  readonly name: string;
  readonly words: readonly string[];
}

function organisationsOf(words: PassageWords): readonly Organisation[] {
  const { names, tokens } = words.passage;
  return names
    .filter(({ kind, first, last }) => kind === 'organisation' && last > first)
    .map(({ first, last }) => ({
      at: tokens.start[first] ?? 0,
      name: words.printed(first, last),
      words: tokens.word.slice(first, last + 1),
    }));
}

/** "the ministry" is the ministry named before. */
function fullOrganisation(
  words: PassageWords,
  { source }: SpeechEvent,
  organisations: readonly Organisation[],
): string | undefined {
  const { first, last } = source.name;
  const { word, start } = words.tokens;
  if (last !== first + 1 || word[first] !== 'the') return undefined;
  const noun = word[last] ?? '';
  return organisations.findLast(
    ({ at, words: own }) => at < (start[first] ?? 0) && own.includes(noun),
  )?.name;
}

function comparable(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the /, '')
    .trim();
}

/** The publisher, the source and the authors tell the story; they are not in it. */
function isPaper(name: string, papers: readonly string[]): boolean {
  const own = comparable(name);
  return (
    own.length > 2 &&
    papers.some((paper) => paper !== '' && (paper.includes(own) || own.includes(paper)))
  );
}

function attributeParagraph(
  words: PassageWords,
  own: readonly (OwnSource | undefined)[],
  listed: Speaker | undefined,
  carriesMost: number,
): readonly (Attribution | undefined)[] {
  const carries = listed === undefined ? 0 : Number.POSITIVE_INFINITY;
  const result = own.map(() => undefined);
  const telling: Telling = { words, own, result, active: listed, carries, carriesMost };
  for (const [at, sentence] of words.passage.sentences.entries()) {
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
function goesOn(words: PassageWords, { source, strength, verb }: SpeechEvent): boolean {
  if (strength !== 'speech' || !CARRYING_VERBS.has(verb)) return false;
  const { first, last } = source.name;
  const isDocument = words.tokens.word
    .slice(first, last + 1)
    .some((word) => DOCUMENT_WORDS.has(word) || DATA_WORDS.has(word));
  return source.kind !== 'group' || (verb !== 'according' && !isDocument);
}

/** "It leaks. Nobody cares," John Smith said.: the quotation began in a sentence before. */
function endsQuotation(words: PassageWords, { first }: Sentence): boolean {
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
    const sentence = words.passage.sentences[before];
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
    if (isAboutSpeaker(words, sentence, active)) stopTelling(telling);
    else {
      result[at] = { ...active, mode: 'continued' };
      telling.carries -= 1;
    }
  }
}

function countWords(
  words: PassageWords,
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

function isQuoted(words: PassageWords, { first, past }: Sentence, event?: SpeechEvent): boolean {
  const { all, quoted } = countWords(words, first, past, event);
  if (event !== undefined && quoted >= QUOTED_WORDS_MIN && touchesQuotation(words, first, event))
    return true;
  return quoted * 2 >= all && (quoted >= QUOTED_WORDS_MIN || (quoted > 0 && quoted === all));
}

/** "...," said Ann Lee, who left in May: the quotation stands right before or behind its speaker. */
function touchesQuotation(
  { quoted, tokens }: PassageWords,
  first: number,
  { range }: SpeechEvent,
): boolean {
  const behind = /^[,:]$/.test(tokens.word[range.last + 1] ?? '') ? range.last + 2 : range.last + 1;
  const isBehind = range.first > first && quoted[range.first - 1] === 1;
  return isBehind || quoted[behind] === 1;
}

/** Whether the sentence opens with its source, a closing mark of the quotation before aside. */
function leads(words: PassageWords, sentence: Sentence, event: SpeechEvent): boolean {
  return countWords(words, sentence.first, event.range.first).all === 0;
}

/** "Ye Zhenyu said.", "Wang Wei said at the press conference.": a sentence that holds only its source. */
function isFragment(words: PassageWords, sentence: Sentence, event: SpeechEvent): boolean {
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
function isAboutSpeaker(words: PassageWords, sentence: Sentence, who: Speaker): boolean {
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

function wordsOfName(name: string): readonly string[] {
  return name.toLowerCase().split(/\s+/);
}

/** Nobody names oneself: a sentence that does is the article's. Bodies speak of themselves by name. */
function namesPerson(
  words: PassageWords,
  { first, past }: Sentence,
  { speaker }: Speaker,
): boolean {
  const parts = wordsOfName(speaker);
  if (parts.length > 3 || parts.some((part) => ORGANISATION_WORDS.has(part))) return false;
  return words.tokens.word
    .slice(first, past)
    .some((word) => word.length > 2 && parts.includes(word));
}

/** The list that the paragraph's last sentence announces, or the one it is a part of. */
function nextList(
  words: PassageWords,
  result: readonly (Attribution | undefined)[],
  part: OpenList | undefined,
): OpenList | undefined {
  const { passage } = words;
  const last = passage.sentences.at(-1);
  const attribution = result.at(-1);
  if (last === undefined || attribution === undefined) return undefined;
  const text = words.printed(last.first, last.past - 1);
  const { mode: _, ...who } = attribution;
  if (part === undefined || own(attribution, part)) {
    if (LIST_ANNOUNCED.test(text) && !LIST_PART.test(passage.text))
      return { who, unmarked: unmarkedParts(text) };
  }
  if (part === undefined || LIST_ENDS.test(passage.text)) return undefined;
  return { who: part.who, unmarked: Math.max(0, part.unmarked - 1) };
}

function own(attribution: Attribution, part: OpenList): boolean {
  return attribution.speaker !== part.who.speaker;
}

/** "made three suggestions:" promises three paragraphs. */
function unmarkedParts(text: string): number {
  if (!/:\s*$/.test(text)) return 0;
  const number = LIST_PROMISED.exec(text)?.[1]?.toLowerCase() ?? '';
  return Math.max(0, NUMBER_WORDS.indexOf(number), Number(number) || 0);
}
