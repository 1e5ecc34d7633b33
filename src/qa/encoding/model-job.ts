import type { ReadText, TokenReading } from '../reading/passage-reader.ts';
import type { ThreadFailure } from '../scheduling/thread-failure.ts';
import type { EncodedAs } from './encoder.ts';

/** What a thread does at a time. */
export interface ModelJobs {
  readonly encode: {
    readonly job: { readonly text: string; readonly as: EncodedAs };
    readonly result: Float32Array;
  };
  readonly read: {
    readonly job: { readonly question: string; readonly passage: ReadText };
    readonly result: TokenReading;
  };
}

export type ModelJobKind = keyof ModelJobs;

/** A job with its kind. */
export type ModelJob = {
  readonly [Kind in ModelJobKind]: { readonly kind: Kind } & ModelJobs[Kind]['job'];
}[ModelJobKind];

/** The folders of the models that a thread loads. */
export interface ModelPlaces {
  readonly encoder?: string;
  readonly reader?: string;
}

/** What is known of a model once a thread has it. */
export interface ModelFacts {
  readonly model: string;
  /** Numbers that it gives for a text as a whole. */
  readonly dimensions: number;
}

/**
 * Two numbers that a thread shares with who started it: whether it is to stop, and how many things it is doing. A thread
 * that is ended in the middle of a network's run takes the whole process with it.
 */
export const STOP = 0;
export const BUSY = 1;

export interface ModelRequest {
  readonly id: number;
  readonly job: ModelJob;
}

/** For each model `loaded` or `refused` comes once, then one reply for each request. */
export type ModelReply =
  | { readonly kind: 'loaded'; readonly place: keyof ModelPlaces; readonly facts: ModelFacts }
  | { readonly kind: 'refused'; readonly place: keyof ModelPlaces; readonly failure: ThreadFailure }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly result: ModelJobs[ModelJobKind]['result'];
    }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: ThreadFailure };
