import type { Stemmer } from '../../analysis/stem.ts';
import type { Slices } from '../../scheduling/slices.ts';
import type { DocumentId, Figure } from '../../types.ts';
import { conflictKey } from './conflicts.ts';

import { createFigureSearch } from './figure-search.ts';
import { buildFigureSegment, type DocumentFigures, type FigureSegment } from './figure-segment.ts';
import type { ScopedFigures } from './scoped-figures.ts';
import {
  buildFigureCompletions,
  createSuggestions,
  type FigureCompletions,
  type TitledFigure,
} from './suggestions.ts';

type Documents = ReadonlyMap<DocumentId, DocumentFigures>;

/** Figures of one scope, state after state. */
export interface FigureTrack {
  /** What is looked up of the figures of the next state; that of former states goes on as before. */
  advance(documents: Documents): Slices<ScopedFigures>;
  /** Whether so much has changed that working it all out again pays. */
  isWorn(): boolean;
  /** Works all out again for the state that `advance` was called with last. May run beside `advance`. */
  renew(): Slices<void>;
}

/** What is worked out of many figures at once, and then used for a while, with what has changed beside it. */
interface Base {
  readonly documents: Documents;
  readonly segment: FigureSegment;
  readonly completions: FigureCompletions;
  readonly alike: ReadonlyMap<string, readonly Figure[]>;
}

/** Changed figures that are looked through beside the rest: about a tenth of a second is spent on this many. */
const BESIDE_MAX = 2_000;
/** From this many on they are worked into the rest when there is time. */
const WORN = 500;
/** Figures keyed between two turns of the event loop. */
const KEYED = 50;

function* alikeOf(
  figures: readonly Figure[],
  stem: Stemmer,
): Slices<ReadonlyMap<string, readonly Figure[]>> {
  const alike = new Map<string, Figure[]>();
  for (const [at, figure] of figures.entries()) {
    const key = conflictKey(figure, stem);
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [figure]);
    else group.push(figure);
    if (at % KEYED === 0) yield;
  }
  return alike;
}

function* titled(documents: Iterable<DocumentFigures>): Iterable<TitledFigure> {
  for (const { document, figures } of documents)
    for (const figure of figures) yield { figure, title: document.title };
}

function* buildBase(documents: Documents, stem: Stemmer): Slices<Base> {
  const segment = yield* buildFigureSegment(documents.values(), stem);
  const completions = yield* buildFigureCompletions(() => titled(documents.values()));
  const alike = yield* alikeOf(segment.figures, stem);
  return { documents, segment, completions, alike };
}

/** The documents of one state that another does not have, or has otherwise. */
const without = (documents: Documents, others: Documents): readonly DocumentFigures[] => {
  const left: DocumentFigures[] = [];
  for (const [id, document] of documents) if (others.get(id) !== document) left.push(document);
  return left;
};

const countFigures = (documents: readonly DocumentFigures[]): number =>
  documents.reduce((sum, { figures }) => sum + figures.length, 0);

const compareFigures = (a: Figure, b: Figure): number =>
  a.citation.documentId === b.citation.documentId
    ? 0
    : a.citation.documentId < b.citation.documentId
      ? -1
      : 1;

/** What is looked up of a base, less what is gone, with what has come. */
function* scopedFigures(
  base: Base,
  gone: readonly DocumentFigures[],
  come: readonly DocumentFigures[],
  stem: Stemmer,
): Slices<ScopedFigures> {
  const goneIds = new Set(gone.map(({ document }) => document.id));
  const segment = yield* buildFigureSegment(come, stem);
  const goneSegment = yield* buildFigureSegment(gone, stem);
  const alike = yield* alikeOf(segment.figures, stem);
  const isGone = (figure: Figure): boolean => goneIds.has(figure.citation.documentId);
  return {
    search: createFigureSearch(
      {
        segments: [base.segment, segment],
        gone: goneSegment,
        isGone: (figure, of) => of === base.segment && isGone(figure),
      },
      stem,
    ),
    suggestions: createSuggestions(base.completions, [...titled(gone)], [...titled(come)]),
    alike: (key) => {
      const kept = (base.alike.get(key) ?? []).filter((figure) => !isGone(figure));
      const others = alike.get(key) ?? [];
      return others.length === 0 ? kept : [...kept, ...others].sort(compareFigures);
    },
  };
}

/** Follows the figures of one scope: much is worked out once, a change beside it. */
export const createFigureTrack = (stem: Stemmer): FigureTrack => {
  let base: Base | undefined;
  let current: Documents = new Map();
  let changed = 0;
  return {
    *advance(documents) {
      const known = base;
      const gone = known === undefined ? [] : without(known.documents, documents);
      yield;
      const come = known === undefined ? [] : without(documents, known.documents);
      const beside = countFigures(gone) + countFigures(come);
      const isFar = known === undefined || beside > BESIDE_MAX;
      const from = isFar ? yield* buildBase(documents, stem) : known;
      const scoped = yield* isFar
        ? scopedFigures(from, [], [], stem)
        : scopedFigures(from, gone, come, stem);
      if (isFar) base = from;
      current = documents;
      changed = isFar ? 0 : beside;
      return scoped;
    },
    isWorn: () => changed >= WORN,
    *renew() {
      changed = 0;
      base = yield* buildBase(current, stem);
    },
  };
};
