import { type AnalysedDocument, analyseDocument } from './analyse-document.ts';
import { assembleLibrary, type LibraryTools } from './build-library.ts';
import type { CorpusChange } from './corpus/corpus-source.ts';
import type { LoadedCorpus, RejectedFile } from './corpus/load-corpus.ts';
import type { Library } from './library.ts';
import type { Document, DocumentId } from './types.ts';

/** How the corpus stands. */
export interface CorpusStatus {
  readonly articles: number;
  /** Files that could not be read, each with its reason. */
  readonly rejected: readonly RejectedFile[];
  /** When the library that answers now became the one that answers, in milliseconds since 1970. */
  readonly since: number;
}

/** A library that follows a corpus: there is always a whole one to ask. */
export interface LiveLibrary {
  /** The library over the corpus as it stands. It never changes; after a change there is another one. */
  current(): Library;
  status(): CorpusStatus;
  /**
   * Takes a change in: resolves once the library that has it whole is the current one. The one before
   * goes on answering until then. Changes are taken in one after another, in the order of the calls.
   */
  apply(change: CorpusChange): Promise<void>;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A library over a corpus that changes. What is worked out of a document is kept until it changes. */
export const createLiveLibrary = async (
  corpus: LoadedCorpus,
  tools: LibraryTools,
  now: () => number = Date.now,
): Promise<LiveLibrary> => {
  const analysed = new Map<DocumentId, AnalysedDocument>();
  const take = async (documents: readonly Document[]): Promise<void> => {
    for (const document of documents) {
      analysed.set(document.id, analyseDocument(document, tools));
      await nextTurn();
    }
  };
  /** In the order a folder is read in, whatever order the documents came in. */
  const assemble = (): Library =>
    assembleLibrary(
      [...analysed.values()].sort((a, b) => (a.document.id < b.document.id ? -1 : 1)),
      tools,
    );
  await take(corpus.documents);
  let library = assemble();
  let { rejected } = corpus;
  let since = now();
  let last = Promise.resolve();
  const swap = async (change: CorpusChange): Promise<void> => {
    for (const id of change.removed) analysed.delete(id);
    await take(change.changed);
    library = assemble();
    ({ rejected } = change);
    since = now();
  };
  return {
    current: () => library,
    status: () => ({ articles: library.documents.size, rejected, since }),
    apply: (change) => {
      const taken = last.then(() => swap(change));
      last = taken.catch(() => {});
      return taken;
    },
  };
};
