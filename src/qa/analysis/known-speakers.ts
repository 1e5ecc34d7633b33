import type { Sentence } from '../types.ts';
import { isCapital, isWord, type PassageWords } from './passage-words.ts';
import { findSpeech } from './speech-events.ts';
import { roleStartingAt, type Source, sourceEndingAt } from './speech-source.ts';
import { ROLE_WORDS } from './speech-words.ts';

/** Someone the article names, with the role it prints first. */
export interface Speaker {
  readonly speaker: string;
  readonly role?: string;
}

/** The people of one article. */
export interface KnownSpeakers {
  /** The person behind a full name or a surname; the name itself when nobody is known by it. */
  find(name: string): Speaker;
  /** Whether the name is that of somebody who speaks or has a role in the article. */
  has(name: string): boolean;
  /** The person named last in [from, to) of the document's text. */
  lastNamed(from: number, to: number): Speaker | undefined;
}

interface Mention {
  readonly at: number;
  readonly name: string;
}

const NAME_WORDS_MAX = 5;

/** Everyone the passages of an article name as a speaker or with a role. */
export function findSpeakers(passages: readonly PassageWords[]): KnownSpeakers {
  const roles = new Map<string, string | undefined>();
  const add = (name: string, role?: string) => {
    const full = fullName(roles, name) ?? name;
    if (!roles.has(full) || roles.get(full) === undefined) roles.set(full, role);
  };
  for (const words of passages) addNamed(words, add);
  const mentions = findMentions(passages, [...roles.keys()]);
  const lastNamed = (from: number, to: number) =>
    mentions.findLast(({ at }) => at >= from && at < to)?.name;
  for (const words of passages) {
    for (const { at, role } of rolesOfPronouns(words)) {
      const name = lastNamed(0, at);
      if (name !== undefined) add(name, role);
    }
  }
  const toSpeaker = (name: string): Speaker => {
    const full = fullName(roles, name) ?? name;
    const role = roles.get(full);
    return { speaker: full, ...(role !== undefined && { role }) };
  };
  return {
    find: toSpeaker,
    has: (name) => fullName(roles, name) !== undefined,
    lastNamed: (from, to) => {
      const name = lastNamed(from, to);
      return name === undefined ? undefined : toSpeaker(name);
    },
  };
}

/** A surname alone stands for the one person who has it, first or last: "Wang" for Wang Wei, "Smith" for John Smith. */
function fullName(roles: ReadonlyMap<string, unknown>, name: string): string | undefined {
  if (/\s/.test(name)) return roles.has(name) ? name : undefined;
  const bearers = [...roles.keys()].filter(
    (full) => / /.test(full) && (full.startsWith(`${name} `) || full.endsWith(` ${name}`)),
  );
  if (bearers.length === 1) return bearers[0];
  return roles.has(name) ? name : undefined;
}

type Add = (name: string, role?: string) => void;

function addNamed(words: PassageWords, add: Add): void {
  for (const sentence of words.passage.sentences) {
    const source = findSpeech(words, sentence)?.source;
    if (source?.kind === 'name') addSource(words, source, add);
    for (let at = sentence.first + 1; at < sentence.past; at += 1) {
      const introduced = introducedAt(words, sentence, at);
      if (introduced !== undefined) addSource(words, introduced, add);
    }
  }
}

type NamedSource = Source & { readonly kind: 'name' };

/** "Wang Wei, director of X" and "Wang Wei is the director of X": `at` is the comma or the verb. */
function introducedAt(
  words: PassageWords,
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

function nameFloor(words: PassageWords, last: number, first: number): number {
  let floor = last;
  while (floor > first && isWord(words, floor - 1)) floor -= 1;
  return floor;
}

function addSource(
  words: PassageWords,
  source: Source & { readonly kind: 'name' },
  add: Add,
): void {
  const { name, role } = source;
  add(
    words.printed(name.first, name.last),
    role === undefined ? undefined : words.printed(role.first, role.last),
  );
}

/** "He is director of X": the role of the person named before. */
function rolesOfPronouns(
  words: PassageWords,
): readonly { readonly at: number; readonly role: string }[] {
  const { word, start } = words.tokens;
  return words.passage.sentences.flatMap(({ first, past }) => {
    if (!/^(?:he|she)$/.test(word[first] ?? '') || !/^(?:is|was)$/.test(word[first + 1] ?? ''))
      return [];
    const range = roleStartingAt(words, first + 2, past);
    const isRole =
      range !== undefined && range.first - first <= 6 && hasRoleWord(word, range.first, range.last);
    return isRole ? [{ at: start[first] ?? 0, role: words.printed(range.first, range.last) }] : [];
  });
}

function hasRoleWord(word: readonly string[], first: number, last: number): boolean {
  return word.slice(first, last + 1).some((value) => ROLE_WORDS.has(value));
}

function findMentions(
  passages: readonly PassageWords[],
  names: readonly string[],
): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const { passage } of passages) {
    for (const name of names) {
      for (
        let at = passage.text.indexOf(name);
        at >= 0;
        at = passage.text.indexOf(name, at + name.length)
      ) {
        mentions.push({ at: passage.span.start + at, name });
      }
    }
  }
  return mentions.sort((a, b) => a.at - b.at);
}
