import type { Sentence } from '../types.ts';
import { isCapital, type SegmentWords } from './segment-words.ts';
import { roleStartingAt } from './speaker-role.ts';
import { strengthOf } from './speech-content.ts';
import type { SpeechEvent } from './speech-event.ts';
import {
  anyoneStartingAt,
  type Source,
  sourceEndingAt,
  sourceStartingAt,
} from './speech-source.ts';
import { clauseStart, isPassive, subjectBefore } from './speech-subject.ts';
import { BE, isRoleWord, REPORT_VERBS, SAY_VERBS, TOPIC_VERBS } from './speech-words.ts';

/** Verbs that stand in front of their speaker even without a quotation: "..., said Wang Wei". */
const INVERTED =
  /^(?:said|says|adds?|added|notes?|noted|explains?|explained|argues?|argued|wrote|writes|warns?|warned|stated|replied|asked|concluded|recalled|admitted|insisted|claimed|remarked|commented|continued|told)$/;
/**
 * The place outside quotation marks where the sentence names its speaker: the clause that ends it
 * ("..., Ann Lee said."), which takes in all before it, else the first.
 */
export function findSpeech(words: SegmentWords, sentence: Sentence): SpeechEvent | undefined {
  let first: SpeechEvent | undefined;
  let depth = 0;
  for (let at = sentence.first; at < sentence.past; at += 1) {
    const value = words.tokens.word[at];
    depth = value === '(' ? depth + 1 : Math.max(0, depth - Number(value === ')'));
    // What stands in parentheses is said of a detail, not of the sentence.
    if (words.quoted[at] === 1 || depth > 0) continue;
    const event = eventAt(words, sentence, at);
    if (event !== undefined && closesSentence(words, sentence, event)) return event;
    first ??= event;
  }
  return first;
}

function closesSentence(words: SegmentWords, sentence: Sentence, { range }: SpeechEvent): boolean {
  const { word } = words.tokens;
  return word[range.first - 1] === ',' && range.last >= sentence.past - 2;
}

function eventAt(words: SegmentWords, sentence: Sentence, at: number): SpeechEvent | undefined {
  const { word } = words.tokens;
  const value = word[at] ?? '';
  if (value === 'according' && word[at + 1] === 'to') return accordingTo(words, sentence, at);
  if (value === 'quoted' && BE.has(word[at - 1] ?? '')) return quotedAs(words, sentence, at);
  if (isStatementNoun(value)) return ownStatement(words, sentence, at);
  if (!isSpeechVerb(words, at)) return behindCry(words, sentence, at);
  const behind = /^(?:said|says)$/.test(value) ? namedBehind(words, sentence, at) : undefined;
  if (behind !== undefined) return behind;
  const before = subjectBefore(words, sentence, at);
  if (before !== undefined) {
    const strength = strengthOf(words, sentence, at, before);
    if (strength === undefined) return undefined;
    return {
      source: before.source,
      range: { first: before.first, last: at },
      strength,
      verb: value,
    };
  }
  return isPassive(words, at) ? undefined : inverted(words, sentence, at);
}

function isSpeechVerb(words: SegmentWords, at: number): boolean {
  const value = words.tokens.word[at] ?? '';
  const tag = words.tokens.tag[at];
  if (/^(?:said|says|told)$/.test(value)) return true;
  const mayBeVerb = tag === 'VERB' || /ed$/.test(value);
  if (mayBeVerb && closesCry(words, at - 1) && isCapital(words, at + 1)) return true;
  if (!SAY_VERBS.has(value) && !REPORT_VERBS.has(value) && !TOPIC_VERBS.has(value)) return false;
  return tag === 'VERB' || tag === 'AUX';
}

/** "...!” roared Ann Lee": what ends with a mark is said and no title, whatever the verb. */
function closesCry({ quoted, tokens: { word } }: SegmentWords, at: number): boolean {
  return quoted[at] === 1 && /^["']$/.test(word[at] ?? '') && /^[,!?]$/.test(word[at - 1] ?? '');
}

/** "...!” Ann Lee shot back": the name stands right behind what is said, whatever the verb. */
function behindCry(words: SegmentWords, sentence: Sentence, verb: number): SpeechEvent | undefined {
  const value = words.tokens.word[verb] ?? '';
  if (words.tokens.tag[verb] !== 'VERB' || !isCapital(words, verb - 1)) return undefined;
  const source = sourceEndingAt(words, verb - 1, clauseStart(words, sentence, verb - 1));
  if (source?.kind !== 'name') return undefined;
  const first = source.role?.first ?? source.name.first;
  return closesCry(words, first - 1)
    ? { source, range: { first, last: verb }, strength: 'speech', verb: value }
    : undefined;
}

/** "..., said Richardson.": a comma, the verb and a name that closes the clause. */
function namedBehind(
  words: SegmentWords,
  sentence: Sentence,
  verb: number,
): SpeechEvent | undefined {
  const { word } = words.tokens;
  if (word[verb - 1] !== ',') return undefined;
  const event = inverted(words, sentence, verb);
  if (event?.source.kind !== 'name') return undefined;
  return /^[,.;]$/.test(word[event.source.name.last + 1] ?? '.') ? event : undefined;
}

/** "..., said Wang Wei, director of X." */
function inverted(words: SegmentWords, sentence: Sentence, verb: number): SpeechEvent | undefined {
  const value = words.tokens.word[verb] ?? '';
  const before = words.tokens.word[verb - 1] ?? '';
  const isBehindQuotation = endsQuotation(words, verb - 1);
  const isFree = verb === sentence.first || isBehindQuotation || /^[,?!—–']$/.test(before);
  if (!isFree || !(isBehindQuotation || INVERTED.test(value))) return undefined;
  const source =
    sourceStartingAt(words, verb + 1, sentence.past) ??
    (isBehindQuotation ? anyoneStartingAt(words, verb + 1, sentence.past) : undefined);
  if (source === undefined || (source.kind === 'pronoun' && !isBehindQuotation)) return undefined;
  return withRoleBehind(words, sentence, source, verb);
}

/** "...!” shouted" and "...!”, shouted". */
function endsQuotation({ quoted, tokens }: SegmentWords, at: number): boolean {
  return quoted[tokens.word[at] === ',' && quoted[at - 1] === 1 ? at - 1 : at] === 1;
}

/** The role behind the name: "said Wang Wei, director of X". */
function withRoleBehind(
  words: SegmentWords,
  sentence: Sentence,
  source: Source,
  first: number,
): SpeechEvent {
  const { last } = source.name;
  const verb = words.tokens.word[first] ?? '';
  const isApposed = words.tokens.word[last + 1] === ',';
  const role = isApposed ? roleStartingAt(words, last + 2, sentence.past) : undefined;
  if (role !== undefined && source.kind === 'name' && role.first - last <= 3) {
    return {
      source: { ...source, role },
      range: { first, last: role.last },
      strength: 'speech',
      verb,
    };
  }
  const named =
    isApposed && source.kind === 'group' ? nameBehind(words, sentence, source) : undefined;
  return {
    source: named ?? source,
    range: { first, last: named?.name.last ?? last },
    strength: 'speech',
    verb,
  };
}

/** "said the director of X, Wang Wei." */
function nameBehind(words: SegmentWords, sentence: Sentence, source: Source): Source | undefined {
  const first = source.name.last + 2;
  const { word } = words.tokens;
  if (!isCapital(words, first)) return undefined;
  const name = sourceStartingAt(words, first, sentence.past);
  if (name?.kind !== 'name' || name.role !== undefined) return undefined;
  const isRole = word.slice(source.name.first, first).some((value) => isRoleWord(value));
  // "Cried the porter, Hans Weil.": whatever he is, the name ends the clause.
  const isClosed = source.name.last - source.name.first < 3 && name.name.last > first;
  if (!isRole && !(isClosed && /^[.,;]$/.test(word[name.name.last + 1] ?? '.'))) return undefined;
  const roleFirst =
    words.tokens.tag[source.name.first] === 'DET' ? source.name.first + 1 : source.name.first;
  return { ...name, role: { first: roleFirst, last: source.name.last } };
}

function accordingTo(words: SegmentWords, sentence: Sentence, at: number): SpeechEvent | undefined {
  const { word } = words.tokens;
  const source = sourceStartingAt(words, at + 2, sentence.past, true);
  if (source === undefined) return undefined;
  const event = withRoleBehind(words, sentence, source, at);
  // "According to Lang, the tower leans": what is said follows, and no role.
  const isRoleClosed = at > sentence.first || word[event.range.last + 1] === ',';
  return isRoleClosed ? event : { ...event, source, range: { first: at, last: source.name.last } };
}

/** "Wang Wei was quoted as saying" */
function quotedAs(words: SegmentWords, sentence: Sentence, at: number): SpeechEvent | undefined {
  const last = at - 2;
  const source =
    last < sentence.first
      ? undefined
      : sourceEndingAt(words, last, clauseStart(words, sentence, last));
  return source === undefined
    ? undefined
    : { source, range: { first: source.name.first, last: at }, strength: 'speech', verb: 'saying' };
}

function isStatementNoun(value: string): boolean {
  return /^(?:suggestions?|recommendations?|advice|view|opinion|argument|conclusion|proposal|answer|words|eyes)$/.test(
    value,
  );
}

/** "Ye Zhenyu's first suggestion is", "in Wang Wei's view". */
function ownStatement(
  words: SegmentWords,
  sentence: Sentence,
  at: number,
): SpeechEvent | undefined {
  const { word } = words.tokens;
  const owner = word.lastIndexOf("'s", at);
  if (owner <= sentence.first || at - owner > 3) return undefined;
  const isIntroduced = word[clauseStart(words, sentence, owner - 1)] === 'in';
  const isStated = /^(?:is|was|are|were)$/.test(word[at + 1] ?? '');
  if (!isIntroduced && !isStated) return undefined;
  const floor = clauseStart(words, sentence, owner - 1) + (isIntroduced ? 1 : 0);
  const source = sourceEndingAt(words, owner - 1, floor);
  if (source?.kind !== 'name') return undefined;
  return {
    source,
    range: { first: source.name.first, last: at },
    strength: 'speech',
    verb: 'suggested',
  };
}
