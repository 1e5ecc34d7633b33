import { type AnalysedDocument, type AnalysisTools, analyseInTurns } from './analyse-document.ts';
import { createCountries } from './analysis/countries.ts';
import { loadEnglish } from './analysis/english.ts';
import { createNameFinder } from './analysis/find-names.ts';
import { createOpposites, type Opposites } from './analysis/opposites.ts';
import { createAnswerMemory } from './answer-memory.ts';
import { createAnswerer, type FoundAnswer } from './answerer.ts';
import { type Answerability, loadAnswerability } from './answering/answerability.ts';
import { type Measures, measurePassage } from './answering/measure-passage.ts';
import { createFigureIndex } from './figures/figure-index.ts';
import type { Library } from './library.ts';
import type { SpanReader } from './reading/span-reader.ts';
import { loadWordVectors, type WordVectors } from './reading/word-vectors.ts';
import {
  type BuiltContext,
  createKeptContext,
  createQueryContext,
  type KeptContext,
} from './retrieval/query-context.ts';
import { loadRanker, type Ranker } from './retrieval/ranker.ts';
import { type Analysed, createScopeTrack, type ScopeIndexes, scopeKey } from './scope-track.ts';
import { nextTurn, runAtOnce } from './slices.ts';
import type { Document, DocumentId, IsoDate, Passage, Scope } from './types.ts';

/** What a library can do without, at the price of worse answers. */
export interface LibraryOptions {
  /** Finds words of nearly the same meaning; those that ship unless others are given, `null` for none. */
  readonly vectors?: WordVectors | null;
  /** Reads the best sentences for the exact span. */
  readonly reader?: SpanReader;
  /** Ranks the sentences that the rules find; the one that ships unless another is given, `null` for the rules alone. */
  readonly ranker?: Ranker | null;
  /** Tells whether the best sentence answers; the one that ships unless another is given, `null` for the rules alone. */
  readonly answerability?: Answerability | null;
}

/** What every state of a corpus is analysed and asked with: made once, shared by all of them. */
export interface LibraryTools extends AnalysisTools {
  readonly vectors: WordVectors | undefined;
  readonly reader: SpanReader | undefined;
  readonly ranker: Ranker | undefined;
  readonly answerability: Answerability | undefined;
}

/** The language tools, with the word vectors and the learned parts that ship unless told otherwise; made in slices. */
export const loadLibraryTools = async (options: LibraryOptions = {}): Promise<LibraryTools> => {
  const vectors =
    options.vectors === undefined ? await loadWordVectors() : (options.vectors ?? undefined);
  const ranker = options.ranker === undefined ? await loadRanker() : (options.ranker ?? undefined);
  const answerability =
    options.answerability === undefined
      ? await loadAnswerability()
      : (options.answerability ?? undefined);
  await nextTurn();
  const countries = createCountries();
  await nextTurn();
  const english = await loadEnglish();
  const findNames = createNameFinder(countries);
  const { reader } = options;
  return { english, countries, findNames, vectors, reader, ranker, answerability };
};

/** The library of these documents: passages, indexes and the answerer over them. */
export const buildLibrary = async (
  documents: readonly Document[],
  options: LibraryOptions = {},
): Promise<Library> => {
  const tools = await loadLibraryTools(options);
  const analysed: AnalysedDocument[] = [];
  for (const document of documents) {
    analysed.push(await analyseInTurns(document, tools));
  }
  return assembleLibrary(analysed, tools);
};

/** The library of documents that are analysed; a scope is indexed when it is first asked for. */
export const assembleLibrary = (
  analysed: readonly AnalysedDocument[],
  tools: LibraryTools,
): Library => createStates(tools)(inOrder(analysed)).library(() => undefined);

/** Documents by id, in the order of their ids: the same whatever order they came in. */
export const inOrder = (analysed: Iterable<AnalysedDocument>): Analysed =>
  new Map(
    [...analysed]
      .sort((a, b) => (a.document.id < b.document.id ? -1 : 1))
      .map((one) => [one.document.id, one]),
  );

/** One state of a corpus, before its indexes are there. */
export interface CorpusState {
  readonly analysed: Analysed;
  /** What indexing needs to know of the state. */
  readonly context: BuiltContext;
  /** The library of the state; a scope without indexes is indexed when it is first asked for, in one go. */
  library(indexesOf: (scope: Scope) => ScopeIndexes | undefined): Library;
  /** Forgets the answers that were given: those to come may be a little better. */
  forget(): void;
}

/** What is worked out of passages when first needed; the states of a corpus share it, and it is kept as long as they are. */
interface KeptOfPassages {
  readonly context: KeptContext;
  readonly measure: (passage: Passage, publishedOn: IsoDate | undefined) => Measures;
  readonly opposites: Opposites;
}

const createKept = ({ english, countries }: LibraryTools): KeptOfPassages => {
  const measured = new WeakMap<Passage, Measures>();
  return {
    context: createKeptContext(english, countries),
    opposites: createOpposites(english.stem),
    measure: (passage, publishedOn) => {
      const measures = measured.get(passage) ?? measurePassage(passage, publishedOn);
      measured.set(passage, measures);
      return measures;
    },
  };
};

/** A function that returns the state of a corpus that holds these documents. */
export const createStates = (tools: LibraryTools): ((analysed: Analysed) => CorpusState) => {
  const kept = createKept(tools);
  return (analysed) => createState(analysed, tools, kept);
};

const createState = (
  analysed: Analysed,
  tools: LibraryTools,
  kept: KeptOfPassages,
): CorpusState => {
  const { english, countries, findNames, vectors, reader, ranker, answerability } = tools;
  const byId = new Map<DocumentId, Document>();
  const passagesOf = new Map<DocumentId, readonly Passage[]>();
  for (const [id, { document, passages }] of analysed) {
    byId.set(id, document);
    passagesOf.set(id, passages);
  }
  const context = createQueryContext(byId, passagesOf, kept.context);
  // It goes with its state: what another state answers is another answer.
  let memory = createAnswerMemory<FoundAnswer>();
  const library: CorpusState['library'] = (indexesOf) => {
    const late = new Map<string, ScopeIndexes>();
    const indexesFor = (scope: Scope): ScopeIndexes => {
      const key = scopeKey(scope);
      const built =
        indexesOf(scope) ??
        late.get(key) ??
        runAtOnce(createScopeTrack(scope, english.stem, vectors).advance(analysed, context));
      late.set(key, built);
      return built;
    };
    const figures = createFigureIndex(
      analysed,
      byId,
      english.stem,
      (scope) => indexesFor(scope).figures,
    );
    const answer = createAnswerer({
      measure: (passage) => kept.measure(passage, byId.get(passage.documentId)?.publishedOn),
      figures,
      opposites: kept.opposites,
      ...(reader === undefined ? {} : { reader }),
      ...(ranker === undefined ? {} : { ranker }),
      ...(answerability === undefined ? {} : { answerability }),
      english,
      findNames,
      countries,
      indexFor: (scope) => indexesFor(scope).passages,
      documents: byId,
      passagesOf,
      context,
      recall: (key, work) => memory(key, work),
    });
    let passages: readonly Passage[] | undefined;
    return {
      documents: byId,
      get passages() {
        passages ??= [...passagesOf.values()].flat();
        return passages;
      },
      figures,
      answer,
    };
  };
  const forget = (): void => {
    memory = createAnswerMemory();
  };
  return { analysed, context, library, forget };
};
