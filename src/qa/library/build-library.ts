import { loadEnglish } from '../analysis/english.ts';
import { createCountries } from '../analysis/names/countries.ts';
import { createNameFinder } from '../analysis/names/find-names.ts';
import { createOpposites, type Opposites } from '../analysis/opposites.ts';
import { createAnswerer, type FoundAnswer } from '../answerer.ts';
import { type Measures, measurePassage } from '../answering/candidates/measure-passage.ts';
import type { Encoder } from '../encoding/encoder.ts';
import { loadKnownWords } from '../encoding/known-words.ts';
import { createFigureIndex } from '../figures/index/figure-index.ts';
import { createGlossaries } from '../glossary/glossary.ts';
import { createPacking, type PackDocument } from '../packing/pack-documents.ts';
import type { PassageReader } from '../reading/passage-reader.ts';
import {
  createMeaningKeeper,
  type MeaningKeeper,
  type MeaningKeeperOptions,
} from '../retrieval/keep-meanings.ts';
import { type Meanings, meaningsOf, NO_MEANINGS } from '../retrieval/meanings.ts';
import { encodedText } from '../retrieval/passage-context.ts';
import {
  type BuiltContext,
  createKeptContext,
  createQueryContext,
  type KeptContext,
} from '../retrieval/query-context.ts';
import { nextTurn, runAtOnce, runInSlices } from '../scheduling/slices.ts';
import type { Document, DocumentId, IsoDate, Passage, Scope } from '../types.ts';
import { createQuestionMeanings, type QuestionMeanings } from '../verified/question-meanings.ts';
import {
  createKeptVerified,
  createVerifiedAnswers,
  type KeptVerified,
} from '../verified/verified-answers.ts';
import { type AnalysedDocument, type AnalysisTools, analyseInTurns } from './analyse-document.ts';
import { createAnswerMemory } from './answer-memory.ts';
import type { Library } from './library.ts';
import { type Analysed, createScopeTrack, type ScopeIndexes, scopeKey } from './scope-track.ts';

/** What a library can do without, at the price of worse answers. */
export interface LibraryOptions
  extends Pick<MeaningKeeperOptions, 'cache' | 'onTrouble' | 'onProgress'> {
  /** Finds passages by their meaning. */
  readonly encoder?: Encoder;
  /** Reads the best passages: which of them answers, and in which words. */
  readonly reader?: PassageReader;
  /** Whether a library is built with all its meanings; they come in the background where it is `false`. */
  readonly isWaiting?: boolean;
}

/** What every state of a corpus is analysed and asked with: made once, shared by all of them. */
export interface LibraryTools extends AnalysisTools {
  readonly encoder: Encoder | undefined;
  readonly reader: PassageReader | undefined;
  readonly meanings: Meanings;
  /** Makes the meanings, where there is an encoder. */
  readonly keeper: MeaningKeeper | undefined;
  /** Makes what is kept of a document small. */
  readonly pack: PackDocument;
  /** Makes the meanings of the questions that editors answered. */
  readonly questions: QuestionMeanings | undefined;
}

/** The language tools; made in slices. */
export const loadLibraryTools = async (options: LibraryOptions = {}): Promise<LibraryTools> => {
  const { encoder, reader } = options;
  const countries = createCountries();
  await nextTurn();
  const english = await loadEnglish();
  const findNames = createNameFinder(countries);
  const keeper = encoder && createMeaningKeeper({ ...options, encoder, textOf: encodedText });
  const found = keeper === undefined ? NO_MEANINGS : meaningsOf(keeper.vectors);
  const meanings = { ...found, isWord: await loadKnownWords() };
  const questions = encoder && createQuestionMeanings(encoder, options.onTrouble);
  const pack = createPacking();
  return { english, countries, findNames, encoder, reader, meanings, keeper, pack, questions };
};

/** The library of these documents: passages, indexes and the answerer over them. */
export const buildLibrary = async (
  documents: readonly Document[],
  options: LibraryOptions = {},
): Promise<Library> => {
  const tools = await loadLibraryTools(options);
  const analysed: AnalysedDocument[] = [];
  for (const document of documents) {
    analysed.push(await runInSlices(tools.pack(await analyseInTurns(document, tools))));
  }
  tools.keeper?.follow(inOrder(analysed));
  const library = assembleLibrary(analysed, tools);
  if (options.isWaiting === false) return library;
  await tools.keeper?.settled();
  await tools.questions?.settled();
  return library;
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

/** An answer made while something was missing that will be there is worked out again. */
const createMemory = () => createAnswerMemory<FoundAnswer>(undefined, ({ isWhole }) => isWhole);

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
  readonly verified: KeptVerified;
  readonly glossaryOf: ReturnType<typeof createGlossaries>;
}

const createKept = (tools: LibraryTools): KeptOfPassages => {
  const { english, countries } = tools;
  const measured = new WeakMap<Passage, Measures>();
  return {
    context: createKeptContext(english, countries),
    opposites: createOpposites(english.stem),
    verified: createKeptVerified(tools),
    glossaryOf: createGlossaries(english),
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
  const { english, countries, findNames, encoder, reader, meanings } = tools;
  const byId = new Map<DocumentId, Document>();
  const passagesOf = new Map<DocumentId, readonly Passage[]>();
  for (const [id, { document, passages }] of analysed) {
    byId.set(id, document);
    passagesOf.set(id, passages);
  }
  const context = createQueryContext(byId, passagesOf, kept.context);
  const { opposites } = kept;
  const glossary = kept.glossaryOf(byId);
  const verified = createVerifiedAnswers(byId, { ...tools, opposites }, kept.verified);
  // It goes with its state: what another state answers is another answer.
  let memory = createMemory();
  const library: CorpusState['library'] = (indexesOf) => {
    const late = new Map<string, ScopeIndexes>();
    const indexesFor = (scope: Scope): ScopeIndexes => {
      const key = scopeKey(scope);
      const built =
        indexesOf(scope) ??
        late.get(key) ??
        runAtOnce(createScopeTrack(scope, english.stem, meanings).advance(analysed, context));
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
      opposites,
      glossary,
      verified,
      ...(reader === undefined ? {} : { reader }),
      ...(encoder === undefined ? {} : { encoder }),
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
      verified: verified.all,
      meaningsOf: async (texts) => encoder?.encode(texts, 'question').catch(() => undefined),
      answer,
    };
  };
  const forget = (): void => {
    memory = createMemory();
  };
  return { analysed, context, library, forget };
};
