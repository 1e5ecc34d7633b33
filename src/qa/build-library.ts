import { createEnglish } from './analysis/english.ts';
import { createNameFinder } from './analysis/find-names.ts';
import { STOP_WORDS } from './analysis/word-lists.ts';
import { createAnswerer } from './answerer.ts';
import { type Measures, measurePassage } from './answering/measure-passage.ts';
import { splitPassages } from './corpus/split-passages.ts';
import type { Library } from './library.ts';
import { createPassageIndex, type PassageIndex } from './retrieval/passage-index.ts';
import type { Document, Passage, Scope } from './types.ts';

/** Documents split between two turns of the event loop. */
const DOCUMENTS_PER_TURN = 8;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The library of these documents: passages, indexes and the answerer over them. */
export const buildLibrary = async (documents: readonly Document[]): Promise<Library> => {
  const english = createEnglish();
  const findNames = createNameFinder();
  const byId = new Map(documents.map((document) => [document.id, document]));
  const passagesOf = new Map<string, readonly Passage[]>();
  for (const [count, document] of documents.entries()) {
    passagesOf.set(document.id, splitPassages(document, { english, findNames }));
    if (count % DOCUMENTS_PER_TURN === DOCUMENTS_PER_TURN - 1) await nextTurn();
  }
  const passages = [...passagesOf.values()].flat();

  const stemsOf = (text: string): readonly string[] => {
    const { word, stem } = english.analyse(text).tokens;
    return stem.filter(
      (_, at) => !STOP_WORDS.has(word[at] ?? '') && /[\p{L}\p{N}]/u.test(word[at] ?? ''),
    );
  };
  const known = new Map<string, readonly string[]>();
  const stemsOnce = (text: string): readonly string[] => {
    const stems = known.get(text) ?? stemsOf(text);
    known.set(text, stems);
    return stems;
  };
  const titleStems = ({ documentId }: Passage): readonly string[] =>
    stemsOnce(byId.get(documentId)?.title ?? '');
  const headingStems = ({ heading }: Passage): readonly string[] => stemsOnce(heading);

  const indexes = new Map<string, PassageIndex>();
  const indexFor = (scope: Scope): PassageIndex => {
    const collections = [...new Set(scope.collections)].sort();
    const key = collections.join('\n');
    const built = indexes.get(key);
    if (built !== undefined) return built;
    const inScope = passages.filter(({ documentId }) =>
      collections.includes(byId.get(documentId)?.collection ?? ''),
    );
    const index = createPassageIndex(inScope, titleStems, headingStems);
    indexes.set(key, index);
    return index;
  };

  const contexts = new Map<string, ReadonlySet<string>>();
  const contextStems = (passage: Passage): ReadonlySet<string> => {
    const key = `${passage.documentId}\n${passage.heading}`;
    const stems = contexts.get(key) ?? new Set([...titleStems(passage), ...headingStems(passage)]);
    contexts.set(key, stems);
    return stems;
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
    english,
    findNames,
    indexFor,
    documents: byId,
    passagesOf,
    contextStems,
  });
  return { documents: byId, passages, answer };
};
