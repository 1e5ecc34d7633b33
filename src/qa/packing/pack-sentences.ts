import type {
  Attribution,
  NameKind,
  NameMention,
  SegmentKind,
  Sentence,
  Tokens,
} from '../types.ts';
import type { NumberReader, NumberWriter } from './number-bytes.ts';
import type { PackedWords } from './word-numbers.ts';

/** Who is quoted in a document; sentences of the same speaker share one entry. */
export interface Speakers {
  numberOf(attribution: Attribution): number;
  readonly all: readonly Attribution[];
}

export const createSpeakers = (): Speakers => {
  const all: Attribution[] = [];
  const known = new Map<string, number>();
  return {
    all,
    numberOf: (attribution) => {
      const key = JSON.stringify([attribution.speaker, attribution.role, attribution.mode]);
      const number = known.get(key) ?? all.push(attribution) - 1;
      known.set(key, number);
      return number;
    },
  };
};

/** Most sentences begin and end with their first and last word, right behind the one before. */
export const packSentences = (
  sentences: readonly Sentence[],
  { start, end }: Tokens,
  speakers: Speakers,
  { kinds }: PackedWords,
  into: NumberWriter,
): void => {
  into.put(sentences.length);
  let before = 0;
  for (const { span, first, past, kind, attribution } of sentences) {
    into.putSigned(first - before);
    into.put(past - first);
    into.putSigned(span.start - (start[first] ?? 0));
    into.putSigned(span.end - (end[past - 1] ?? 0));
    into.put(kinds.numberOf(kind));
    into.put(attribution === undefined ? 0 : speakers.numberOf(attribution) + 1);
    before = past;
  }
};

export const unpackSentences = (
  { next, nextSigned }: NumberReader,
  { start, end }: Tokens,
  speakers: readonly Attribution[],
  { kinds }: PackedWords,
): readonly Sentence[] => {
  let before = 0;
  return Array.from({ length: next() }, () => {
    const first = before + nextSigned();
    const past = first + next();
    before = past;
    const span = {
      start: (start[first] ?? 0) + nextSigned(),
      end: (end[past - 1] ?? 0) + nextSigned(),
    };
    const kind = kinds.wordOf(next()) as SegmentKind; // written by `packSentences`
    const attribution = speakers[next() - 1];
    return { span, first, past, kind, ...(attribution === undefined ? {} : { attribution }) };
  });
};

export const packNames = (
  names: readonly NameMention[],
  { kinds }: PackedWords,
  into: NumberWriter,
): void => {
  into.put(names.length);
  let before = 0;
  for (const { kind, first, last } of names) {
    into.put(kinds.numberOf(kind));
    into.putSigned(first - before);
    into.putSigned(last - first);
    before = first;
  }
};

export const unpackNames = (
  { next, nextSigned }: NumberReader,
  { kinds }: PackedWords,
): readonly NameMention[] => {
  let before = 0;
  return Array.from({ length: next() }, () => {
    const kind = kinds.wordOf(next()) as NameKind; // written by `packNames`
    const first = before + nextSigned();
    before = first;
    return { kind, first, last: first + nextSigned() };
  });
};
