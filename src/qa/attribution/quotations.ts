import type { Segment, Sentence } from '../types.ts';
import { REPORT_VERBS, SAY_VERBS } from './speech-words.ts';

type Printed = (first: number, last: number) => string;

/** Words of a name in front of "said" behind a quotation. */
const NAME_MAX = 6;

/**
 * 1 for each token inside quotation marks. Machine translation loses marks and moves the space from one
 * side of a mark to the other: a mark in front of "Name said" closes, and a quotation that is never closed
 * ends where the next sentence names its speaker.
 */
export function findQuotations(segment: Segment, printed: Printed): Uint8Array {
  const { word } = segment.tokens;
  const quoted = new Uint8Array(word.length);
  let open = -1;
  for (const [at, value] of word.entries()) {
    if (value !== '"') continue;
    if (open < 0) {
      if (opens(segment, at) || !closes(segment, at)) open = at;
      continue;
    }
    if (
      opens(segment, at) &&
      !startsAttribution(segment, at + 1, printed) &&
      hasCloser(segment, at)
    ) {
      quoted.fill(1, open, endOfUnclosed(segment, open, at, printed));
      open = at;
    } else {
      quoted.fill(1, open, at + 1);
      open = -1;
    }
  }
  if (open >= 0) quoted.fill(1, open, endOfUnclosed(segment, open, word.length, printed));
  return markSingle(segment, quoted);
}

/** 'We are ready,' he said: single marks count where the closing one follows a comma or a full stop. */
function markSingle(segment: Segment, quoted: Uint8Array): Uint8Array {
  const { word } = segment.tokens;
  let open = -1;
  for (const [at, value] of word.entries()) {
    if (value !== "'" || quoted[at] === 1) continue;
    if (open >= 0 && closes(segment, at) && /^[,.?!]$/.test(word[at - 1] ?? '')) {
      quoted.fill(1, open, at + 1);
      open = -1;
    } else if (opens(segment, at) && open < 0) open = at;
  }
  return quoted;
}

function opens({ tokens }: Segment, at: number): boolean {
  const before =
    at === 0 ||
    (tokens.start[at] ?? 0) > (tokens.end[at - 1] ?? 0) ||
    /^[([:—–-]$/.test(tokens.word[at - 1] ?? '');
  return before && at + 1 < tokens.word.length && tokens.start[at + 1] === tokens.end[at];
}

function closes({ tokens }: Segment, at: number): boolean {
  return at > 0 && tokens.start[at] === tokens.end[at - 1];
}

/** Whether the next mark after this one can close it. */
function hasCloser(segment: Segment, at: number): boolean {
  const next = segment.tokens.word.indexOf('"', at + 1);
  return next >= 0 && !opens(segment, next);
}

/** A quotation without its closing mark holds its sentence, and those after it up to one with a speaker. */
function endOfUnclosed(segment: Segment, open: number, limit: number, printed: Printed): number {
  const next = segment.sentences.find(
    (sentence: Sentence) =>
      sentence.first > open && startsAttribution(segment, sentence.first, printed),
  );
  const own = segment.sentences.find((sentence) => sentence.past > open)?.past ?? limit;
  // Another quotation inside the same paragraph: only the sentence itself is sure to be quoted.
  const end = next?.first ?? (limit < segment.tokens.word.length ? own : limit);
  return Math.min(end, limit);
}

/** "Ye Zhenyu said", "he also added": a name or pronoun, perhaps an adverb, and a verb of speech. */
function startsAttribution({ tokens }: Segment, first: number, printed: Printed): boolean {
  let at = first;
  if (/^(?:he|she)$/.test(tokens.word[at] ?? '')) at += 1;
  else while (at - first < NAME_MAX && /^\p{Lu}/u.test(printed(at, at))) at += 1;
  if (at === first) return false;
  if (tokens.word[at] === ',') return hasVerbAfterComma(tokens.word, at);
  while (tokens.tag[at] === 'ADV') at += 1;
  return isSpeechVerb(tokens.word[at] ?? '');
}

/** "Yang Zhenghua, deputy director of ..., said" */
function hasVerbAfterComma(word: readonly string[], comma: number): boolean {
  const next = word.indexOf(',', comma + 1);
  return next > 0 && next - comma < 40 && isSpeechVerb(word[next + 1] ?? '');
}

function isSpeechVerb(word: string): boolean {
  return SAY_VERBS.has(word) || REPORT_VERBS.has(word);
}
