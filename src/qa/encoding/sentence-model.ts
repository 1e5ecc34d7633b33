import { join } from 'node:path';
import { QaError } from '../errors.ts';
import type { EncodedAs } from './encoder.ts';
import { type ModelFolder, openModelFolder } from './model-folder.ts';
import { readModelWords } from './model-words.ts';
import { loadNetwork, type ModelOutput, type Network } from './onnx-runtime.ts';
import type { WordPiece } from './word-piece.ts';

/** A sentence encoder that is loaded in this thread. */
export interface SentenceModel {
  readonly model: string;
  readonly dimensions: number;
  encode(text: string, as: EncodedAs): Promise<Float32Array>;
}

/** How the vectors of a text's pieces become one. */
type Pooling = 'mean' | 'first' | 'max';

interface ModelSettings {
  readonly pooling: Pooling;
  readonly prefixes: Readonly<Record<EncodedAs, string>>;
  /** Pieces of a text that are read, the two around it among them. */
  readonly piecesMax: number;
}

/** Where exports to ONNX are found in a folder of sentence-transformers. */
const NETWORK_FILES = [
  'model.onnx',
  'onnx/model.onnx',
  'model_quantized.onnx',
  'onnx/model_quantized.onnx',
];
/** Positions of BERT. */
const PIECES_MAX = 512;
/** The names that prompts of published models have. */
const PROMPTS: Readonly<Record<EncodedAs, readonly string[]>> = {
  question: ['query', 'question', 's2p_query'],
  passage: ['passage', 'document', 'corpus'],
};

const readPooling = async (folder: ModelFolder): Promise<Pooling> => {
  const modules = (await folder.text('modules.json')) ?? '';
  if (modules.includes('models.Dense')) {
    const remedy = 'a model with a dense layer after pooling is not supported; take another';
    throw new QaError('MODEL_FORMAT', join(folder.path, 'modules.json'), remedy);
  }
  const config = await folder.json('1_Pooling/config.json');
  if (config.pooling_mode_cls_token === true) return 'first';
  if (config.pooling_mode_max_tokens === true) return 'max';
  const others = ['mean_sqrt_len_tokens', 'weightedmean_tokens', 'lasttoken'];
  if (others.some((mode) => config[`pooling_mode_${mode}`] === true)) {
    const remedy =
      'pooling has to be by mean, by maximum or by the first token; take another model';
    throw new QaError('MODEL_FORMAT', join(folder.path, '1_Pooling/config.json'), remedy);
  }
  return 'mean';
};

const readSettings = async (folder: ModelFolder): Promise<ModelSettings> => {
  const { prompts } = await folder.json('config_sentence_transformers.json');
  const promptOf = (as: EncodedAs): string => {
    const found = PROMPTS[as].map((name) => (prompts as Record<string, unknown> | null)?.[name]);
    const prompt = found.find((one) => typeof one === 'string');
    return typeof prompt === 'string' ? prompt : '';
  };
  const { max_seq_length: sequence } = await folder.json('sentence_bert_config.json');
  const { max_position_embeddings: positions } = await folder.json('config.json');
  const lengths = [sequence, positions].filter((length) => typeof length === 'number');
  return {
    pooling: await readPooling(folder),
    prefixes: { question: promptOf('question'), passage: promptOf('passage') },
    piecesMax: Math.min(PIECES_MAX, ...lengths),
  };
};

const toUnitLength = (vector: Float32Array): Float32Array => {
  const length = Math.hypot(...vector) || 1;
  return vector.map((number) => number / length);
};

/** One vector of the vectors of the pieces. */
const pool = ({ numbers, shape }: ModelOutput, pooling: Pooling): Float32Array => {
  const dimensions = shape.at(-1) ?? 0;
  // Some exports have pooled already: one row.
  const rows = shape.length === 3 ? (shape[1] ?? 0) : 1;
  if (pooling === 'first' || rows === 1) return numbers.slice(0, dimensions);
  const pooled = new Float32Array(dimensions).fill(
    pooling === 'max' ? Number.NEGATIVE_INFINITY : 0,
  );
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < dimensions; column += 1) {
      const number = numbers[row * dimensions + column] ?? 0;
      const before = pooled[column] ?? 0;
      pooled[column] = pooling === 'max' ? Math.max(before, number) : before + number;
    }
  }
  return pooled;
};

const OUTPUTS = ['sentence_embedding', 'last_hidden_state', 'token_embeddings'];

/** A function from pieces to the output that vectors are made of. */
const createRunning = (network: Network, file: string) => {
  const known = ['input_ids', 'attention_mask', 'token_type_ids'];
  const strange = network.inputs.filter((name) => !known.includes(name));
  if (strange.length > 0) {
    const remedy = `it asks for "${strange.join('", "')}"; a sentence encoder takes ${known.join(', ')}`;
    throw new QaError('MODEL_FORMAT', file, remedy);
  }
  const output = OUTPUTS.find((name) => network.outputs.includes(name)) ?? network.outputs[0] ?? '';
  return async (ids: readonly number[]): Promise<ModelOutput> => {
    const rows: Record<string, readonly number[]> = {
      input_ids: ids,
      attention_mask: ids.map(() => 1),
      token_type_ids: ids.map(() => 0),
    };
    const inputs = Object.fromEntries(network.inputs.map((name) => [name, rows[name] ?? []]));
    const found = (await network.run(inputs))[output];
    if (found === undefined || !(found.numbers instanceof Float32Array) || found.shape.length < 2) {
      const remedy = `its output "${output}" is not a vector of each piece; take a sentence encoder`;
      throw new QaError('MODEL_FORMAT', file, remedy);
    }
    return found;
  };
};

const piecesOf = (words: WordPiece, text: string, max: number): readonly number[] => [
  words.first,
  ...words.pieces(text, max - 2).ids,
  words.separator,
];

/**
 * Loads the sentence encoder in a folder laid out as sentence-transformers does; every text is run alone: int8 networks
 * scale what they compute by the largest number of a run, so that a vector would depend on the texts beside it, and on
 * a CPU several together are hardly quicker.
 * @throws {QaError} MODEL_MISSING, MODEL_FORMAT, MODEL_CHECKSUM, RUNTIME_MISSING
 */
export const loadSentenceModel = async (path: string): Promise<SentenceModel> => {
  const folder = await openModelFolder(path);
  const words = await readModelWords(folder);
  const { pooling, prefixes, piecesMax } = await readSettings(folder);
  const bytes = await folder.bytes(NETWORK_FILES);
  const network = await loadNetwork(bytes, path);
  const run = createRunning(network, path);
  const encode: SentenceModel['encode'] = async (text, as) =>
    toUnitLength(pool(await run(piecesOf(words, prefixes[as] + text, piecesMax)), pooling));
  const { length: dimensions } = await encode('dimensions', 'passage');
  return { model: folder.hash(), dimensions, encode };
};
