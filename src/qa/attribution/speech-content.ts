import type { Sentence } from '../types.ts';
import type { SegmentWords } from './segment-words.ts';
import type { SpeechEvent } from './speech-event.ts';
import type { Source } from './speech-source.ts';
import { SCAN_MAX, type Subject } from './speech-subject.ts';
import { REPORT_VERBS, SAY_VERBS, TOPIC_VERBS } from './speech-words.ts';

/** What a document or a body finds, it says only with "that". */
const FINDING = /^(?:found|finds?|showed|shows?|explains?)$/;

/** Fewer quoted words are a name or an expression. */
const QUOTATION_MIN = 4;
/** Whether the verb has its content with it. */
export function strengthOf(
  words: SegmentWords,
  sentence: Sentence,
  verb: number,
  subject: Subject,
): SpeechEvent['strength'] | undefined {
  const { word } = words.tokens;
  const value = word[verb] ?? '';
  const next = word[verb + 1] ?? '';
  const isGroup = subject.source.kind === 'group';
  if (/^makes?|made$/.test(value))
    return makesStatement(words, sentence, verb) ? 'speech' : undefined;
  if (isGroup && FINDING.test(value)) return next === 'that' ? 'speech' : undefined;
  const isSpeech =
    SAY_VERBS.has(value) ||
    next === ':' ||
    (next === '"' && isQuotation(words, verb + 1)) ||
    isAside(words, sentence, verb, subject) ||
    (REPORT_VERBS.has(value) && hasContent(words, sentence, verb));
  if (isSpeech) return 'speech';
  return TOPIC_VERBS.has(value) && !isGroup && !isAcronym(words, subject.source)
    ? 'topic'
    : undefined;
}

function hasContent(words: SegmentWords, sentence: Sentence, verb: number): boolean {
  const { word, tag } = words.tokens;
  for (let at = verb + 1; at < Math.min(sentence.past, verb + SCAN_MAX); at += 1) {
    const value = word[at] ?? '';
    if (value === ':' || (value === '"' && at - verb < 6 && isQuotation(words, at))) return true;
    // "announced the plan that ...": behind a noun it is a relative pronoun, unless the verb takes a listener.
    if (value === 'that')
      return (
        at === verb + 1 ||
        tag[at] !== 'PRON' ||
        /^(?:answered|introduced|pointed|confirmed|mentioned|reported|announced|added|noted)$/.test(
          word[verb] ?? '',
        )
      );
    if (/^(?:whether|how|why)$/.test(value) && at - verb < 3) return true;
  }
  return false;
}

function isAcronym(words: SegmentWords, { name }: Source): boolean {
  return /^[\p{Lu}\d&.-]{2,}$/u.test(words.printed(name.first, name.last));
}

/** Whether the mark opens a quotation and no name. */
function isQuotation(words: SegmentWords, at: number): boolean {
  for (let next = at; next <= at + QUOTATION_MIN; next += 1) {
    if (words.quoted[next] !== 1) return false;
  }
  return true;
}

/** "..., Wang Wei added." and "..., he continued, ...": a clause of its own between commas or at the end. */
function isAside(words: SegmentWords, sentence: Sentence, verb: number, subject: Subject): boolean {
  const { word } = words.tokens;
  const isThe = words.tokens.tag[subject.first - 1] === 'DET';
  const before = word[subject.first - (isThe ? 2 : 1)] ?? '';
  const after = word[verb + 1] ?? '';
  const isOpen = subject.first > sentence.first && /^[,"?!—–]$/.test(before);
  return (
    (isOpen &&
      (verb + 1 >= sentence.past ||
        /^(?:[.,:"]|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(after))) ||
    (after === '.' && subject.first - sentence.first <= 1 && verb - sentence.first < 8)
  );
}

/** "made it clear that", "made three suggestions". */
function makesStatement(words: SegmentWords, sentence: Sentence, verb: number): boolean {
  const next = words.tokens.word.slice(verb + 1, Math.min(verb + 7, sentence.past)).join(' ');
  return /^it clear\b|^clear that\b|^(?:\S+ ){0,4}?(?:suggestions?|recommendations?)\b|^(?:\S+ ){0,4}?(?:proposals?|remarks?|comments?|points?) :/.test(
    next,
  );
}
