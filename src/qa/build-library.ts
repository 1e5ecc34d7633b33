import { createCountries } from './analysis/countries.ts';
import { createEnglish } from './analysis/english.ts';
import { createNameFinder } from './analysis/find-names.ts';
import { createOpposites } from './analysis/opposites.ts';
import { createAnswerer } from './answerer.ts';
import { type Measures, measurePassage } from './answering/measure-passage.ts';
import { splitPassages } from './corpus/split-passages.ts';
import { extractFigures } from './figures/extract-figures.ts';
import { buildFigureIndex } from './figures/figure-index.ts';
import type { Library } from './library.ts';
import type { SpanReader } from './reading/span-reader.ts';
import { loadWordVectors, type WordVectors } from './reading/word-vectors.ts';
import { createPassageIndex, type PassageIndex } from './retrieval/passage-index.ts';
import { createQueryContext } from './retrieval/query-context.ts';
import type { Document, Figure, Passage, Scope } from './types.ts';

/** What a library can do without, at the price of worse answers. */
export interface LibraryOptions {
  /** Finds words of nearly the same meaning; those that ship unless others are given, `null` for none. */
  readonly vectors?: WordVectors | null;
  /** Reads the best sentences for the exact span. */
  readonly reader?: SpanReader;
}

/** Documents split between two turns of the event loop. */
const DOCUMENTS_PER_TURN = 8;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The library of these documents: passages, indexes and the answerer over them. */
export const buildLibrary = async (
  documents: readonly Document[],
  options: LibraryOptions = {},
): Promise<Library> => {
  const vectors =
    options.vectors === undefined ? await loadWordVectors() : (options.vectors ?? undefined);
  const english = createEnglish();
  const countries = createCountries();
  const findNames = createNameFinder(countries);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const found: Figure[] = [];
  const passagesOf = new Map<string, readonly Passage[]>();
  for (const [count, document] of documents.entries()) {
    const passages = splitPassages(document, { english, findNames });
    passagesOf.set(document.id, passages);
    for (const figure of extractFigures(document, passages, countries.names)) found.push(figure);
    if (count % DOCUMENTS_PER_TURN === DOCUMENTS_PER_TURN - 1) await nextTurn();
  }
  const passages = [...passagesOf.values()].flat();

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
    ...(options.reader === undefined ? {} : { reader: options.reader }),
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
