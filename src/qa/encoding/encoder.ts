/** What a text is encoded for: some models put another prefix before each. */
export type EncodedAs = 'question' | 'passage';

/** Turns texts into vectors: the nearer two vectors, the nearer what the texts mean. */
export interface Encoder {
  /** A hash of all that a vector depends on but its text: weights, vocabulary, pooling, prefixes. */
  readonly model: string;
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Probabilities were not fitted with it: nothing that it helps to find is sure. */
  readonly isForeign?: boolean;
  /**
   * One vector of unit length for each text, in the order given. A text longer than the model reads counts with its
   * beginning. The vector of a text does not depend on the texts beside it. Questions are encoded before passages.
   * @throws {QaError} MODEL_ENDED where the threads that encode have ended for good
   */
  encode(texts: readonly string[], as: EncodedAs): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}
