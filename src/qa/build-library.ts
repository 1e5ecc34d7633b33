import { type AnalysedDocument, type AnalysisTools, analyseDocument } from './analyse-document.ts';
import { createCountries } from './analysis/countries.ts';
import { createEnglish } from './analysis/english.ts';
import { createNameFinder } from './analysis/find-names.ts';
import { createOpposites } from './analysis/opposites.ts';
import { createAnswerer } from './answerer.ts';
import { type Measures, measurePassage } from './answering/measure-passage.ts';
import { buildFigureIndex } from './figures/figure-index.ts';
import type { Library } from './library.ts';
import type { SpanReader } from './reading/span-reader.ts';
import { loadWordVectors, type WordVectors } from './reading/word-vectors.ts';
import { createPassageIndex, type PassageIndex } from './retrieval/passage-index.ts';
import { createQueryContext } from './retrieval/query-context.ts';
import { loadRanker, type Ranker } from './retrieval/ranker.ts';
import type { Document, Passage, Scope } from './types.ts';

/** What a library can do without, at the price of worse answers. */
export interface LibraryOptions {
  /** Finds words of nearly the same meaning; those that ship unless others are given, `null` for none. */
  readonly vectors?: WordVectors | null;
  /** Reads the best sentences for the exact span. */
  readonly reader?: SpanReader;
  /** Ranks the sentences that the rules find; the one that ships unless another is given, `null` for the rules alone. */
  readonly ranker?: Ranker | null;
}

/** What every state of a corpus is analysed and asked with: made once, shared by all of them. */
export interface LibraryTools extends AnalysisTools {
  readonly vectors: WordVectors | undefined;
  readonly reader: SpanReader | undefined;
  readonly ranker: Ranker | undefined;
}

/** The language tools, with the word vectors and the ranker that ship unless told otherwise. */
export const loadLibraryTools = async (options: LibraryOptions = {}): Promise<LibraryTools> => {
  const vectors =
    options.vectors === undefined ? await loadWordVectors() : (options.vectors ?? undefined);
  const countries = createCountries();
  return {
    english: createEnglish(),
    countries,
    findNames: createNameFinder(countries),
    vectors,
    reader: options.reader,
    ranker: options.ranker === undefined ? await loadRanker() : (options.ranker ?? undefined),
  };
};

/** Documents analysed between two turns of the event loop. */
const DOCUMENTS_PER_TURN = 8;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The library of these documents: passages, indexes and the answerer over them. */
export const buildLibrary = async (
  documents: readonly Document[],
  options: LibraryOptions = {},
): Promise<Library> => {
  const tools = await loadLibraryTools(options);
  const analysed: AnalysedDocument[] = [];
  for (const [count, document] of documents.entries()) {
    analysed.push(analyseDocument(document, tools));
    if (count % DOCUMENTS_PER_TURN === DOCUMENTS_PER_TURN - 1) await nextTurn();
  }
  return assembleLibrary(analysed, tools);
};

/** The library of documents that are analysed: what is worked out of all of them together. */
export const assembleLibrary = (
  analysed: readonly AnalysedDocument[],
  { english, countries, findNames, vectors, reader, ranker }: LibraryTools,
): Library => {
  const byId = new Map(analysed.map(({ document }) => [document.id, document]));
  const passagesOf = new Map(analysed.map(({ document, passages }) => [document.id, passages]));
  const passages = [...passagesOf.values()].flat();
  const documents = [...byId.values()];
  const found = analysed.flatMap((one) => one.figures);

  const figures = buildFigureIndex(documents, found, english.stem);

  const context = createQueryContext(byId, passagesOf, english, countries);

  const indexes = new Map<string, PassageIndex>();
  const indexFor = (scope: Scope): PassageIndex => {
    const collections = [...new Set(scope.collections)].sort();
    const key = collections.join('\n');
    const built = indexes.get(key);
    if (built !== undefined) return built;
    const inScope = passages.filter(({ documentId }) =>
      collections.includes(byId.get(documentId)?.collection ?? ''),
    );
    const index = createPassageIndex(inScope, context.titleStems, context.headingStems, vectors);
    indexes.set(key, index);
    return index;
  };

  const measured = new WeakMap<Passage, Measures>();
  const measure = (passage: Passage): Measures => {
    const measures =
      measured.get(passage) ?? measurePassage(passage, byId.get(passage.documentId)?.publishedOn);
    measured.set(passage, measures);
    return measures;
  };

  const answer = createAnswerer({
    measure,
    figures,
    opposites: createOpposites(english.stem),
    ...(reader === undefined ? {} : { reader }),
    ...(ranker === undefined ? {} : { ranker }),
    english,
    findNames,
    countries,
    indexFor,
    documents: byId,
    passagesOf,
    context,
  });
  return { documents: byId, passages, figures, answer };
};
