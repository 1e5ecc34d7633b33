import { type ByteVector, toByteVector } from '../encoding/byte-vector.ts';
import type { Encoder } from '../encoding/encoder.ts';
import { createPassageVectors, type PassageVectors } from '../encoding/passage-vectors.ts';
import { type VectorCache, vectorKey } from '../encoding/vector-cache.ts';
import type { AnalysedDocument } from '../library/analyse-document.ts';
import { nextTurn } from '../scheduling/slices.ts';
import type { DocumentId, Passage } from '../types.ts';

/** How far the meanings of a corpus are. */
export interface MeaningProgress {
  /** Passages that can be found by meaning, of so many. */
  readonly done: number;
  readonly total: number;
  /** About how long the rest takes, in milliseconds; 0 when nothing is left to do. */
  readonly remainingMs: number;
  /** Why some passages stay without, or why what is made is not kept; absent where all is well. */
  readonly problem?: string;
}

/** Keeps a vector of every passage of a corpus, made in the background. */
export interface MeaningKeeper {
  readonly vectors: PassageVectors<Passage>;
  /** Makes what is missing of a state of the corpus, newest articles first, and lets go of what it does not have. */
  follow(analysed: ReadonlyMap<DocumentId, AnalysedDocument>): void;
  progress(): MeaningProgress;
  /** Resolves once there is nothing left to do. */
  settled(): Promise<void>;
}

export interface MeaningKeeperOptions {
  readonly encoder: Encoder;
  /** Vectors that were made before; they last no longer than the process without it. */
  readonly cache?: VectorCache;
  /** What a passage is encoded from. */
  readonly textOf: (passage: Passage, document: AnalysedDocument['document']) => string;
  /** Told once of each kind of trouble; all goes on without what it concerns. */
  readonly onTrouble?: (error: unknown, consequence: string) => void;
  readonly onProgress?: (progress: MeaningProgress) => void;
  readonly now?: () => number;
}

/** A passage of the state that is followed, with what its vector is kept by. */
interface Wanted {
  readonly passage: Passage;
  readonly text: string;
  readonly key: string;
}

type Analysed = ReadonlyMap<DocumentId, AnalysedDocument>;

/** Passages encoded, and kept, at a time: what a process that is killed loses. */
const BATCH = 32;
/** Passages worked through between two turns of the event loop. */
const IN_TURN = 200;
/** How much the last batch counts in the time that a passage takes. */
const RECENT = 0.2;
/** A passage of 150 words on one core, until it is known better. */
const PASSAGE_MS = 30;

const NOT_KEPT = 'vectors last no longer than this process';
const NOT_MADE = 'some passages are found by their words alone';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const newestFirst = (analysed: Analysed): readonly AnalysedDocument[] =>
  [...analysed.values()].sort((one, other) => {
    const [a = '', b = ''] = [one.document.publishedOn, other.document.publishedOn];
    return a === b ? 0 : a > b ? -1 : 1;
  });

/** Does one thing at a time, the last that it was told to do; what it was told in between is passed over. */
const createPursuit = <Aim>(pursue: (aim: Aim, isCurrent: () => boolean) => Promise<void>) => {
  let aim: { readonly of: Aim } | undefined;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    while (aim !== undefined) {
      const current = aim;
      await pursue(current.of, () => aim === current);
      if (aim === current) aim = undefined;
    }
  };
  return {
    set: (of: Aim): void => {
      aim = { of };
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    done: async (): Promise<void> => {
      while (running !== undefined) await running;
    },
  };
};

/** The cache, which is let be after its first failure: all goes on without it. */
const createForgivingCache = (
  cache: VectorCache | undefined,
  onTrouble: NonNullable<MeaningKeeperOptions['onTrouble']>,
) => {
  let problem: string | undefined;
  const attempt = async <Result>(
    work: (cache: VectorCache) => Promise<Result>,
  ): Promise<Result | undefined> => {
    if (cache === undefined) return undefined;
    try {
      const result = await work(cache);
      problem = undefined;
      return result;
    } catch (error) {
      if (problem === undefined) onTrouble(error, NOT_KEPT);
      problem = `${NOT_KEPT}: ${messageOf(error)}`;
      return undefined;
    }
  };
  return { attempt, problem: () => problem };
};

type ForgivingCache = ReturnType<typeof createForgivingCache>;

/** What the steps below work with. */
interface KeeperParts extends MeaningKeeperOptions {
  readonly vectors: PassageVectors<Passage>;
  readonly kept: ForgivingCache;
}

/** All passages of a state with their keys, newest first. */
const listOf = async (
  analysed: Analysed,
  { encoder, textOf }: KeeperParts,
): Promise<readonly Wanted[]> => {
  const all: Wanted[] = [];
  for (const { document, passages } of newestFirst(analysed)) {
    for (const passage of passages) {
      const text = textOf(passage, document);
      all.push({ passage, text, key: vectorKey(encoder.model, text) });
      if (all.length % IN_TURN === 0) await nextTurn();
    }
  }
  return all;
};

/** Lets go of the vectors of passages that a state does not have. */
const letGo = async (all: readonly Wanted[], { vectors }: KeeperParts): Promise<void> => {
  const current = new Set(all.map(({ passage }) => passage));
  for (const [at, passage] of [...vectors.keys()].entries()) {
    if (!current.has(passage)) vectors.remove(passage);
    if (at % IN_TURN === IN_TURN - 1) await nextTurn();
  }
};

/** A function that takes from the cache what is there. What it did not find is not looked for again. */
const createRecall = ({ vectors, kept, encoder }: KeeperParts) => {
  const lookedUp = new WeakSet<Passage>();
  return async (missing: readonly Wanted[]): Promise<void> => {
    const fresh = missing.filter(({ passage }) => !lookedUp.has(passage));
    if (fresh.length === 0) return;
    const keys = new Set(fresh.map(({ key }) => key));
    const found = await kept.attempt((cache) => cache.find(keys));
    for (const [at, { passage, key }] of fresh.entries()) {
      const vector = found?.get(key);
      if (vector?.bytes.length === encoder.dimensions) vectors.put(passage, vector);
      else lookedUp.add(passage);
      if (at % IN_TURN === IN_TURN - 1) await nextTurn();
    }
  };
};

/** Encodes passages, some at a time, and keeps what came of it. */
const createMaking = ({ encoder, vectors, kept, onTrouble, now = Date.now }: KeeperParts) => {
  /** Could not be encoded: not tried again until their article changes. */
  const refused = new WeakSet<Passage>();
  let passageMs = PASSAGE_MS;
  let problem: string | undefined;
  const encode = async (batch: readonly Wanted[]): Promise<readonly Float32Array[]> => {
    try {
      return await encoder.encode(
        batch.map(({ text }) => text),
        'passage',
      );
    } catch (error) {
      if (problem === undefined) onTrouble?.(error, NOT_MADE);
      problem = `${NOT_MADE}: ${messageOf(error)}`;
      for (const { passage } of batch) refused.add(passage);
      return [];
    }
  };
  return {
    isRefused: (passage: Passage) => refused.has(passage),
    passageMs: () => passageMs,
    problem: () => problem,
    make: async (batch: readonly Wanted[]): Promise<void> => {
      const started = now();
      const encoded = await encode(batch);
      const made = new Map<string, ByteVector>();
      for (const [at, vector] of encoded.entries()) {
        const wanted = batch[at];
        if (wanted === undefined) continue;
        made.set(wanted.key, toByteVector(vector));
        vectors.put(wanted.passage, toByteVector(vector));
      }
      if (made.size === 0) return;
      problem = undefined;
      passageMs += RECENT * ((now() - started) / batch.length - passageMs);
      await kept.attempt((cache) => cache.add(made));
    },
  };
};

/** Keeps vectors of passages: from the cache where they were made before, from the encoder otherwise. */
export const createMeaningKeeper = (options: MeaningKeeperOptions): MeaningKeeper => {
  const { cache, onTrouble = () => {}, onProgress = () => {} } = options;
  const vectors = createPassageVectors<Passage>(options.encoder.dimensions);
  const parts = { ...options, vectors, kept: createForgivingCache(cache, onTrouble) };
  const recall = createRecall(parts);
  const { make, isRefused, passageMs, problem } = createMaking(parts);
  /** Passages of the state, those without a vector, and those of them that one is made of. */
  let [total, left, due] = [0, 0, 0];

  const progress = (): MeaningProgress => {
    const trouble = problem() ?? parts.kept.problem();
    const done = total - left;
    const remainingMs = Math.round(due * passageMs());
    return { done, total, remainingMs, ...(trouble === undefined ? {} : { problem: trouble }) };
  };
  const pursuit = createPursuit<Analysed>(async (analysed, isCurrent) => {
    const all = await listOf(analysed, parts);
    await letGo(all, parts);
    const lacking = () => all.filter(({ passage }) => !vectors.has(passage));
    [total, left] = [all.length, lacking().length];
    await recall(lacking());
    const without = lacking();
    const missing = without.filter(({ passage }) => !isRefused(passage));
    const refusedCount = without.length - missing.length;
    for (let at = 0; at < missing.length && isCurrent(); at += BATCH) {
      due = missing.length - at;
      left = due + refusedCount;
      onProgress(progress());
      await make(missing.slice(at, at + BATCH));
    }
    if (!isCurrent()) return;
    [left, due] = [lacking().length, 0];
    onProgress(progress());
    const keys = new Set(all.map(({ key }) => key));
    await parts.kept.attempt((kept) => kept.keepOnly(keys));
  });
  return { vectors, follow: pursuit.set, progress, settled: pursuit.done };
};
