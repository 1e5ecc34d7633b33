import { createMatrices, type Layer, type Matrices, type Place } from './matrices.ts';
import { type ByteRows, openReaderFile, type ReaderFile } from './reader-file.ts';

/** Longer texts and questions are cut off there. */
export const MAX_WINDOW_WORDS = 320;
export const MAX_QUESTION_WORDS = 48;

/** A linear layer and what it adds to each row. */
export interface Dense {
  readonly layer: Layer;
  readonly bias: Float32Array;
}

/** A gated convolution of width three: one layer for the word before, the word itself and the word after. */
export interface Convolution {
  readonly taps: readonly Layer[];
  readonly bias: Float32Array;
  /** How many words away "before" and "after" are. */
  readonly dilation: number;
}

export interface Encoder {
  readonly input: Dense;
  readonly convolutions: readonly Convolution[];
}

/** The learned numbers of the reader, by what they do; `training/reader_model.py` names them alike. */
export interface ReaderWeights {
  readonly vectors: ByteRows;
  readonly tuned: ByteRows;
  /** Word id to row of `tuned`. */
  readonly tunedRows: ReadonlyMap<number, number>;
  readonly suffix: ByteRows;
  readonly align: Dense;
  readonly textIn: Dense;
  readonly questionIn: Dense;
  readonly read: Encoder;
  readonly reread: Encoder;
  readonly fuse: Dense;
  readonly start: Dense;
  readonly end: Dense;
  readonly askedStart: Dense;
  readonly askedEnd: Dense;
  readonly nullIn: Dense;
  readonly own: Float32Array;
  readonly other: Float32Array;
  readonly both: Float32Array;
  readonly pool: Float32Array;
  readonly startSolo: Float32Array;
  readonly startSoloBias: number;
  readonly endSolo: Float32Array;
  readonly endSoloBias: number;
  readonly spanLength: Float32Array;
  readonly nullOut: Float32Array;
  readonly nullOutBias: number;
}

/** Where the network keeps its numbers while it reads one window. */
export interface ReaderRoom {
  readonly textVectors: Place;
  readonly questionVectors: Place;
  readonly textAligned: Place;
  readonly questionAligned: Place;
  readonly input: Place;
  readonly questionInput: Place;
  readonly projected: Place;
  readonly gates: Place;
  /** Encodings have zero rows before and after, `PADDING` of them. */
  readonly text: Place;
  readonly question: Place;
  readonly rereadText: Place;
  readonly fused: Place;
  readonly pair: Place;
  readonly starts: Place;
  readonly ends: Place;
  /** Single rows. */
  readonly asked: Place;
  readonly focused: Place;
  readonly summary: Place;
  readonly hidden: Place;
}

export interface ReaderModel {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly weights: ReaderWeights;
  readonly matrices: Matrices;
  readonly room: ReaderRoom;
}

export const DIMENSIONS = 100;
export const SUFFIX = 16;
export const ALIGN = 64;
export const PROJECTION = 128;
export const CHANNELS = 96;
export const PAIR_RANK = 32;
export const SPAN_WIDTH = 96;
export const NULL_WIDTH = 64;
/** The widest dilation of three layers. */
export const PADDING = 4;
export const TEXT_INPUT = 244;
export const QUESTION_INPUT = 127;
/** Weights in single precision, and what one window needs. */
const CAPACITY = 1_400_000;

const readLayers = (file: ReaderFile, matrices: Matrices): ReaderWeights => {
  const dense = (name: string): Dense => ({
    layer: matrices.store(file.byteRows(name)),
    bias: file.floats(`${name}.bias`),
  });
  const convolution = (name: string, dilation: number): Convolution => ({
    taps: [0, 1, 2].map((tap) => matrices.store(file.byteRows(`${name}.${tap}`))),
    bias: file.floats(`${name}.bias`),
    dilation,
  });
  const encoder = (name: string): Encoder => ({
    input: dense(`${name}.input`),
    convolutions: [1, 2, 4].map((dilation, at) =>
      convolution(`${name}.convolutions.${at}`, dilation),
    ),
  });
  const number = (name: string): number => file.floats(name)[0] ?? 0;
  return {
    vectors: file.byteRows('vectors'),
    tuned: file.byteRows('tuned'),
    tunedRows: new Map(Array.from(file.integers('tuned.ids'), (id, row) => [id, row])),
    suffix: file.byteRows('suffix'),
    align: dense('align'),
    textIn: dense('text_in'),
    questionIn: dense('question_in'),
    read: encoder('read'),
    reread: encoder('reread'),
    fuse: dense('fuse'),
    start: dense('spans.start'),
    end: dense('spans.end'),
    askedStart: dense('spans.asked_start'),
    askedEnd: dense('spans.asked_end'),
    nullIn: dense('null_in'),
    own: file.floats('own.weight'),
    other: file.floats('other.weight'),
    both: file.floats('both'),
    pool: file.floats('pool.weight'),
    startSolo: file.floats('spans.start_solo'),
    startSoloBias: number('spans.start_solo.bias'),
    endSolo: file.floats('spans.end_solo'),
    endSoloBias: number('spans.end_solo.bias'),
    spanLength: file.floats('spans.length'),
    nullOut: file.floats('null_out.weight'),
    nullOutBias: number('null_out.bias'),
  };
};

const makeRoom = (matrices: Matrices): ReaderRoom => {
  const text = (width: number): Place => matrices.room(MAX_WINDOW_WORDS * width);
  const question = (width: number): Place => matrices.room(MAX_QUESTION_WORDS * width);
  const padded = (words: number): Place => matrices.room((words + 2 * PADDING) * CHANNELS);
  return {
    textVectors: text(DIMENSIONS),
    questionVectors: question(DIMENSIONS),
    textAligned: text(ALIGN),
    questionAligned: question(ALIGN),
    input: text(TEXT_INPUT),
    questionInput: question(QUESTION_INPUT),
    projected: text(PROJECTION),
    gates: text(2 * CHANNELS),
    text: padded(MAX_WINDOW_WORDS),
    question: padded(MAX_QUESTION_WORDS),
    rereadText: padded(MAX_WINDOW_WORDS),
    fused: text(4 * CHANNELS),
    pair: text(2 * CHANNELS),
    starts: text(SPAN_WIDTH),
    ends: text(SPAN_WIDTH),
    asked: matrices.room(CHANNELS),
    focused: matrices.room(CHANNELS),
    summary: matrices.room(3 * CHANNELS),
    hidden: matrices.room(SPAN_WIDTH),
  };
};

/**
 * The reader's model, ready to read.
 * @param file the weights, as `training/export_reader.py` writes them
 * @param kernel the compiled matrix product
 * @throws ReaderFileError when the weights are damaged or of another version
 */
export const loadReaderModel = (file: Uint8Array, kernel: Uint8Array<ArrayBuffer>): ReaderModel => {
  const opened = openReaderFile(file);
  const matrices = createMatrices(kernel, CAPACITY);
  return {
    vocabulary: new Map(opened.lines('words').map((word, rank) => [word, rank])),
    weights: readLayers(opened, matrices),
    matrices,
    room: makeRoom(matrices),
  };
};
