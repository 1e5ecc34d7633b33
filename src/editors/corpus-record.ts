import { createHash } from 'node:crypto';
import type { Document, DocumentId } from '../qa/types.ts';

/** What a corpus held at one time: a hash of each article. */
export type CorpusRecord = Readonly<Record<DocumentId, string>>;

/** What differs between two times, in the order of the ids. */
export interface CorpusDifference {
  readonly added: readonly DocumentId[];
  readonly changed: readonly DocumentId[];
  readonly removed: readonly DocumentId[];
}

/** A record of these articles. */
export const recordOf = (documents: readonly Document[]): CorpusRecord =>
  Object.fromEntries(
    documents.map((document) => [
      document.id,
      createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 32),
    ]),
  );

/** What became of a corpus since a record of it. */
export const compareRecords = (before: CorpusRecord, after: CorpusRecord): CorpusDifference => ({
  added: Object.keys(after).filter((id) => !Object.hasOwn(before, id)),
  changed: Object.keys(after).filter((id) => Object.hasOwn(before, id) && before[id] !== after[id]),
  removed: Object.keys(before).filter((id) => !Object.hasOwn(after, id)),
});
