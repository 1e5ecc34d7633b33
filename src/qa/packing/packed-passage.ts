import type {
  Attribution,
  Block,
  Document,
  DocumentId,
  Passage,
  PassageId,
  Span,
  Tokens,
} from '../types.ts';
import { createNumberReader, type NumberWriter } from './number-bytes.ts';
import {
  packNames,
  packSentences,
  type Speakers,
  unpackNames,
  unpackSentences,
} from './pack-sentences.ts';
import { packTokens, type TokenPlaces, unpackTokens } from './pack-tokens.ts';
import type { PackedWords } from './word-numbers.ts';

/** What is read of a passage's bytes; each part when it is first asked for. */
type PassageBody = Pick<Passage, 'tokens' | 'sentences' | 'names'>;

/** What the passages of a document share. */
export interface PackedDocument {
  readonly document: Document;
  readonly bytes: Uint8Array;
  readonly speakers: readonly Attribution[];
  readonly packed: PackedWords;
  /** Told of each passage that is read, so that it can be closed once others have been. */
  readonly onOpen: (passage: PackedPassage) => void;
}

/** What a passage keeps beside its bytes. */
export type PassageFrame = Pick<
  Passage,
  'id' | 'span' | 'heading' | 'path' | 'blocks' | 'carried' | 'around'
>;

/** Where the parts of a passage begin. */
interface BodyPlaces {
  readonly tokens: TokenPlaces;
  readonly rest: number;
}

/** Writes what `readBody` reads, the places last; returns where they stand. */
export const packBody = (
  { tokens, sentences, names, span }: Passage,
  packed: PackedWords,
  speakers: Speakers,
  into: NumberWriter,
): number => {
  const places = packTokens(tokens, span.start, packed, into);
  const rest = into.size;
  packSentences(sentences, tokens, speakers, packed, into);
  packNames(names, packed, into);
  const at = into.size;
  into.put(places.count);
  for (const place of [places.words, places.tags, places.offsets, rest]) into.put(at - place);
  return at;
};

const placesAt = (bytes: Uint8Array, at: number): BodyPlaces => {
  const { next } = createNumberReader(bytes, at);
  const count = next();
  const tokens = { count, words: at - next(), tags: at - next(), offsets: at - next() };
  return { tokens, rest: at - next() };
};

const readBody = (home: PackedDocument, at: number, span: Span): PassageBody => {
  const { bytes, packed, speakers } = home;
  const places = placesAt(bytes, at);
  const tokens = unpackTokens(bytes, places.tokens, span.start, packed);
  let rest: Omit<PassageBody, 'tokens'> | undefined;
  const restOf = (): Omit<PassageBody, 'tokens'> => {
    if (rest !== undefined) return rest;
    const reader = createNumberReader(bytes, places.rest);
    const [first, ...others] = unpackSentences(reader, tokens, speakers, packed);
    if (first === undefined) throw new RangeError('a passage was packed without a sentence');
    rest = { sentences: [first, ...others], names: unpackNames(reader, packed) };
    return rest;
  };
  return {
    tokens,
    get sentences() {
      return restOf().sentences;
    },
    get names() {
      return restOf().names;
    },
  };
};

/**
 * A passage whose words are kept as bytes, a tenth of the memory, and read when they are asked for. A class: getters of
 * an object of its own would take as much memory as they save.
 */
export class PackedPassage implements Passage {
  readonly id: PassageId;
  readonly span: Span;
  readonly heading: string;
  readonly path: readonly string[];
  readonly blocks: readonly Block[];
  readonly carried: readonly Span[];
  readonly around: Passage['around'];
  readonly #home: PackedDocument;
  readonly #at: number;
  #body: PassageBody | undefined;

  constructor(home: PackedDocument, at: number, frame: PassageFrame) {
    this.id = frame.id;
    this.span = frame.span;
    this.heading = frame.heading;
    this.path = frame.path;
    this.blocks = frame.blocks;
    this.carried = frame.carried;
    this.around = frame.around;
    this.#home = home;
    this.#at = at;
  }

  get documentId(): DocumentId {
    return this.#home.document.id;
  }

  get text(): string {
    return this.#home.document.text.slice(this.span.start, this.span.end);
  }

  get tokens(): Tokens {
    return this.#open().tokens;
  }

  get sentences(): Passage['sentences'] {
    return this.#open().sentences;
  }

  get names(): Passage['names'] {
    return this.#open().names;
  }

  /** Lets go of what was read; it is read again when it is asked for. */
  close(): void {
    this.#body = undefined;
  }

  #open(): PassageBody {
    if (this.#body !== undefined) return this.#body;
    this.#body = readBody(this.#home, this.#at, this.span);
    this.#home.onOpen(this);
    return this.#body;
  }
}
