import type { PartOfSpeech, Tokens } from '../types.ts';
import { createNumberReader, type NumberWriter } from './number-bytes.ts';
import type { PackedWords } from './word-numbers.ts';

/** Where the parts of packed tokens begin in their bytes: what is asked for alone is read alone. */
export interface TokenPlaces {
  readonly count: number;
  readonly words: number;
  readonly tags: number;
  readonly offsets: number;
}

/** Tags, and the stems that are not those the words had first. */
const putTags = ({ word, stem, tag }: Tokens, packed: PackedWords, into: NumberWriter): void => {
  const { words, stems, kinds } = packed;
  for (const [at, own] of word.entries()) {
    const number = words.numberOf(own);
    const ownStem = words.numberOf(stem[at] ?? own);
    stems[number] ??= ownStem;
    const isUsual = stems[number] === ownStem;
    into.put(kinds.numberOf(tag[at] ?? 'X') * 2 + Number(!isUsual));
    if (!isUsual) into.put(ownStem);
  }
};

const putOffsets = ({ start, end }: Tokens, origin: number, into: NumberWriter): void => {
  let before = origin;
  for (const [at, from] of start.entries()) {
    const to = end[at] ?? from;
    into.putSigned(from - before);
    into.putSigned(to - from);
    before = to;
  }
};

/** Writes the words of a passage that begins at `origin`; returns what `TokenPlaces` are counted from. */
export const packTokens = (
  tokens: Tokens,
  origin: number,
  packed: PackedWords,
  into: NumberWriter,
): TokenPlaces => {
  const words = into.size;
  for (const word of tokens.word) into.put(packed.words.numberOf(word));
  const tags = into.size;
  putTags(tokens, packed, into);
  const offsets = into.size;
  putOffsets(tokens, origin, into);
  return { count: tokens.word.length, words, tags, offsets };
};

const readWords = (bytes: Uint8Array, { count, words }: TokenPlaces): Uint32Array => {
  const { next } = createNumberReader(bytes, words);
  const numbers = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) numbers[at] = next();
  return numbers;
};

const readTags = (
  bytes: Uint8Array,
  places: TokenPlaces,
  numbers: Uint32Array,
  { words, stems, kinds }: PackedWords,
): Pick<Tokens, 'stem' | 'tag'> => {
  const { next } = createNumberReader(bytes, places.tags);
  const stem: string[] = [];
  const tag: PartOfSpeech[] = [];
  for (const number of numbers) {
    const head = next();
    tag.push(kinds.wordOf(head >>> 1) as PartOfSpeech); // written by `putTags`
    stem.push(words.wordOf(head % 2 === 0 ? (stems[number] ?? number) : next()));
  }
  return { stem, tag };
};

const readOffsets = (
  bytes: Uint8Array,
  { count, offsets }: TokenPlaces,
  origin: number,
): Pick<Tokens, 'start' | 'end'> => {
  const { nextSigned } = createNumberReader(bytes, offsets);
  const start = new Uint32Array(count);
  const end = new Uint32Array(count);
  let before = origin;
  for (let at = 0; at < count; at += 1) {
    start[at] = before + nextSigned();
    before = (start[at] ?? 0) + nextSigned();
    end[at] = before;
  }
  return { start, end };
};

/** The words that were packed; each part is read when it is first asked for. */
export const unpackTokens = (
  bytes: Uint8Array,
  places: TokenPlaces,
  origin: number,
  packed: PackedWords,
): Tokens => {
  let numbers: Uint32Array | undefined;
  let word: readonly string[] | undefined;
  let tags: Pick<Tokens, 'stem' | 'tag'> | undefined;
  let offsets: Pick<Tokens, 'start' | 'end'> | undefined;
  const numbersOf = (): Uint32Array => {
    numbers ??= readWords(bytes, places);
    return numbers;
  };
  const tagsOf = (): Pick<Tokens, 'stem' | 'tag'> => {
    tags ??= readTags(bytes, places, numbersOf(), packed);
    return tags;
  };
  const offsetsOf = (): Pick<Tokens, 'start' | 'end'> => {
    offsets ??= readOffsets(bytes, places, origin);
    return offsets;
  };
  return {
    get word() {
      word ??= Array.from(numbersOf(), packed.words.wordOf);
      return word;
    },
    get stem() {
      return tagsOf().stem;
    },
    get tag() {
      return tagsOf().tag;
    },
    get start() {
      return offsetsOf().start;
    },
    get end() {
      return offsetsOf().end;
    },
  };
};
