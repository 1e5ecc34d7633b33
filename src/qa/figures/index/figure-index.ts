import type { Stemmer } from '../../analysis/stem.ts';
import { runAtOnce } from '../../scheduling/slices.ts';
import type { Document, DocumentId, Figure, FigureId, PassageId, Scope } from '../../types.ts';
import type { Topic } from './completions.ts';
import { conflictKey, conflictsAmong } from './conflicts.ts';
import type { ScoredFigure } from './figure-search.ts';
import type { DocumentFigures } from './figure-segment.ts';
import { createFigureTrack } from './figure-track.ts';
import { groupBy } from './group-by.ts';
import type { ScopedFigures } from './scoped-figures.ts';
import type { SuggestionKind } from './suggestions.ts';

/** Every figure of the corpus, to be looked up by sentence, by article and by topic. */
export interface FigureIndex {
  /** In the order of the documents and their text. */
  readonly figures: readonly Figure[];
  /** What words are compared by. */
  readonly stem: Stemmer;
  get(id: FigureId): Figure | undefined;
  /** @param sentenceStart where the sentence starts in the document's text. */
  figuresOfSentence(passageId: PassageId, sentenceStart: number): readonly Figure[];
  figuresOfDocument(documentId: DocumentId): readonly Figure[];
  /** The figures of the scope that fit a topic, best first; scores are 0 to 1 and compare across topics. */
  findFigures(
    topic: string,
    scope: Scope,
    accept?: (figure: Figure) => boolean,
  ): readonly ScoredFigure[];
  /** Figures of the scope that give another value for the same thing, newest article first. */
  conflictsOf(figure: Figure, scope: Scope): readonly Figure[];
  /** At most 25 completions; each leads to an answer when it is sent back as it stands. */
  suggest(typed: string, kind: SuggestionKind, scope: Scope): readonly string[];
  /** What the scope has figures about, the most frequent first. */
  topics(scope: Scope): readonly Topic[];
}

const sentenceKey = (passageId: PassageId, start: number): string => `${passageId}@${start}`;

/** Figures by the sentence they stand in, worked out when a document is first asked for. */
const sentencesOf = new WeakMap<DocumentFigures, ReadonlyMap<string, readonly Figure[]>>();

const bySentence = (document: DocumentFigures): ReadonlyMap<string, readonly Figure[]> => {
  const known =
    sentencesOf.get(document) ??
    groupBy(document.figures, ({ citation }) =>
      sentenceKey(citation.passageId, citation.sentence.start),
    );
  sentencesOf.set(document, known);
  return known;
};

const before = (text: string, mark: string): string => text.slice(0, text.lastIndexOf(mark));

/** The index over the figures of these documents, in their order; `scoped` gives what is looked up by scope. */
export const createFigureIndex = (
  documents: ReadonlyMap<DocumentId, DocumentFigures>,
  documentOf: ReadonlyMap<DocumentId, Document>,
  stem: Stemmer,
  scoped: (scope: Scope) => ScopedFigures,
): FigureIndex => {
  let all: readonly Figure[] | undefined;
  return {
    get figures() {
      all ??= [...documents.values()].flatMap(({ figures }) => figures);
      return all;
    },
    stem,
    get: (id) => documents.get(before(id, '@'))?.figures.find((figure) => figure.id === id),
    figuresOfSentence: (passageId, start) => {
      const document = documents.get(before(passageId, '#'));
      if (document === undefined) return [];
      return bySentence(document).get(sentenceKey(passageId, start)) ?? [];
    },
    figuresOfDocument: (documentId) => documents.get(documentId)?.figures ?? [],
    findFigures: (topic, scope, accept = () => true) => scoped(scope).search(topic, accept),
    conflictsOf: (figure, scope) =>
      conflictsAmong(figure, scoped(scope).alike(conflictKey(figure, stem)), documentOf),
    suggest: (typed, kind, scope) => scoped(scope).suggestions.suggest(typed, kind),
    topics: (scope) => scoped(scope).suggestions.topics,
  };
};

/** The index over the figures of these documents, in the order of the documents and their text. */
export const buildFigureIndex = (
  documents: readonly Document[],
  figures: readonly Figure[],
  stem: Stemmer,
): FigureIndex => {
  const byDocument = groupBy(figures, ({ citation }) => citation.documentId);
  const documentOf = new Map(documents.map((document) => [document.id, document]));
  const own = new Map(
    documents.map((document) => [
      document.id,
      { document, figures: byDocument.get(document.id) ?? [] },
    ]),
  );
  const scopes = new Map<string, ScopedFigures>();
  const scoped = ({ collections }: Scope): ScopedFigures => {
    const key = [...new Set(collections)].sort().join('\n');
    const inScope = () =>
      new Map([...own].filter(([, { document }]) => collections.includes(document.collection)));
    const known = scopes.get(key) ?? runAtOnce(createFigureTrack(stem).advance(inScope()));
    scopes.set(key, known);
    return known;
  };
  return createFigureIndex(own, documentOf, stem, scoped);
};
