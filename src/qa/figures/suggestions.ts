import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Document, DocumentId, Figure } from '../types.ts';
import { type Completions, complete, completionsOf, type Topic } from './completions.ts';
import { wordsOf } from './figure-words.ts';

export type SuggestionKind = 'topic' | 'entity' | 'article';

export interface Suggestions {
  readonly topics: readonly Topic[];
  suggest(typed: string, kind: SuggestionKind): readonly string[];
}

/** Characters of a suggestion. Source: a Discord choice's name and value hold 100. */
const MAX_LENGTH = 100;

/** The first letters match many entries and are typed again and again: what they complete to is kept. */
const SHORT = 2;
const MAX_KEPT = 2_000;

/** What a figure is about, in one line that finds it again. */
export const topicOf = ({ metric, entity }: Figure): string => {
  const isNamed = entity === undefined || metric.toLowerCase().includes(entity.toLowerCase());
  const label = isNamed ? metric : `${metric}, ${entity}`;
  return label.length <= MAX_LENGTH
    ? label
    : `${label.slice(0, MAX_LENGTH - 1).replace(/\s+\S*$/, '')}`;
};

const hasContent = (label: string): boolean => wordsOf(label).some((word) => !STOP_WORDS.has(word));

/** Completions of topics, entities and articles over figures. */
export const createSuggestions = (
  figures: readonly Figure[],
  documents: ReadonlyMap<DocumentId, Document>,
): Suggestions => {
  const fitting = (text: string | undefined): readonly string[] =>
    text !== undefined && text.length <= MAX_LENGTH && hasContent(text) ? [text] : [];
  const labels: Readonly<Record<SuggestionKind, (figure: Figure) => readonly string[]>> = {
    topic: (figure) => fitting(topicOf(figure)),
    // "ministry" alone names nobody; "western region" and "Henan" do.
    entity: ({ entity }) => fitting(entity).filter((name) => /\p{Lu}|\s/u.test(name)),
    article: ({ citation }) =>
      fitting(documents.get(citation.documentId)?.title.slice(0, MAX_LENGTH)),
  };
  const built = new Map<SuggestionKind, Completions>();
  const short = new Map<string, readonly string[]>();
  const completionsFor = (kind: SuggestionKind): Completions => {
    const known = built.get(kind) ?? completionsOf(figures.flatMap(labels[kind]));
    built.set(kind, known);
    return known;
  };
  return {
    get topics() {
      return completionsFor('topic').entries;
    },
    suggest: (typed, kind) => {
      const text = typed.slice(0, MAX_LENGTH);
      const key = `${kind} ${text}`;
      const known = short.get(key);
      if (known !== undefined) return known;
      const completed = complete(completionsFor(kind), text);
      if (text.length <= SHORT && short.size < MAX_KEPT) short.set(key, completed);
      return completed;
    },
  };
};
