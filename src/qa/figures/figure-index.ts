import type { Stemmer } from '../analysis/stem.ts';
import type { Document, DocumentId, Figure, FigureId, PassageId, Scope } from '../types.ts';
import type { Topic } from './completions.ts';
import { conflictKey, conflictsAmong } from './conflicts.ts';
import { createFigureSearch, type FigureSearch, type ScoredFigure } from './figure-search.ts';
import { createSuggestions, type SuggestionKind, type Suggestions } from './suggestions.ts';

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

/** The parts of the index that depend on what the asker may see. */
interface Scoped {
  readonly search: FigureSearch;
  readonly suggestions: Suggestions;
  readonly byConflictKey: ReadonlyMap<string, readonly Figure[]>;
}

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};

const sentenceKey = (passageId: PassageId, start: number): string => `${passageId}@${start}`;

/** The index over the figures of these documents, in the order of the documents and their text. */
export const buildFigureIndex = (
  documents: readonly Document[],
  figures: readonly Figure[],
  stem: Stemmer,
): FigureIndex => {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const documentOf = new Map(documents.map((document) => [document.id, document]));
  const bySentence = groupBy(figures, ({ citation }) =>
    sentenceKey(citation.passageId, citation.sentence.start),
  );
  const byDocument = groupBy(figures, ({ citation }) => citation.documentId);

  const build = (collections: readonly string[]): Scoped => {
    const visible = figures.filter(({ citation }) =>
      collections.includes(documentOf.get(citation.documentId)?.collection ?? ''),
    );
    const keyOf = (figure: Figure): string => conflictKey(figure, stem);
    return {
      search: createFigureSearch(visible, documentOf, stem),
      suggestions: createSuggestions(visible, documentOf),
      byConflictKey: groupBy(visible, keyOf),
    };
  };
  const scopes = new Map<string, Scoped>();
  const scoped = ({ collections }: Scope): Scoped => {
    const sorted = [...new Set(collections)].sort();
    const key = sorted.join('\n');
    const known = scopes.get(key) ?? build(sorted);
    scopes.set(key, known);
    return known;
  };

  return {
    figures,
    stem,
    get: (id) => byId.get(id),
    figuresOfSentence: (passageId, start) => bySentence.get(sentenceKey(passageId, start)) ?? [],
    figuresOfDocument: (documentId) => byDocument.get(documentId) ?? [],
    findFigures: (topic, scope, accept = () => true) => scoped(scope).search(topic, accept),
    conflictsOf: (figure, scope) =>
      conflictsAmong(
        figure,
        scoped(scope).byConflictKey.get(conflictKey(figure, stem)) ?? [],
        documentOf,
      ),
    suggest: (typed, kind, scope) => scoped(scope).suggestions.suggest(typed, kind),
    topics: (scope) => scoped(scope).suggestions.topics,
  };
};
