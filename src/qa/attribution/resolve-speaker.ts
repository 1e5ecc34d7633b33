import type { Document, Sentence } from '../types.ts';
import type { KnownSpeakers, Speaker, Told } from './known-speakers.ts';
import type { SegmentWords } from './segment-words.ts';
import type { SpeechEvent } from './speech-event.ts';
import { ANSWER_VERBS } from './speech-words.ts';

/** What a sentence says of its own source; `nobody`: a source that is never the speaker, as the paper itself. */
export type OwnSource =
  | { readonly kind: 'speaker'; readonly who: Speaker; readonly event: SpeechEvent }
  | { readonly kind: 'nobody' };

type Resolve = (
  words: SegmentWords,
  sentence: Sentence,
  event: SpeechEvent | undefined,
) => OwnSource | undefined;

/** Follows pronouns and surnames through the document, sentence by sentence. */
export function createResolver(
  document: Document,
  told: readonly Told[],
  speakers: KnownSpeakers,
): Resolve {
  const organisations = told.flatMap(({ words }) => organisationsOf(words));
  const papers = [document.publisher, document.source, ...document.authors].map((name) =>
    comparable(name ?? ''),
  );
  const called = new Map<string, string>();
  let last: Said | undefined;
  let other: Said | undefined;

  /** Who "he" or "she" is: somebody named since, whoever spoke last, somebody named before; an answer is somebody else's. */
  const pronoun = (word: string, at: number, { verb }: SpeechEvent): Speaker | undefined => {
    const accepts = (who: Speaker): boolean => (called.get(who.speaker) ?? word) === word;
    const isAnswer = ANSWER_VERBS.has(verb) && last !== undefined && at - last.end < TURN_MAX;
    const [first, second] = isAnswer ? [other, last] : [last, other];
    const spoke = [first, second].find((said) => said !== undefined && accepts(said.who))?.who;
    return (
      speakers.lastNamed(last?.end ?? 0, at, accepts) ?? spoke ?? speakers.lastNamed(0, at, accepts)
    );
  };

  const known = (who: Speaker | undefined, { strength }: SpeechEvent) =>
    who === undefined || (strength === 'topic' && !speakers.has(who.speaker)) ? undefined : who;

  const named = (words: SegmentWords, { source, strength }: SpeechEvent, name: string) => {
    if (source.kind !== 'name' || (strength === 'topic' && !speakers.has(name))) return undefined;
    const known = speakers.find(name);
    const role =
      source.role === undefined ? known.role : words.printed(source.role.first, source.role.last);
    return { speaker: known.speaker, ...(role !== undefined && { role }) };
  };

  const whoIs = (words: SegmentWords, event: SpeechEvent): Speaker | undefined => {
    const { kind, name: range } = event.source;
    const name = words.printed(range.first, range.last);
    switch (kind) {
      case 'media':
        return undefined;
      case 'pronoun':
        return known(
          pronoun(name.toLowerCase(), words.tokens.start[range.first] ?? 0, event),
          event,
        );
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
    if (isPerson(who, event)) {
      if (last?.who.speaker !== who.speaker) other = last;
      last = { who, end: sentence.span.end };
      const word = pronounIn(words, event);
      if (word !== undefined) called.set(who.speaker, word);
    }
    return { kind: 'speaker', who, event };
  };
}

/** Who said something, and where it ends. */
interface Said {
  readonly who: Speaker;
  readonly end: number;
}

/** Characters between what is said and its answer. */
const TURN_MAX = 200;

/** Titles and roles that only a man or only a woman has. */
const MALE = /^(?:mr\.?|sir|king|prince|emperor|father|husband|son|brother|\p{L}*(?:man|men))$/u;
const FEMALE =
  /^(?:mrs\.?|ms\.?|miss|lady|dame|queen|princess|empress|mother|wife|daughter|sister|actress|\p{L}*wom[ae]n)$/u;

/** How the speaker is referred to: as the sentence does, or as the title tells. */
function pronounIn({ tokens: { word } }: SegmentWords, { source }: SpeechEvent) {
  const { first, last } = source.name;
  if (source.kind === 'pronoun') return word[first];
  const role = source.kind === 'name' ? source.role : undefined;
  const own = [
    ...word.slice(first - 1, last),
    ...(role ? word.slice(role.first, role.last + 1) : []),
  ];
  if (own.some((part) => FEMALE.test(part))) return 'she';
  return own.some((part) => MALE.test(part)) ? 'he' : undefined;
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

function organisationsOf(words: SegmentWords): readonly Organisation[] {
  const { names, tokens } = words.segment;
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
  words: SegmentWords,
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
