import { REPORT_VERBS, SAY_VERBS } from '../../attribution/speech-words.ts';
import { MEASURES as UNITS } from '../quantities/measures.ts';
import {
  CLIPPED,
  EVERYDAY,
  LEADING,
  LETTERED,
  MEASURES,
  NUMBERED,
  OPENERS,
} from './abbreviations.ts';

/** Where each word of a text stands. */
export interface WordPlaces {
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** Token indexes [first, past) of a sentence. */
export interface SentenceBounds {
  readonly first: number;
  readonly past: number;
}

/** A place between two words where a sentence may end: what stands before it, up to a white space, and behind it. */
interface Joint {
  /** The run of characters that ends here, without opening marks. */
  readonly tail: string;
  /** What stands in front of the tail in its sentence. */
  readonly lead: string;
  /** The first characters behind. */
  readonly head: string;
  /** Whether nothing of its sentence stands in front of the tail. */
  readonly isFirst: boolean;
}

type Verdict = 'ends' | 'goes on' | 'undecided';

/** Characters looked at before and behind a joint: longer runs are no abbreviations. */
const TAIL_MAX = 40;
const HEAD_MAX = 80;

const MAY_END =
  /[.!?\u2026\u3002\uff01\uff1f"'\u201d\u2019)\]\u00bb\u00b9\u00b2\u00b3\u2070-\u2079]$/u;
/** Full stops of scripts that put no space behind them. */
const WIDE_STOP = /[\u3002\uff01\uff1f][\u201d\u2019"'\u300d\u300f\uff09)]*$/u;
const OPENING = /^["'\u201c\u2018\u201e([{\u00ab*_]+/u;
const CLOSING = /["'\u201d\u2019)\]}\u00bb*_]+$/u;
/** A mark of a footnote behind a sentence's end: "[1]", "\u00b9". */
const NOTE_MARKS =
  /(?<=[.!?\u2026]["'\u201d\u2019)]*)(?:\[\w{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])+$/u;
const STARTS_LOWER = /^["'\u201c\u2018([]*\p{Ll}/u;
/** "iPhone", "eBay": a name, though its first letter is small. */
const NAME_IN_SMALL = /^["'\u201c\u2018([]*\p{Ll}{1,2}\p{Lu}/u;
const STARTS_UPPER = /^["'\u201c\u2018\u00ab([]*\p{Lu}/u;
const STARTS_NUMBER = /^[#\u2116(]?\p{Nd}/u;
/** A sign that no sentence begins with. */
const STARTS_SIGN = /^(?:[&,;:)\]}/=+%\u00b1\u00d7]|[-\u2013\u2014](?!\s*\p{Lu}))/u;
/** A number, or an amount of money. */
const STARTS_AMOUNT = /^[#№(]?(?:\p{Nd}|\p{Sc}|[<>~≈])/u;
/** A Roman numeral, or a letter of its own. */
const STARTS_LETTER = /^\(?(?:[IVXLC]{1,6}|\p{L})(?![\p{L}'’])/u;
const DOTTED = /^(?:\p{L}{1,2}\.){2,}$/u;
const INITIAL = /^\p{Lu}\.$/u;
/** "1.", "(a)", "iv)": the number of a list's item. */
const ITEM_NUMBER = /^\(?(?:\d{1,3}|\p{L}|[ivx]{1,4})[.)]$/u;
const COMPANY_FORM = /^(?:Inc|Corp|Ltd|Co|LLC|plc|GmbH)\b/u;

const firstWord = (head: string): string =>
  /^[\p{L}'\u2019]+/u.exec(head.replace(OPENING, ''))?.[0] ?? '';

/** "said Falk", "Falk shouted", "the guard asked": who said what stands in front. */
const namesSpeaker = (head: string): boolean => {
  const [first = '', ...rest] = head
    .split(/\s+/u, 5)
    .map((word) => word.replace(/[,.;:!?]+$/u, ''));
  const isSpeech = (word: string): boolean => SAY_VERBS.has(word) || REPORT_VERBS.has(word);
  if (isSpeech(first)) return true;
  if (!/^\p{Lu}/u.test(first) || OPENERS.has(first)) return false;
  const at = rest.findIndex((word) => !/^\p{Lu}/u.test(word));
  return at >= 0 && isSpeech(rest[at] ?? '');
};

const isLower = (head: string): boolean => STARTS_LOWER.test(head) && !NAME_IN_SMALL.test(head);

/** What may end a sentence though a full stop belongs to it: "etc.", "U.S.", "J." */
const maybeEnding = (word: string, { head, isFirst }: Joint): Verdict => {
  if (isLower(head)) return 'goes on';
  if (MEASURES.has(word) && STARTS_NUMBER.test(head)) return 'goes on';
  return OPENERS.has(firstWord(head)) && !isFirst ? 'ends' : 'undecided';
};

/** A full stop behind a word that is written with one. */
const afterAbbreviation = (joint: Joint): Verdict => {
  const word = joint.tail.replace(OPENING, '').replace(/\.$/u, '');
  if (LEADING.has(word)) return 'goes on';
  if (INITIAL.test(`${word}.`) || DOTTED.test(`${word}.`)) return maybeEnding(word, joint);
  const small = word.toLowerCase();
  if (word === small && EVERYDAY.has(small)) return 'undecided';
  const isPart = LETTERED.has(small);
  if ((isPart || NUMBERED.has(small)) && STARTS_AMOUNT.test(joint.head)) return 'goes on';
  if (isPart && STARTS_LETTER.test(joint.head)) return 'goes on';
  return CLIPPED.has(small) ? maybeEnding(small, joint) : 'undecided';
};

/** A question or a cry: it may be a quotation's, a name's or in brackets. */
const afterCry = (tail: string, head: string): Verdict => {
  const isClosed = CLOSING.test(tail);
  const isQuoted = isClosed && !tail.endsWith(')');
  if (isLower(head)) return isClosed || tail.endsWith('!') ? 'goes on' : 'undecided';
  if (isQuoted && namesSpeaker(head)) return 'goes on';
  return tail.endsWith('!') && COMPANY_FORM.test(head) ? 'goes on' : 'undecided';
};

/** What the marks say that close the tail: a cry, a full stop, a bracket. */
const judgeStop = (joint: Joint, bare: string): Verdict => {
  const { tail, head } = joint;
  if (!/[.!?]$/u.test(bare) || /\.\.$/u.test(bare)) return 'undecided';
  if (STARTS_SIGN.test(head)) return 'goes on';
  if (!bare.endsWith('.')) return afterCry(tail, head);
  return bare === tail ? afterAbbreviation(joint) : afterBracket(tail, head);
};

/** "$2.5m.", "40km.", "12st.", "£9m.": an amount with its unit glued on. */
const GLUED_AMOUNT = /^[\p{Sc}\p{L}(]{0,4}\p{Nd}[\p{Nd}.,]*\p{L}{1,4}\.$/u;
/** "1st.", "22nd.": no amount; "12st." is a weight. */
const RANK = /(?:(?:^|[^1])1st|nd|rd|th)\.$/u;
const AFTER_NUMBER = /\p{Nd}\s*$/u;
const CLOCK = /^\p{Nd}{0,2}[ap]\.m\.$/iu;
/** What a clock time goes on with: a day, a month, a zone, "Beijing time". */
const BEHIND_CLOCK =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b|\p{Lu}{2,5}\b|(?:\p{Lu}\p{Ll}+\s+){1,2}(?:[Tt]ime|Standard|Daylight)\b|(?:Eastern|Central|Mountain|Pacific|Greenwich)\b)/u;

/** An amount or a clock time ends the sentence in front of a capital: "raised $2.5m. Nova paid", "rose to 40 m. Work". */
const endsInUnit = ({ tail, lead, head }: Joint): boolean => {
  if (!STARTS_UPPER.test(head) || /^\(?\p{Lu}{1,2}\b/u.test(head)) return false;
  // A schedule begins with its times: "6 p.m. Dinner".
  const isOpening = !/\p{L}/u.test(lead) && !/\p{L}/u.test(tail.slice(0, 1));
  if (CLOCK.test(tail)) return !isOpening && !BEHIND_CLOCK.test(head);
  if (isOpening) return false;
  if (GLUED_AMOUNT.test(tail)) return !RANK.test(tail);
  const unit = tail.slice(0, -1);
  return tail.endsWith('.') && UNITS.has(unit) && AFTER_NUMBER.test(lead);
};

const judge = (joint: Joint): Verdict => {
  const { head } = joint;
  const tail = joint.tail.replace(NOTE_MARKS, '');
  if (joint.isFirst && ITEM_NUMBER.test(tail)) return 'goes on';
  const bare = tail.replace(CLOSING, '');
  if (endsInUnit({ ...joint, tail })) return 'ends';
  const verdict = judgeStop({ ...joint, tail }, bare);
  if (verdict !== 'undecided') return verdict;
  if (tail !== joint.tail && STARTS_UPPER.test(head)) return 'ends';
  return endsPlainly(tail, bare, head) ? 'ends' : 'undecided';
};

/** "(born 1950.) came", "“We won.” said Falk": what is closed stands within a sentence that goes on. */
const afterBracket = (tail: string, head: string): Verdict => {
  if (!isLower(head)) return 'undecided';
  return tail.endsWith(')') || namesSpeaker(head) ? 'goes on' : 'undecided';
};

/** An end that the model at times misses: dots, a closing mark or a note's mark, then a capital. */
const endsPlainly = (tail: string, bare: string, head: string): boolean => {
  if (!STARTS_UPPER.test(head)) return false;
  const isAbbreviated = /(?:^|[^\p{L}])(?:\p{L}{1,4}\.)+$/u.test(bare);
  if (tail !== bare) return /[!?]$/u.test(bare) || (/\.$/u.test(bare) && !isAbbreviated);
  if (/(?:\u2026|\.{3})$/u.test(bare)) return OPENERS.has(firstWord(head));
  return /[!?]$/u.test(bare) || (/\p{Ll}{5}\.$/u.test(bare) && OPENERS.has(firstWord(head)));
};

const runBefore = (text: string, from: number, end: number): string => {
  const run = text.slice(Math.max(from, end - TAIL_MAX), end);
  return run.slice(run.search(/\S*$/u));
};

/** Whether a sentence that began at `sentence` ends with the word at `end`, the next beginning at `next`. Offsets. */
const endsAt = (
  text: string,
  sentence: number,
  end: number,
  next: number,
  isFound: boolean,
): boolean => {
  if (end === next) return isFound && WIDE_STOP.test(text.slice(Math.max(0, end - 4), end));
  const tail = runBefore(text, sentence, end);
  const head = text.slice(next, next + HEAD_MAX);
  const from = end - tail.length;
  const lead = text.slice(Math.max(sentence, from - TAIL_MAX), from);
  const verdict = judge({ tail, lead, head, isFirst: sentence >= from });
  return verdict === 'ends' || (verdict === 'undecided' && isFound);
};

/**
 * The sentences of a text, mended: they end where white space stands, never behind an abbreviation, a title, an initial, a
 * list's number or a quotation that its speaker follows, and also where the model missed an end.
 * @param found what the model says, in order, covering all words
 */
export const mendSentences = (
  text: string,
  { start, end }: WordPlaces,
  found: readonly SentenceBounds[],
): readonly SentenceBounds[] => {
  const ends = new Set(found.map(({ past }) => past));
  const bounds: SentenceBounds[] = [];
  let first = 0;
  for (let at = 1; at < end.length; at += 1) {
    const from = end[at - 1] ?? 0;
    const isFound = ends.has(at);
    if (!isFound && !MAY_END.test(text.charAt(from - 1))) continue;
    if (!endsAt(text, start[first] ?? 0, from, start[at] ?? from, isFound)) continue;
    bounds.push({ first, past: at });
    first = at;
  }
  if (end.length > first) bounds.push({ first, past: end.length });
  return bounds;
};
