import { addByteRow, addRow, apply, dot, relu, softmax } from './arithmetic.ts';
import { matchFeatures, QUESTION_FEATURES, TEXT_FEATURES } from './match-features.ts';
import type { Place } from './matrices.ts';
import type { ReadWords } from './read-words.ts';
import {
  ALIGN,
  DIMENSIONS,
  QUESTION_INPUT,
  type ReaderModel,
  SUFFIX,
  TEXT_INPUT,
} from './reader-weights.ts';

/** Lays the fixed vectors of the words down; unknown words have none. Returns the length of each. */
const placeVectors = (model: ReaderModel, words: ReadWords, place: Place): Float32Array => {
  const { floats } = model.matrices;
  floats.fill(0, place, place + words.ids.length * DIMENSIONS);
  return Float32Array.from(words.ids, (id, at) => {
    const row = place + at * DIMENSIONS;
    if (id > 0) addByteRow(floats, row, model.weights.vectors, id - 1);
    return Math.sqrt(dot(floats, row, row, DIMENSIONS));
  });
};

const addTuned = (model: ReaderModel, words: ReadWords, place: Place): void => {
  for (const [at, id] of words.ids.entries()) {
    const row = model.weights.tunedRows.get(id);
    if (row !== undefined)
      addByteRow(model.matrices.floats, place + at * DIMENSIONS, model.weights.tuned, row);
  }
};

/** For each word of the text the cosine to its nearest content word in the question; 0 where there is none. */
const nearestWords = (
  model: ReaderModel,
  textLengths: Float32Array,
  questionLengths: Float32Array,
  content: Uint8Array,
): Float32Array => {
  const { floats } = model.matrices;
  const { textVectors, questionVectors } = model.room;
  const nearest = new Float32Array(textLengths.length);
  for (const [word, length] of questionLengths.entries()) {
    if (content[word] !== 1 || length === 0) continue;
    const right = questionVectors + word * DIMENSIONS;
    for (const [at, textLength] of textLengths.entries()) {
      if (textLength === 0) continue;
      const cosine =
        dot(floats, textVectors + at * DIMENSIONS, right, DIMENSIONS) / (length * textLength);
      if (cosine > (nearest[at] ?? 0)) nearest[at] = cosine;
    }
  }
  return nearest;
};

/** Lays down, in each row of the input, the question's words as the text's word attends to them. */
const placeAttended = (model: ReaderModel, n: number, m: number): void => {
  const { matrices, weights, room } = model;
  const { floats } = matrices;
  apply(matrices, weights.align, room.textVectors, room.textAligned, n);
  apply(matrices, weights.align, room.questionVectors, room.questionAligned, m);
  relu(floats, room.textAligned, n * ALIGN);
  relu(floats, room.questionAligned, m * ALIGN);
  const attention = new Float32Array(m);
  for (let at = 0; at < n; at += 1) {
    for (let word = 0; word < m; word += 1) {
      const right = room.questionAligned + word * ALIGN;
      attention[word] = dot(floats, room.textAligned + at * ALIGN, right, ALIGN);
    }
    softmax(attention);
    const to = room.input + at * TEXT_INPUT + DIMENSIONS;
    floats.fill(0, to, to + DIMENSIONS);
    for (let word = 0; word < m; word += 1) {
      const from = room.questionVectors + word * DIMENSIONS;
      addRow(floats, to, from, attention[word] ?? 0, DIMENSIONS);
    }
  }
};

const placeVector = (model: ReaderModel, to: Place, from: Place): void => {
  model.matrices.floats.copyWithin(to, from, from + DIMENSIONS);
};

/** Lays down what was learned about a word's last letters. */
const placeSuffix = (model: ReaderModel, to: Place, row: number): void => {
  model.matrices.floats.fill(0, to, to + SUFFIX);
  addByteRow(model.matrices.floats, to, model.weights.suffix, row);
};

/**
 * The network's input: `room.input` holds the text's rows, `room.questionInput` the question's. A row is the word's
 * vector, (for the text) the attended words of the question, the word's ending, the features, and the nearest match.
 */
export const embedWords = (model: ReaderModel, text: ReadWords, question: ReadWords): void => {
  const { room } = model;
  const { floats } = model.matrices;
  const features = matchFeatures(text, question);
  const textLengths = placeVectors(model, text, room.textVectors);
  const questionLengths = placeVectors(model, question, room.questionVectors);
  const nearest = nearestWords(model, textLengths, questionLengths, question.content);
  addTuned(model, text, room.textVectors);
  addTuned(model, question, room.questionVectors);
  placeAttended(model, text.ids.length, question.ids.length);
  for (const [at, suffix] of text.suffixes.entries()) {
    const row = room.input + at * TEXT_INPUT;
    placeVector(model, row, room.textVectors + at * DIMENSIONS);
    const rest = row + 2 * DIMENSIONS;
    placeSuffix(model, rest, suffix);
    const own = features.text.subarray(at * TEXT_FEATURES, (at + 1) * TEXT_FEATURES);
    floats.set(own, rest + SUFFIX);
    floats[rest + SUFFIX + TEXT_FEATURES] = nearest[at] ?? 0;
  }
  for (const [word, suffix] of question.suffixes.entries()) {
    const row = room.questionInput + word * QUESTION_INPUT;
    placeVector(model, row, room.questionVectors + word * DIMENSIONS);
    placeSuffix(model, row + DIMENSIONS, suffix);
    const from = word * QUESTION_FEATURES;
    floats.set(
      features.question.subarray(from, from + QUESTION_FEATURES),
      row + DIMENSIONS + SUFFIX,
    );
  }
};
