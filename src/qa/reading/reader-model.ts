import { join } from 'node:path';
import { type ModelFolder, openModelFolder } from '../encoding/model-folder.ts';
import { readModelWords } from '../encoding/model-words.ts';
import { loadNetwork, type ModelOutput, type Network } from '../encoding/onnx-runtime.ts';
import type { Pieces, WordPiece } from '../encoding/word-piece.ts';
import { QaError } from '../errors.ts';
import type { ReadText, TokenReading } from './passage-reader.ts';
import { bestWindows, type PieceWindow, windowsOver } from './reader-windows.ts';

/** A reader that is loaded in this thread. */
export interface ReaderModel {
  readonly model: string;
  read(question: string, passage: ReadText): Promise<TokenReading>;
}

/** How much of each part a network was taught to read, in word pieces. */
interface ReaderLimits {
  readonly tokens: number;
  readonly question: number;
  readonly context: number;
}

/** Pieces of a passage that are read; of a longer one the beginning. Some 700 words: a few windows. */
const PIECES_MAX = 1_024;

const NOTHING: PieceWindow = { first: 0, past: 0 };

const SETTINGS_FILE = 'reader.json';

const readLimits = async (folder: ModelFolder): Promise<ReaderLimits> => {
  const { maxTokens, maxQuestionTokens, maxContextTokens } = await folder.json(SETTINGS_FILE);
  const [tokens, question, context] = [maxTokens, maxQuestionTokens, maxContextTokens];
  const areNumbers =
    typeof tokens === 'number' && typeof question === 'number' && typeof context === 'number';
  // Something of the passage has to fit beside the longest question and context.
  if (areNumbers && tokens >= question + context + 32) return { tokens, question, context };
  const remedy =
    'it needs maxTokens, maxQuestionTokens and maxContextTokens; restore the files that go with this version';
  throw new QaError('MODEL_FORMAT', join(folder.path, SETTINGS_FILE), remedy);
};

const INPUTS = ['attention_mask', 'input_ids', 'token_type_ids'];
const OUTPUTS = ['end', 'relevance', 'start'];

const checkForm = ({ inputs, outputs }: Network, path: string): void => {
  const isAsExpected =
    INPUTS.every((name) => inputs.includes(name)) &&
    OUTPUTS.every((name) => outputs.includes(name));
  if (isAsExpected) return;
  const remedy = `it gives ${outputs.join(', ')} for ${inputs.join(', ')}, and a reader gives ${OUTPUTS.join(', ')} for ${INPUTS.join(', ')}; restore the files that go with this version`;
  throw new QaError('MODEL_FORMAT', path, remedy);
};

/** What stands before a passage's own pieces. */
interface Prompt {
  readonly question: readonly number[];
  readonly context: readonly number[];
}

/** What the network says of one window. */
interface WindowReading {
  readonly window: PieceWindow;
  readonly relevance: number;
  readonly start: PlaceLogits;
  readonly end: PlaceLogits;
}

/** Logits of the window's pieces, and that of none of them, which is the first place. */
interface PlaceLogits {
  readonly none: number;
  readonly pieces: Float32Array;
}

const inputsOf = ({ question, context }: Prompt, ids: readonly number[], words: WordPiece) => {
  const asked = [words.first, ...question, words.separator];
  const told = [...context, ...ids, words.separator];
  const all = [...asked, ...told];
  return {
    input_ids: all,
    attention_mask: all.map(() => 1),
    token_type_ids: [...asked.map(() => 0), ...told.map(() => 1)],
  };
};

const logitsOf = (output: ModelOutput | undefined, from: number, count: number): PlaceLogits => {
  const numbers = output?.numbers ?? new Float32Array();
  return { none: numbers[0] ?? 0, pieces: numbers.slice(from, from + count) };
};

/** One reading of several windows: each piece by the window in which most stands around it. */
const merge = (
  [first, ...others]: readonly [WindowReading, ...WindowReading[]],
  { starts, ends }: Pick<Pieces, 'starts' | 'ends'>,
): TokenReading => {
  const readings = [first, ...others];
  const top = others.reduce((best, one) => (one.relevance > best.relevance ? one : best), first);
  const windows = readings.map(({ window }) => window);
  const chosen = [...bestWindows(starts.length, windows)].map((place) => readings[place] ?? first);
  // Against "none" logits of two windows compare.
  const along = (side: 'start' | 'end'): Float32Array =>
    Float32Array.from(chosen, (reading, piece) => {
      const { none, pieces } = reading[side];
      return (pieces[piece - reading.window.first] ?? 0) - none + top[side].none;
    });
  return {
    relevance: top.relevance,
    none: top.start.none + top.end.none,
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    start: along('start'),
    end: along('end'),
  };
};

/**
 * Loads the reader in a folder: `model.onnx`, `vocab.txt` and `reader.json`. A window is
 * `[CLS] question [SEP] context, passage [SEP]` and is run alone (see `loadSentenceModel`).
 * @throws {QaError} MODEL_MISSING, MODEL_FORMAT, MODEL_CHECKSUM, RUNTIME_MISSING
 */
export const loadReaderModel = async (path: string): Promise<ReaderModel> => {
  const folder = await openModelFolder(path);
  const limits = await readLimits(folder);
  const words = await readModelWords(folder);
  const network = await loadNetwork(await folder.bytes(['model.onnx']), path);
  checkForm(network, path);
  const readWindow = async (
    prompt: Prompt,
    ids: readonly number[],
    window: PieceWindow,
  ): Promise<WindowReading> => {
    const own = ids.slice(window.first, window.past);
    const inputs = inputsOf(prompt, own, words);
    const outputs = await network.run(inputs);
    const from = inputs.input_ids.length - own.length - 1;
    return {
      window,
      relevance: outputs.relevance?.numbers[0] ?? 0,
      start: logitsOf(outputs.start, from, own.length),
      end: logitsOf(outputs.end, from, own.length),
    };
  };
  return {
    model: folder.hash(),
    read: async (question, { context, text }) => {
      const prompt = {
        question: words.pieces(question, limits.question).ids,
        context: words.pieces(context, limits.context).ids,
      };
      const pieces = words.pieces(text, PIECES_MAX);
      const room = limits.tokens - 3 - prompt.question.length - prompt.context.length;
      const [first = NOTHING, ...others] = windowsOver(pieces.ids.length, room);
      const readings: [WindowReading, ...WindowReading[]] = [
        await readWindow(prompt, pieces.ids, first),
      ];
      for (const window of others) readings.push(await readWindow(prompt, pieces.ids, window));
      return merge(readings, pieces);
    },
  };
};
