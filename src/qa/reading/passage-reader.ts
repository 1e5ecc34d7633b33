/** A passage as the reader sees it: what stands above it, and its text. */
export interface ReadText {
  readonly context: string;
  readonly text: string;
}

/** What the reader made of one passage. */
export interface TokenReading {
  /** How sure it is that the passage answers, as a logit: comparable across questions. */
  readonly relevance: number;
  /** The logit that no words of the passage answer, on the scale of `start` and `end` together. */
  readonly none: number;
  /** Where the text's word pieces stand, in UTF-16 units of `text`. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Logits that the answer's words begin or end with a piece, one a piece. */
  readonly start: Float32Array;
  readonly end: Float32Array;
}

/** Reads passages for a question: which of them answers, and in which words. */
export interface PassageReader {
  /** A name that changes with the model's numbers. */
  readonly model: string;
  /** One reading a passage, in their order. @throws {QaError} MODEL_ENDED when it can read no more */
  read(question: string, passages: readonly ReadText[]): Promise<readonly TokenReading[]>;
  close(): Promise<void>;
}
