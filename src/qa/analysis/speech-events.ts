import type { Sentence } from '../types.ts';
import { isCapital, type PassageWords } from './passage-words.ts';
import {
  anyoneEndingAt,
  roleStartingAt,
  type Source,
  sourceEndingAt,
  sourceStartingAt,
  type TokenRange,
} from './speech-source.ts';
import { BE, HAVE, isRoleWord, REPORT_VERBS, SAY_VERBS, TOPIC_VERBS } from './speech-words.ts';

/** A place in a sentence that says who speaks. */
export interface SpeechEvent {
  readonly source: Source;
  /** The words that only say who speaks: source, role and verb. */
  readonly range: TokenRange;
  /** `topic`: the verb has no "that" and no quotation: it counts for people who are quoted elsewhere. */
  readonly strength: 'speech' | 'topic';
  /** The verb as it is compared, or "according". */
  readonly verb: string;
}

/** Verbs that stand in front of their speaker even without a quotation: "..., said Wang Wei". */
const INVERTED =
  /^(?:said|says|adds?|added|notes?|noted|explains?|explained|argues?|argued|wrote|writes|warns?|warned|stated|replied|asked|concluded|recalled|admitted|insisted|claimed|remarked|commented|continued|told)$/;
/** What a document or a body finds, it says only with "that". */
const FINDING = /^(?:found|finds?|showed|shows?|explains?)$/;

interface Subject {
  readonly source: Source;
  readonly first: number;
}

/** "may have said" reports nothing. */
const MODAL = /^(?:may|might|must|should|could|can)$/;
const COMMAS_MAX = 6;
const APPOSITION_MAX = 60;
const CLAUSE_MAX = 16;
/** No clause of an article is longer; a text without punctuation may be. */
const SCAN_MAX = 120;
/** Fewer quoted words are a name or an expression. */
const QUOTATION_MIN = 4;
/** "Wang Wei on Friday said", "the bank in its statement said". */
const ADVERBIAL_MAX = 7;

/**
 * The place outside quotation marks where the sentence names its speaker: the clause that ends it
 * ("..., Ann Lee said."), which takes in all before it, else the first.
 */
export function findSpeech(words: PassageWords, sentence: Sentence): SpeechEvent | undefined {
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

function closesSentence(words: PassageWords, sentence: Sentence, { range }: SpeechEvent): boolean {
  const { word } = words.tokens;
  return word[range.first - 1] === ',' && range.last >= sentence.past - 2;
}

function eventAt(words: PassageWords, sentence: Sentence, at: number): SpeechEvent | undefined {
  const { word } = words.tokens;
  const value = word[at] ?? '';
  if (value === 'according' && word[at + 1] === 'to') return accordingTo(words, sentence, at);
  if (value === 'quoted' && BE.has(word[at - 1] ?? '')) return quotedAs(words, sentence, at);
  if (isStatementNoun(value)) return ownStatement(words, sentence, at);
  if (!isSpeechVerb(words, at)) return undefined;
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

function isSpeechVerb(words: PassageWords, at: number): boolean {
  const value = words.tokens.word[at] ?? '';
  const tag = words.tokens.tag[at];
  if (/^(?:said|says|told)$/.test(value)) return true;
  if (!SAY_VERBS.has(value) && !REPORT_VERBS.has(value) && !TOPIC_VERBS.has(value)) return false;
  return tag === 'VERB' || tag === 'AUX';
}

/** "is said to", "was told": someone is spoken of, nobody speaks. */
function isPassive(words: PassageWords, at: number): boolean {
  const { word } = words.tokens;
  if (word[at] === 'saying') return false;
  const before = adverbsBefore(words, at);
  return BE.has(word[before] ?? '') || word[before] === 'to';
}

function adverbsBefore(words: PassageWords, at: number): number {
  let before = at - 1;
  while (words.tokens.tag[before] === 'ADV' && before >= 0) before -= 1;
  return before;
}

function subjectBefore(
  words: PassageWords,
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
  words: PassageWords,
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
function endsQuotation({ quoted, tokens }: PassageWords, at: number): boolean {
  return quoted[at] === 1 && tokens.word[at] === '"' && tokens.tag[at + 1] !== 'NOUN';
}

/** "Bob Ray disagreed and said": the subject of the first of two verbs. */
function subjectOfVerbBefore(
  words: PassageWords,
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
function openingBefore(words: PassageWords, sentence: Sentence, close: number): number {
  if (words.tokens.word[close] !== ')') return close;
  const open = words.tokens.word.lastIndexOf('(', close);
  return open > sentence.first && close - open < APPOSITION_MAX ? open - 1 : close;
}

function toSubject(source: Source): Subject {
  const role = source.kind === 'name' ? source.role?.first : undefined;
  return { source, first: Math.min(source.name.first, role ?? source.name.first) };
}

/** The first token of the clause that `last` belongs to. */
function clauseStart(words: PassageWords, sentence: Sentence, last: number): number {
  const { word } = words.tokens;
  for (let at = last; at > sentence.first && last - at < SCAN_MAX; at -= 1) {
    if (/^[,;:()!?—–]$/.test(word[at - 1] ?? '')) return at;
  }
  if (last - sentence.first >= SCAN_MAX) return last - SCAN_MAX;
  return word[sentence.first] === '"' ? sentence.first + 1 : sentence.first;
}

/** "Wang Wei, director of X, said" and "The director of X, Wang Wei, said" and "Wang Wei, meanwhile, said". */
function apposed(words: PassageWords, sentence: Sentence, comma: number): Subject | undefined {
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
function roleEnd(words: PassageWords, comma: number): number {
  return words.tokens.word[comma - 1] === ')' ? comma - 2 : comma - 1;
}

function asideOf(
  words: PassageWords,
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
  words: PassageWords,
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

/** Whether the verb has its content with it. */
function strengthOf(
  words: PassageWords,
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

function hasContent(words: PassageWords, sentence: Sentence, verb: number): boolean {
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

function isAcronym(words: PassageWords, { name }: Source): boolean {
  return /^[\p{Lu}\d&.-]{2,}$/u.test(words.printed(name.first, name.last));
}

/** Whether the mark opens a quotation and no name. */
function isQuotation(words: PassageWords, at: number): boolean {
  for (let next = at; next <= at + QUOTATION_MIN; next += 1) {
    if (words.quoted[next] !== 1) return false;
  }
  return true;
}

/** "..., Wang Wei added." and "..., he continued, ...": a clause of its own between commas or at the end. */
function isAside(words: PassageWords, sentence: Sentence, verb: number, subject: Subject): boolean {
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
function makesStatement(words: PassageWords, sentence: Sentence, verb: number): boolean {
  const next = words.tokens.word.slice(verb + 1, Math.min(verb + 7, sentence.past)).join(' ');
  return /^it clear\b|^clear that\b|^(?:\S+ ){0,4}?(?:suggestions?|recommendations?)\b|^(?:\S+ ){0,4}?(?:proposals?|remarks?|comments?|points?) :/.test(
    next,
  );
}

/** "..., said Richardson.": a comma, the verb and a name that closes the clause. */
function namedBehind(
  words: PassageWords,
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
function inverted(words: PassageWords, sentence: Sentence, verb: number): SpeechEvent | undefined {
  const value = words.tokens.word[verb] ?? '';
  const before = words.tokens.word[verb - 1] ?? '';
  const isBehindQuotation = words.quoted[verb - 1] === 1;
  const isFree = verb === sentence.first || isBehindQuotation || /^[,?!—–']$/.test(before);
  if (!isFree || !(isBehindQuotation || INVERTED.test(value))) return undefined;
  const source = sourceStartingAt(words, verb + 1, sentence.past);
  if (source === undefined || source.kind === 'pronoun') return undefined;
  return withRoleBehind(words, sentence, source, verb);
}

/** The role behind the name: "said Wang Wei, director of X". */
function withRoleBehind(
  words: PassageWords,
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
function nameBehind(words: PassageWords, sentence: Sentence, source: Source): Source | undefined {
  const first = source.name.last + 2;
  const { word } = words.tokens;
  const isRole = word.slice(source.name.first, first).some((value) => isRoleWord(value));
  if (!isRole || !isCapital(words, first)) return undefined;
  const name = sourceStartingAt(words, first, sentence.past);
  if (name?.kind !== 'name' || name.role !== undefined) return undefined;
  const roleFirst =
    words.tokens.tag[source.name.first] === 'DET' ? source.name.first + 1 : source.name.first;
  return { ...name, role: { first: roleFirst, last: source.name.last } };
}

function accordingTo(words: PassageWords, sentence: Sentence, at: number): SpeechEvent | undefined {
  const source = sourceStartingAt(words, at + 2, sentence.past, true);
  return source === undefined ? undefined : withRoleBehind(words, sentence, source, at);
}

/** "Wang Wei was quoted as saying" */
function quotedAs(words: PassageWords, sentence: Sentence, at: number): SpeechEvent | undefined {
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
  words: PassageWords,
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
