import { HONORIFICS, ORGANISATION_WORDS, PLACE_WORDS } from '../analysis/word-lists.ts';
import type { Segment, Sentence } from '../types.ts';
import { isCapital, isWord, type SegmentWords } from './segment-words.ts';
import { roleStartingAt } from './speaker-role.ts';
import type { SpeechEvent } from './speech-event.ts';
import { type Source, sourceEndingAt } from './speech-source.ts';
import { DOCUMENT_WORDS, HONORIFIC_ONLY, isRoleWord } from './speech-words.ts';

/** Someone the article names, with the role it prints first. */
export interface Speaker {
  readonly speaker: string;
  readonly role?: string;
}

/** The people of one article. */
export interface KnownSpeakers {
  /** The person behind a full name or a surname; the name itself when nobody is known by it. */
  find(name: string): Speaker;
  /** Whether the article elsewhere reports what somebody of this name said. */
  has(name: string): boolean;
  /** Of the people that may be meant, the one named last in [from, to) of the document's text. */
  lastNamed(from: number, to: number, accepts: (who: Speaker) => boolean): Speaker | undefined;
}

/** A segment and, for each of its sentences, the place that names its speaker. */
export interface Told {
  readonly words: SegmentWords;
  readonly events: readonly (SpeechEvent | undefined)[];
}

interface Mention {
  readonly at: number;
  readonly name: string;
}

interface Named {
  /** The role printed first, by name. */
  readonly roles: Map<string, string | undefined>;
  /** Names of people whose words the article reports. */
  readonly speaking: Set<string>;
}

const NAME_WORDS_MAX = 5;

/** Everyone the segments of an article name as a speaker or with a role. */
export function findSpeakers(segments: readonly Told[]): KnownSpeakers {
  const named: Named = { roles: new Map(), speaking: new Set() };
  for (const told of segments) addNamed(told, named);
  const people = findPeople(segments, isSubject);
  const others = findPeople(segments, () => true).map(({ name }) => name);
  const mentions = findMentions(segments, new Set([...named.roles.keys(), ...others]));
  const bearers = findBearers(mentions);
  const fullName = (name: string) => (/\s/.test(name) ? name : (bearers.get(name) ?? name));
  const addRole = (name: string, role: string) => {
    const full = fullName(name);
    if (named.roles.get(full) === undefined) named.roles.set(full, role);
  };
  for (const [name, role] of named.roles) if (role !== undefined) addRole(name, role);
  const speaking = new Set([...named.speaking].map(fullName));

  const speakers = mentions.filter(
    ({ name }) => named.roles.has(name) && /\s/.test(fullName(name)),
  );
  const lastNamed = (from: number, to: number, accepts: (name: string) => boolean) => {
    const isInside = ({ at, name }: Mention) => at >= from && at < to && accepts(name);
    return (speakers.findLast(isInside) ?? people.findLast(isInside))?.name;
  };
  for (const { words } of segments) {
    for (const { at, role } of rolesOfPronouns(words)) {
      const name = lastNamed(0, at, () => true);
      if (name !== undefined) addRole(name, role);
    }
  }
  const find = (name: string): Speaker => {
    const speaker = fullName(name);
    const role = named.roles.get(speaker);
    return { speaker, ...(role !== undefined && { role }) };
  };
  return {
    find,
    has: (name) => speaking.has(fullName(name)),
    lastNamed: (from, to, accepts) => {
      const name = lastNamed(from, to, (other) => accepts(find(other)));
      return name === undefined ? undefined : find(name);
    },
  };
}

/**
 * Whom a name alone stands for, as its bearer's last word or, in names that begin with the family's, the
 * first: the only bearer, or the one the article names more often than all others together.
 */
function findBearers(mentions: readonly Mention[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of mentions) counts.set(name, (counts.get(name) ?? 0) + 1);
  const full = [...counts].filter(([name]) => isFullName(name.split(/\s+/)));
  const bearers = new Map<string, string>();
  for (const end of [-1, 0]) {
    for (const [part, own] of groupBy(full, ([name]) => name.split(/\s+/).at(end) ?? '')) {
      const total = own.reduce((sum, [, count]) => sum + count, 0);
      const most = own.find(([, count]) => count * 2 > total);
      if (most !== undefined && !bearers.has(part)) bearers.set(part, most[0]);
    }
  }
  return bearers;
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** "Wang Wei" and no "BBC One", "Maastricht Treaty" or "Mr. Smith". */
function isFullName(parts: readonly string[]): boolean {
  const isOther = (part: string) => {
    const word = part.toLowerCase();
    const isTitle = isRoleWord(word) || HONORIFIC_ONLY.has(word);
    const isThing =
      ORGANISATION_WORDS.has(word) || DOCUMENT_WORDS.has(word) || PLACE_WORDS.has(word);
    return isTitle || isThing || /^\p{Lu}{2,}$/u.test(part);
  };
  return parts.length > 1 && parts.length <= NAME_WORDS_MAX && !parts.some(isOther);
}

function addNamed({ words, events }: Told, { roles, speaking }: Named): void {
  const add = ({ name, role }: NamedSource) => {
    const key = words.printed(name.first, name.last);
    const value = role === undefined ? undefined : words.printed(role.first, role.last);
    if (roles.get(key) === undefined) roles.set(key, value);
    return key;
  };
  for (const [at, sentence] of words.segment.sentences.entries()) {
    const event = events[at];
    if (event?.source.kind === 'name' && event.strength === 'speech')
      speaking.add(add(event.source));
    for (let token = sentence.first + 1; token < sentence.past; token += 1) {
      const introduced = introducedAt(words, sentence, token);
      if (introduced !== undefined) add(introduced);
    }
  }
}

type NamedSource = Source & { readonly kind: 'name' };

/** "Wang Wei, director of X" and "Wang Wei is the director of X": `at` is the comma or the verb. */
function introducedAt(
  words: SegmentWords,
  sentence: Sentence,
  at: number,
): NamedSource | undefined {
  const value = words.tokens.word[at] ?? '';
  if (!/^(?:,|is|was)$/.test(value) || !isCapital(words, at - 1)) return undefined;
  const role = roleStartingAt(words, at + 1, sentence.past);
  if (role === undefined || role.last === role.first) return undefined;
  const source = sourceEndingAt(words, at - 1, nameFloor(words, at - 1, sentence.first));
  if (source?.kind !== 'name' || source.role !== undefined) return undefined;
  const length = source.name.last - source.name.first + 1;
  return length >= 2 && length <= NAME_WORDS_MAX ? { ...source, role } : undefined;
}

function nameFloor(words: SegmentWords, last: number, first: number): number {
  let floor = last;
  while (floor > first && isWord(words, floor - 1)) floor -= 1;
  return floor;
}

/** "He is director of X": the role of the person named before. */
function rolesOfPronouns(
  words: SegmentWords,
): readonly { readonly at: number; readonly role: string }[] {
  const { word, start } = words.tokens;
  return words.segment.sentences.flatMap(({ first, past }) => {
    if (!/^(?:he|she)$/.test(word[first] ?? '') || !/^(?:is|was)$/.test(word[first + 1] ?? ''))
      return [];
    const range = roleStartingAt(words, first + 2, past);
    const isRole =
      range !== undefined && range.first - first <= 6 && hasRoleWord(word, range.first, range.last);
    return isRole ? [{ at: start[first] ?? 0, role: words.printed(range.first, range.last) }] : [];
  });
}

function hasRoleWord(word: readonly string[], first: number, last: number): boolean {
  return word.slice(first, last + 1).some((value) => isRoleWord(value));
}

function findMentions(segments: readonly Told[], names: ReadonlySet<string>): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const {
    words: { segment },
  } of segments) {
    for (const name of names) {
      for (
        let at = segment.text.indexOf(name);
        at >= 0;
        at = segment.text.indexOf(name, at + name.length)
      ) {
        // "Lang's deputy" speaks of the deputy.
        if (
          !/^['\u2019](?:s\b|\s)/.test(segment.text.slice(at + name.length, at + name.length + 2))
        )
          mentions.push({ at: segment.span.start + at, name });
      }
    }
  }
  return mentions.sort((a, b) => a.at - b.at);
}

/** Whoever looks like a person. */
function findPeople(
  segments: readonly Told[],
  isWanted: (segment: Segment, first: number, last: number) => boolean,
) {
  return segments.flatMap(({ words: { segment, printed } }) =>
    segment.names
      .filter(
        ({ kind, first, last }) =>
          kind === 'person' && last > first && isWanted(segment, first, last),
      )
      .map(({ first, last }): Mention => {
        const own = withoutTitles(segment, first, last);
        return { at: segment.tokens.start[first] ?? 0, name: printed(own, last) };
      }),
  );
}

/** The first token of a name behind the titles in front of it: "Mayor Ann Lee", "Mr. Hill". */
function withoutTitles({ tokens: { word } }: Segment, first: number, last: number): number {
  let own = first;
  while (own < last && (HONORIFICS.has(word[own] ?? '') || isRoleWord(word[own] ?? ''))) own += 1;
  return own;
}

/** Who opens a sentence is likely to be "he" in the next one; so is who stands in an apposition: "Her deputy, Tom Hill, left". */
function isSubject({ sentences, tokens: { word } }: Segment, first: number, last: number): boolean {
  const isApposed = word[first - 1] === ',' && word[last + 1] === ',';
  return isApposed || sentences.some((sentence) => sentence.first === first);
}
