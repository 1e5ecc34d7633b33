import { STOP_WORDS } from '../../analysis/word-lists.ts';
import type { Slices } from '../../scheduling/slices.ts';
import type { Figure } from '../../types.ts';
import {
  buildCompletions,
  type Completions,
  complete,
  type Recounted,
  type Topic,
  topicsOf,
} from './completions.ts';
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

const fitting = (text: string | undefined): readonly string[] =>
  text !== undefined && text.length <= MAX_LENGTH && hasContent(text) ? [text] : [];

/** A figure with the title of its article. */
export interface TitledFigure {
  readonly figure: Figure;
  readonly title: string;
}

const LABELS: Readonly<Record<SuggestionKind, (titled: TitledFigure) => readonly string[]>> = {
  topic: ({ figure }) => fitting(topicOf(figure)),
  // "ministry" alone names nobody; "western region" and "Henan" do.
  entity: ({ figure }) => fitting(figure.entity).filter((name) => /\p{Lu}|\s/u.test(name)),
  article: ({ title }) => fitting(title.slice(0, MAX_LENGTH)),
};

const KINDS = ['topic', 'entity', 'article'] as const satisfies readonly SuggestionKind[];

/** What figures complete to, by kind. */
export type FigureCompletions = Readonly<Record<SuggestionKind, Completions>>;

function* labelsOf(figures: Iterable<TitledFigure>, kind: SuggestionKind): Iterable<string> {
  for (const figure of figures) yield* LABELS[kind](figure);
}

/** What figures complete to, by kind; `figures` gives them once for each. */
export function* buildFigureCompletions(
  figures: () => Iterable<TitledFigure>,
): Slices<FigureCompletions> {
  return {
    topic: yield* buildCompletions(labelsOf(figures(), 'topic')),
    entity: yield* buildCompletions(labelsOf(figures(), 'entity')),
    article: yield* buildCompletions(labelsOf(figures(), 'article')),
  };
}

/** How often each label is there once some figures are gone and others have come; only those that change. */
const recount = (
  { entries, rankOf }: Completions,
  kind: SuggestionKind,
  gone: readonly TitledFigure[],
  come: readonly TitledFigure[],
): Recounted => {
  const counts = new Map<string, number>();
  const add = (label: string, change: number): void => {
    const before = counts.get(label) ?? entries[rankOf.get(label) ?? -1]?.count ?? 0;
    counts.set(label, before + change);
  };
  for (const label of labelsOf(gone, kind)) add(label, -1);
  for (const label of labelsOf(come, kind)) add(label, 1);
  return counts;
};

/** Completions of topics, entities and articles, with what has changed since they were worked out. */
export const createSuggestions = (
  completions: FigureCompletions,
  gone: readonly TitledFigure[] = [],
  come: readonly TitledFigure[] = [],
): Suggestions => {
  const recounted = Object.fromEntries(
    KINDS.map((kind) => [kind, recount(completions[kind], kind, gone, come)]),
  ) as Record<SuggestionKind, Recounted>; // fromEntries loses the names
  const short = new Map<string, readonly string[]>();
  let topics: readonly Topic[] | undefined;
  return {
    get topics() {
      topics ??= topicsOf(completions.topic, recounted.topic);
      return topics;
    },
    suggest: (typed, kind) => {
      const text = typed.slice(0, MAX_LENGTH);
      const key = `${kind} ${text}`;
      const known = short.get(key);
      if (known !== undefined) return known;
      const completed = complete(completions[kind], text, recounted[kind]);
      if (text.length <= SHORT && short.size < MAX_KEPT) short.set(key, completed);
      return completed;
    },
  };
};
