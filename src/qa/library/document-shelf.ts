import type { CorpusChange, LoadProgress } from '../corpus/corpus-source.ts';
import type { RejectedFile } from '../corpus/folder/rejected-file.ts';
import type { Document, DocumentId } from '../types.ts';
import type { AnalysedDocument } from './analyse-document.ts';

/** The documents of a corpus with all that is worked out of each alone; it changes as they do. */
export interface DocumentShelf {
  /**
   * Takes documents in, several at a time; one that cannot be analysed is left out and named. One that was changed again,
   * or removed, meanwhile is passed over.
   */
  put(documents: readonly Document[], onProgress?: (progress: LoadProgress) => void): Promise<void>;
  /** Takes away at once what is removed and what belongs to another collection now. */
  withdraw(change: Pick<CorpusChange, 'changed' | 'removed'>): void;
  /** Another number whenever what stands on it has changed. */
  version(): number;
  readonly analysed: ReadonlyMap<DocumentId, AnalysedDocument>;
  readonly failed: ReadonlyMap<DocumentId, RejectedFile>;
}

/** Works out what concerns one document, of `among` that came together. */
export type Analyse = (document: Document, among: number) => Promise<AnalysedDocument>;

/** A document that cannot be analysed is named like a file that cannot be read. */
const notAnalysed = ({ id }: Document, error: unknown): RejectedFile => ({
  file: id,
  code: 'ARTICLE_UNREADABLE',
  reason: error instanceof Error ? error.message : String(error),
  remedy: 'split it into smaller articles, or move it out of the corpus',
});

/** What was taken away is kept this long: it may only have come to belong elsewhere. */
const KEPT_MS = 30_000;

const withoutCollection = ({ collection, ...rest }: Document): string => JSON.stringify(rest);

/** Whether two documents differ in nothing but the collection, which no analysis looks at. */
const saysTheSame = (one: Document, other: Document): boolean =>
  one.text === other.text && withoutCollection(one) === withoutCollection(other);

/** What was taken away a moment ago, to be put back under another collection without being analysed again. */
const createLeavings = () => {
  const left = new Map<DocumentId, AnalysedDocument>();
  return {
    keep: (one: AnalysedDocument): void => {
      const { id } = one.document;
      left.set(id, one);
      setTimeout(() => {
        if (left.get(id) === one) left.delete(id);
      }, KEPT_MS).unref();
    },
    /** The analysis of this document, where it is known from before. */
    of: (document: Document): AnalysedDocument | undefined => {
      const one = left.get(document.id);
      left.delete(document.id);
      return one !== undefined && saysTheSame(one.document, document)
        ? { ...one, document }
        : undefined;
    },
  };
};

export const createDocumentShelf = (analyse: Analyse, atOnce: number): DocumentShelf => {
  const analysed = new Map<DocumentId, AnalysedDocument>();
  const failed = new Map<DocumentId, RejectedFile>();
  /** Documents that are to stand here as soon as they are analysed. */
  const wanted = new Map<DocumentId, Document>();
  const leavings = createLeavings();
  let version = 0;

  const remove = (id: DocumentId): void => {
    const one = analysed.get(id);
    if (one !== undefined) leavings.keep(one);
    if (analysed.delete(id)) version += 1;
    failed.delete(id);
  };

  const putOne = async (document: Document, among: number): Promise<void> => {
    const { id } = document;
    // Changed again or removed while it waited, or meanwhile: what was worked out of it is of no use.
    const isWanted = (): boolean => wanted.get(id) === document;
    if (!isWanted()) return;
    try {
      const one = leavings.of(document) ?? (await analyse(document, among));
      if (!isWanted()) return;
      analysed.set(id, one);
      failed.delete(id);
    } catch (error) {
      if (!isWanted()) return;
      analysed.delete(id);
      failed.set(id, notAnalysed(document, error));
    }
    version += 1;
    wanted.delete(id);
  };

  return {
    analysed,
    failed,
    version: () => version,
    withdraw: ({ changed, removed }) => {
      for (const id of removed) {
        wanted.delete(id);
        remove(id);
      }
      for (const document of changed) {
        const before = analysed.get(document.id);
        if (before !== undefined && before.document.collection !== document.collection) {
          remove(document.id);
        }
      }
    },
    put: async (documents, onProgress = () => {}) => {
      for (const document of documents) wanted.set(document.id, document);
      const rest = documents.values();
      let done = 0;
      const work = async (): Promise<void> => {
        for (const document of rest) {
          await putOne(document, documents.length);
          done += 1;
          onProgress({ done, total: documents.length });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    },
  };
};
