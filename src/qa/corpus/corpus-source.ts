import type { Document, DocumentId } from '../types.ts';
import type { RejectedFile } from './folder/rejected-file.ts';

/** A corpus as it was read. */
export interface LoadedCorpus {
  /** In the order of their files' paths. */
  readonly documents: readonly Document[];
  readonly rejected: readonly RejectedFile[];
}

/** How far loading has come: files read, of how many. */
export interface LoadProgress {
  readonly done: number;
  readonly total: number;
}

/** What a change of the corpus comes to. An empty change is allowed, and leaves all as it is. */
export interface CorpusChange {
  /** New and changed documents, each whole; one whose id is known takes the place of what had it. */
  readonly changed: readonly Document[];
  /** Ids that no document has any more. A document that moved is removed under its old id and changed under its new one. */
  readonly removed: readonly DocumentId[];
  /** Every file that could not be read, as the corpus stands after this change, not only the new ones. */
  readonly rejected: readonly RejectedFile[];
}

/**
 * Where articles come from and go on coming from: a folder that is watched, or a database that tells
 * of changes. A source knows nothing of libraries; whoever follows it takes each change in, in order.
 */
export interface CorpusSource {
  /**
   * The corpus as it stands. Called once, before `changes`.
   * @throws {QaError} CORPUS_MISSING
   */
  load(onProgress?: (progress: LoadProgress) => void): Promise<LoadedCorpus>;
  /**
   * Every change since `load`, one after another, until `signal` aborts; then it ends without an error.
   * The next change is worked out only when it is asked for, so that a slow reader gets fewer and larger
   * ones. Trouble that may pass (a folder out of reach for a while) is waited out, not thrown: the last
   * good state stands meanwhile, and `onTrouble` is told of it.
   */
  changes(signal: AbortSignal, onTrouble?: (error: unknown) => void): AsyncIterable<CorpusChange>;
  /**
   * The article of an id as it stands there at this moment, whatever was loaded; `undefined` where there is none any
   * more. Its collection may not be told. Rejects while the source is out of reach.
   */
  reread(id: DocumentId): Promise<Document | undefined>;
}
