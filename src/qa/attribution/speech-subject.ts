import type { Sentence } from '../types.ts';
import type { SegmentWords } from './segment-words.ts';
import { roleStartingAt } from './speaker-role.ts';
import { anyoneEndingAt, type Source, sourceEndingAt } from './speech-source.ts';
import { BE, HAVE } from './speech-words.ts';

/** Who speaks in front of the verb. */
export interface Subject {
  readonly source: Source;
  /** The first token of its words, role included. */
  readonly first: number;
}

/** "may have said" reports nothing. */
const MODAL = /^(?:may|might|must|should|could|can)$/;
const COMMAS_MAX = 6;
const APPOSITION_MAX = 60;
const CLAUSE_MAX = 16;
/** No clause of an article is longer; a text without punctuation may be. */
export const SCAN_MAX = 120;
/** "Wang Wei on Friday said", "the bank in its statement said". */
const ADVERBIAL_MAX = 7;

/** "is said to", "was told": someone is spoken of, nobody speaks. */
export function isPassive(words: SegmentWords, at: number): boolean {
  const { word } = words.tokens;
  if (word[at] === 'saying') return false;
  const before = adverbsBefore(words, at);
  return BE.has(word[before] ?? '') || word[before] === 'to';
}

function adverbsBefore(words: SegmentWords, at: number): number {
  let before = at - 1;
  while (words.tokens.tag[before] === 'ADV' && before >= 0) before -= 1;
  return before;
}

/** Who stands in front of the verb of speech at token `verb` as its subject. */
export function subjectBefore(
  words: SegmentWords,
  sentence: Sentence,
  verb: number,
  mayJoin = true,
): Subject | undefined {
  if (isPassive(words, verb)) return undefined;
  const { word } = words.tokens;
  let last = adverbsBefore(words, verb);
  while (HAVE.has(word[last] ?? '') && last > sentence.first) last = adverbsBefore(words, last);
  last = openingBefore(words, sentence, last);
  if (last < sentence.first || endsQuotation(words, last) || MODAL.test(word[last] ?? '')) {
    return undefined;
  }
  if (/^(?:and|but)$/.test(word[last] ?? '')) {
    return mayJoin ? subjectOfVerbBefore(words, sentence, last) : undefined;
  }
  return word[last] === ','
    ? apposed(words, sentence, last)
    : nearestSubject(words, sentence, verb, last);
}

function nearestSubject(
  words: SegmentWords,
  sentence: Sentence,
  verb: number,
  last: number,
): Subject | undefined {
  const floor = clauseStart(words, sentence, last);
  const isSaid = /^(?:said|says|told)$/.test(words.tokens.word[verb] ?? '');
  const source =
    sourceEndingAt(words, last, floor) ?? (isSaid ? anyoneEndingAt(words, last, floor) : undefined);
  return source === undefined ? acrossAdverbial(words, sentence, last) : toSubject(source);
}

/** A mark that closes a document's name has its noun behind it; any other ends a quotation. */
function endsQuotation({ quoted, tokens }: SegmentWords, at: number): boolean {
  return quoted[at] === 1 && tokens.word[at] === '"' && tokens.tag[at + 1] !== 'NOUN';
}

/** "Bob Ray disagreed and said": the subject of the first of two verbs. */
function subjectOfVerbBefore(
  words: SegmentWords,
  sentence: Sentence,
  conjunction: number,
): Subject | undefined {
  for (let at = conjunction - 1; at > sentence.first && conjunction - at < CLAUSE_MAX; at -= 1) {
    if (words.quoted[at] === 1) return undefined;
    if (words.tokens.tag[at] === 'VERB') return subjectBefore(words, sentence, at, false);
  }
  return undefined;
}

/** The token in front of a parenthesis, as in "Air China (SH601111) announced"; elsewhere the token itself. */
function openingBefore(words: SegmentWords, sentence: Sentence, close: number): number {
  if (words.tokens.word[close] !== ')') return close;
  const open = words.tokens.word.lastIndexOf('(', close);
  return open > sentence.first && close - open < APPOSITION_MAX ? open - 1 : close;
}

function toSubject(source: Source): Subject {
  const role = source.kind === 'name' ? source.role?.first : undefined;
  return { source, first: Math.min(source.name.first, role ?? source.name.first) };
}

/** The first token of the clause that `last` belongs to. */
export function clauseStart(words: SegmentWords, sentence: Sentence, last: number): number {
  const { word } = words.tokens;
  for (let at = last; at > sentence.first && last - at < SCAN_MAX; at -= 1) {
    if (/^[,;:()!?—–]$/.test(word[at - 1] ?? '')) return at;
  }
  if (last - sentence.first >= SCAN_MAX) return last - SCAN_MAX;
  return word[sentence.first] === '"' ? sentence.first + 1 : sentence.first;
}

/** "Wang Wei, director of X, said" and "The director of X, Wang Wei, said" and "Wang Wei, meanwhile, said". */
function apposed(words: SegmentWords, sentence: Sentence, comma: number): Subject | undefined {
  const { word } = words.tokens;
  const commas: number[] = [];
  for (let at = comma - 1; at > sentence.first && comma - at < APPOSITION_MAX; at -= 1) {
    if (word[at] === ',' && words.quoted[at] !== 1) commas.push(at);
    if (commas.length === COMMAS_MAX) break;
  }
  for (const at of commas) {
    const role = roleStartingAt(words, at + 1, comma);
    const person =
      role === undefined
        ? undefined
        : sourceEndingAt(words, at - 1, clauseStart(words, sentence, at - 1));
    if (role !== undefined && person?.kind === 'name') {
      return {
        source: { ...person, role: { first: role.first, last: roleEnd(words, comma) } },
        first: person.name.first,
      };
    }
  }
  const [nearest] = commas;
  return nearest === undefined ? undefined : asideOf(words, sentence, nearest, comma);
}

/** A role with commas of its own runs on to the comma in front of the verb. */
function roleEnd(words: SegmentWords, comma: number): number {
  return words.tokens.word[comma - 1] === ')' ? comma - 2 : comma - 1;
}

function asideOf(
  words: SegmentWords,
  sentence: Sentence,
  open: number,
  close: number,
): Subject | undefined {
  const end = openingBefore(words, sentence, open - 1);
  const floor = clauseStart(words, sentence, end);
  const outer = sourceEndingAt(words, end, floor);
  const inner = sourceEndingAt(words, close - 1, open + 1);
  const isWhole = inner?.kind === 'name' && inner.name.first === open + 1;
  // "Tesla's friend, Julian Hawthorne, wrote"
  if (outer === undefined) return isWhole ? toSubject(inner) : undefined;
  if (outer.kind === 'group' && isWhole) {
    const first =
      words.tokens.tag[outer.name.first] === 'DET' ? outer.name.first + 1 : outer.name.first;
    return {
      source: { ...inner, role: { first, last: outer.name.last } },
      first: outer.name.first,
    };
  }
  // The subject opens its clause: "wrestled with the teacher, ..., said" has none.
  const subject = toSubject(outer);
  const isOpening = subject.first - floor <= 1 || words.tokens.tag[floor] !== 'PROPN';
  return isOpening &&
    !/^(?:with|to|by|of|for|from|at|in|on)$/.test(words.tokens.word[subject.first - 1] ?? '')
    ? subject
    : undefined;
}

function acrossAdverbial(
  words: SegmentWords,
  sentence: Sentence,
  last: number,
): Subject | undefined {
  const { word } = words.tokens;
  for (let at = last - 1; at > sentence.first && last - at < ADVERBIAL_MAX; at -= 1) {
    if (/^[,;:"]$/.test(word[at] ?? '')) return undefined;
    if (/^(?:on|in|at|during|after)$/.test(word[at] ?? '')) {
      const source = sourceEndingAt(words, at - 1, clauseStart(words, sentence, at - 1));
      return source === undefined || source.kind === 'media' ? undefined : toSubject(source);
    }
  }
  return undefined;
}
