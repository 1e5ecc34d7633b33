import type { Stemmer } from '../analysis/stem.ts';
import { createFigureTrack } from '../figures/index/figure-track.ts';
import type { ScopedFigures } from '../figures/index/scoped-figures.ts';
import type { Meanings } from '../retrieval/meanings.ts';
import type { PassageSurroundings } from '../retrieval/passage-entries.ts';
import { createPassageTrack, type PassageIndex } from '../retrieval/passage-index.ts';
import type { Slices } from '../scheduling/slices.ts';
import type { DocumentId, Passage, Scope } from '../types.ts';
import type { AnalysedDocument } from './analyse-document.ts';

/** Documents by id, in the order of their ids. */
export type Analysed = ReadonlyMap<DocumentId, AnalysedDocument>;

/** What one scope can be asked in one state of the corpus. */
export interface ScopeIndexes {
  readonly passages: PassageIndex;
  readonly figures: ScopedFigures;
}

/** The indexes of one scope, state after state. */
export interface ScopeTrack {
  /** The indexes of the next state, worked out from what differs; those of former states go on answering. */
  advance(documents: Analysed, around: PassageSurroundings): Slices<ScopeIndexes>;
  /** Lets go of what only former states had. */
  retire(): Slices<void>;
  isWorn(): boolean;
  /** Works in what has changed; may run beside `advance`. */
  renew(): Slices<void>;
}

/** A name for a scope: the same for the same collections in any order. */
export const scopeKey = ({ collections }: Scope): string =>
  [...new Set(collections)].sort().join('\n');

const passagesOf = (documents: readonly AnalysedDocument[]): readonly Passage[] =>
  documents.flatMap(({ passages }) => passages);

const EMPTY: Analysed = new Map();

/** The documents that others do not have, or have otherwise. */
const missingIn = (some: Analysed, others: Analysed): readonly AnalysedDocument[] => {
  const missing: AnalysedDocument[] = [];
  for (const [id, one] of some) if (others.get(id) !== one) missing.push(one);
  return missing;
};

/** The indexes of one scope; nothing outside its collections takes part in them. */
export const createScopeTrack = (scope: Scope, stem: Stemmer, meanings: Meanings): ScopeTrack => {
  const passages = createPassageTrack(meanings);
  const figures = createFigureTrack(stem);
  const collections = new Set(scope.collections);
  let before = EMPTY;
  return {
    *advance(documents, around) {
      const visible = new Map<DocumentId, AnalysedDocument>();
      for (const [id, one] of documents)
        if (collections.has(one.document.collection)) visible.set(id, one);
      yield;
      const removed = passagesOf(missingIn(before, visible));
      yield;
      const added = passagesOf(missingIn(visible, before));
      yield;
      const all = passagesOf([...visible.values()]);
      yield;
      const change = { removed, added, passages: all, ...around };
      const indexes = {
        passages: yield* passages.advance(change),
        figures: yield* figures.advance(visible),
      };
      before = visible;
      return indexes;
    },
    retire: passages.retire,
    isWorn: figures.isWorn,
    renew: figures.renew,
  };
};
