import { join } from 'node:path';
import { QaError } from '../errors.ts';
import type { ModelFolder } from './model-folder.ts';
import { createWordPiece, type WordPiece, type WordPieceOptions } from './word-piece.ts';

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const jsonIn = (value: Json, name: string): Json => {
  const inner = value[name];
  return isJson(inner) ? inner : {};
};
const textIn = (value: Json, name: string): string | undefined => {
  const inner = value[name];
  return typeof inner === 'string' ? inner : undefined;
};
const flagIn = (value: Json, name: string): boolean | undefined => {
  const inner = value[name];
  return typeof inner === 'boolean' ? inner : undefined;
};

/** `undefined` values are left to the defaults. */
const given = (options: Readonly<Record<string, string | undefined>>): Partial<WordPieceOptions> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/** Each entry of a `vocab` object at its id. */
const inOrder = (vocab: Json): readonly string[] => {
  const pieces: string[] = [];
  for (const [piece, id] of Object.entries(vocab)) if (typeof id === 'number') pieces[id] = piece;
  return pieces;
};

/** Special tokens of a post-processor: `BertProcessing` and its kin name them, a template lists them. */
const specialTokens = (post: Json): Partial<WordPieceOptions> => {
  const named = (value: unknown): string | undefined =>
    Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined;
  const single = Array.isArray(post.single) ? post.single.filter(isJson) : [];
  const listed = single
    .map((part) => textIn(jsonIn(part, 'SpecialToken'), 'id'))
    .filter((token) => token !== undefined);
  return given({
    firstToken: named(post.cls) ?? listed.at(0),
    separatorToken: named(post.sep) ?? listed.at(-1),
  });
};

/** `tokenizer.json` as the tokenizers library writes it. */
const fromTokenizer = (tokenizer: Json, file: string): WordPiece => {
  const model = jsonIn(tokenizer, 'model');
  const normalizer = jsonIn(tokenizer, 'normalizer');
  const [kind, cleaning] = [textIn(model, 'type'), textIn(normalizer, 'type')];
  if (kind !== 'WordPiece' || cleaning !== 'BertNormalizer') {
    const remedy = `it cuts words by ${kind ?? 'an unnamed model'} after ${cleaning ?? 'no normalizer'}; take a model that does so by WordPiece after BertNormalizer, as BERT's do`;
    throw new QaError('MODEL_FORMAT', file, remedy);
  }
  const isLowerCased = flagIn(normalizer, 'lowercase') ?? true;
  return createWordPiece(inOrder(jsonIn(model, 'vocab')), {
    isLowerCased,
    isStripped: flagIn(normalizer, 'strip_accents') ?? isLowerCased,
    ...given({
      unknownToken: textIn(model, 'unk_token'),
      continuation: textIn(model, 'continuing_subword_prefix'),
    }),
    ...specialTokens(jsonIn(tokenizer, 'post_processor')),
  });
};

/**
 * The way a model cuts words: `tokenizer.json`, or `vocab.txt` with what `tokenizer_config.json` says.
 * @throws {QaError} MODEL_MISSING, MODEL_FORMAT
 */
export const readModelWords = async (folder: ModelFolder): Promise<WordPiece> => {
  const tokenizer = await folder.json('tokenizer.json');
  const file = join(folder.path, isJson(tokenizer.model) ? 'tokenizer.json' : 'vocab.txt');
  try {
    if (isJson(tokenizer.model)) return fromTokenizer(tokenizer, file);
    const vocabulary = new TextDecoder().decode(await folder.bytes(['vocab.txt']));
    const config = await folder.json('tokenizer_config.json');
    const isLowerCased = flagIn(config, 'do_lower_case') ?? true;
    return createWordPiece(vocabulary.replace(/\r?\n$/u, '').split(/\r?\n/u), {
      isLowerCased,
      isStripped: flagIn(config, 'strip_accents') ?? isLowerCased,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new QaError('MODEL_FORMAT', file, error.message, { cause: error });
  }
};
