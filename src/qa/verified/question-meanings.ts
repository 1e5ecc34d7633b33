import type { Encoder } from '../encoding/encoder.ts';
import { nextTurn } from '../scheduling/slices.ts';

/** A text and what it is encoded as. */
export interface KeptText {
  readonly text: string;
  readonly as: 'question' | 'passage';
}

/** The meanings of stored questions and their answers, made in the background; they last as long as the process. */
export interface QuestionMeanings {
  /** Makes what is missing of these and lets go of all others. */
  follow(texts: readonly KeptText[]): void;
  /** `undefined` where it is not made yet, or cannot be. */
  of(kept: KeptText): Float32Array | undefined;
  /** Whether nothing is left to do. */
  isSettled(): boolean;
  settled(): Promise<void>;
}

/** Texts encoded at a time: a question that is asked waits no longer for them. */
const BATCH = 8;

const keyOf = ({ text, as }: KeptText): string => `${as}\n${text}`;

/** @param onTrouble told once; questions are compared by their words alone then. */
export const createQuestionMeanings = (
  encoder: Encoder,
  onTrouble: (error: unknown, consequence: string) => void = () => {},
): QuestionMeanings => {
  const vectors = new Map<string, Float32Array>();
  let wanted: readonly KeptText[] = [];
  let running: Promise<void> | undefined;
  let hasFailed = false;

  const missing = (): readonly KeptText[] => wanted.filter((kept) => !vectors.has(keyOf(kept)));
  const make = async (batch: readonly KeptText[], as: KeptText['as']): Promise<void> => {
    const own = batch.filter((kept) => kept.as === as);
    if (own.length === 0) return;
    const made = await encoder.encode(
      own.map(({ text }) => text),
      as,
    );
    for (const [at, kept] of own.entries()) {
      const vector = made[at];
      if (vector !== undefined) vectors.set(keyOf(kept), vector);
    }
  };
  const run = async (): Promise<void> => {
    try {
      for (let batch = missing(); batch.length > 0; batch = missing()) {
        await make(batch.slice(0, BATCH), 'question');
        await make(batch.slice(0, BATCH), 'passage');
        await nextTurn();
      }
    } catch (error) {
      hasFailed = true;
      onTrouble(error, 'verified answers are found by words alone');
    }
  };
  const start = (): void => {
    if (running !== undefined || hasFailed || missing().length === 0) return;
    running = run().finally(() => {
      running = undefined;
      // More may have come between the last look and here.
      start();
    });
  };
  return {
    follow: (texts) => {
      wanted = texts;
      const keys = new Set(texts.map(keyOf));
      for (const key of vectors.keys()) if (!keys.has(key)) vectors.delete(key);
      start();
    },
    of: (kept) => vectors.get(keyOf(kept)),
    isSettled: () => running === undefined,
    settled: async () => {
      while (running !== undefined) await running;
    },
  };
};
