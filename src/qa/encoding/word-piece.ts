import {
  type BertCharacter,
  type BertCharacterOptions,
  createBertCharacters,
} from './bert-characters.ts';

/** The pieces of a text: their ids, and where each begins and ends in the text, in UTF-16 units. */
export interface Pieces {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Cuts texts into the pieces of words that a model knows. */
export interface WordPiece {
  /** The pieces of a text, the first `max` where there are more. Names of special tokens in a text are its own words. */
  pieces(text: string, max: number): Pieces;
  /** What a text begins with, and what ends each of its parts. */
  readonly first: number;
  readonly separator: number;
}

export interface WordPieceOptions extends BertCharacterOptions {
  readonly unknownToken?: string;
  readonly firstToken?: string;
  readonly separatorToken?: string;
  /** What a piece inside a word begins with. */
  readonly continuation?: string;
}

/** Characters of the longest word that is cut; a longer one is unknown, as in the reference. */
const WORD_MAX = 100;
/** Words whose pieces are remembered. */
const KNOWN_MAX = 20_000;

/** The pieces of one word: ids, and how many UTF-16 units of the word each takes. */
interface CutWord {
  readonly ids: readonly number[];
  readonly lengths: readonly number[];
}

type CutWords = (word: string) => CutWord;

/** What cutting a word needs to know. */
interface Cutting {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly unknown: number;
  readonly continuation: string;
}

/** Where the longest piece that begins at `from` ends, with its id. */
const longestPiece = (
  word: string,
  from: number,
  { vocabulary, continuation }: Cutting,
): { readonly id: number; readonly end: number } | undefined => {
  for (let end = word.length; end > from; end -= 1) {
    const piece = word.slice(from, end);
    const id = vocabulary.get(from === 0 ? piece : continuation + piece);
    if (id !== undefined) return { id, end };
  }
  return undefined;
};

const cutWord = (word: string, cutting: Cutting): CutWord => {
  const whole = { ids: [cutting.unknown], lengths: [word.length] };
  if (word.length > WORD_MAX && [...word].length > WORD_MAX) return whole;
  const ids: number[] = [];
  const lengths: number[] = [];
  let from = 0;
  while (from < word.length) {
    const piece = longestPiece(word, from, cutting);
    if (piece === undefined) return whole;
    ids.push(piece.id);
    lengths.push(piece.end - from);
    from = piece.end;
  }
  return { ids, lengths };
};

const createCutting = (cutting: Cutting): CutWords => {
  const known = new Map<string, CutWord>();
  return (word) => {
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    if (known.size >= KNOWN_MAX) known.clear();
    const made = cutWord(word, cutting);
    known.set(word, made);
    return made;
  };
};

/** The word that is being gathered, with the place in the text that each of its units came from. */
interface OpenWord {
  text: string;
  readonly starts: number[];
  readonly ends: number[];
}

interface OpenPieces {
  readonly ids: number[];
  readonly starts: number[];
  readonly ends: number[];
}

const closeWord = (word: OpenWord, into: OpenPieces, cut: CutWords): void => {
  if (word.text === '') return;
  const { ids, lengths } = cut(word.text);
  let at = 0;
  for (const [index, id] of ids.entries()) {
    const length = lengths[index] ?? 0;
    into.ids.push(id);
    into.starts.push(word.starts[at] ?? 0);
    into.ends.push(word.ends[at + length - 1] ?? 0);
    at += length;
  }
  word.text = '';
  word.starts.length = 0;
  word.ends.length = 0;
};

const extend = (word: OpenWord, text: string, start: number, end: number): void => {
  word.text += text;
  for (let unit = 0; unit < text.length; unit += 1) {
    word.starts.push(start);
    word.ends.push(end);
  }
};

/** Takes one character of the text in, which stands from `start` to `end` there. */
const takeCharacter = (
  { kind, text }: BertCharacter,
  [start, end]: readonly [number, number],
  word: OpenWord,
  close: () => void,
): void => {
  if (kind !== 'letter') close();
  if (kind !== 'space') extend(word, text, start, end);
  if (kind === 'apart') close();
};

/**
 * Returns BERT's WordPiece over a vocabulary, each entry at its id: the longest piece that fits, then the next; a word
 * that cannot be cut whole is one unknown piece (Wu et al. 2016).
 * @throws {RangeError} when a special token is not in the vocabulary
 */
export const createWordPiece = (
  vocabulary: readonly string[],
  options: WordPieceOptions,
): WordPiece => {
  const idOf = new Map(vocabulary.map((piece, id) => [piece, id]));
  const special = (token: string): number => {
    const id = idOf.get(token);
    if (id === undefined) throw new RangeError(`the vocabulary lacks ${token}`);
    return id;
  };
  const unknown = special(options.unknownToken ?? '[UNK]');
  const cut = createCutting({
    vocabulary: idOf,
    unknown,
    continuation: options.continuation ?? '##',
  });
  const charactersOf = createBertCharacters(options);
  return {
    first: special(options.firstToken ?? '[CLS]'),
    separator: special(options.separatorToken ?? '[SEP]'),
    pieces: (text, max) => {
      const found: OpenPieces = { ids: [], starts: [], ends: [] };
      const word: OpenWord = { text: '', starts: [], ends: [] };
      const close = (): void => closeWord(word, found, cut);
      let at = 0;
      while (at < text.length && found.ids.length < max) {
        const codePoint = text.codePointAt(at) ?? 0;
        const end = at + (codePoint > 0xffff ? 2 : 1);
        for (const one of charactersOf(codePoint)) takeCharacter(one, [at, end], word, close);
        at = end;
      }
      close();
      for (const row of Object.values(found)) row.length = Math.min(row.length, max);
      return found;
    },
  };
};
