import { topicOf } from '../../qa/figures/index/suggestions.ts';
import type { Library } from '../../qa/library/library.ts';
import type { ConversationContext, Figure, Scope } from '../../qa/types.ts';
import type { FigureCard } from '../presentation/card.ts';
import { relatedTopics, topicQuestion } from '../presentation/cards/figure-card.ts';
import { topicsCard } from '../presentation/cards/topics-card.ts';
import type { Reply } from './command.ts';

const MOST_TOPICS = 20;
/** A context is bounded. */
const MOST_TERMS = 16;
const MOST_CHARACTERS = 300;

/** What the conversation is about after a figure was shown. */
export const contextOf = (figure: Figure): ConversationContext => {
  const { metric, entity, period, citation } = figure;
  // As the question that this figure answers, so that "and in 2020?" has something to lean on.
  const of = entity === undefined ? '' : ` of ${entity}`;
  const during = period === undefined ? '' : ` in ${period.label}`;
  return {
    entities: entity === undefined ? [] : [entity],
    metric,
    terms: metric.toLowerCase().split(/\s+/u).slice(0, MOST_TERMS),
    question: `What is the ${metric}${of}${during}?`.slice(0, MOST_CHARACTERS),
    quote: citation.quote.slice(0, MOST_CHARACTERS),
    documentId: citation.documentId,
    ...(period === undefined ? {} : { period }),
  };
};

/** What the log line says about figures: identifiers, never words. */
export const figureOutcome = (
  answerKind: string,
  figures: readonly Figure[],
): NonNullable<Reply['outcome']> => ({
  answerKind,
  answerType: 'figure',
  passageIds: figures.map(({ citation }) => citation.passageId),
});

/** The topics there are, the most frequent first. */
export const topicsReply = (
  lead: string,
  library: Library,
  scope: Scope,
  visibility: Reply['visibility'] = 'public',
): Reply => {
  const topics = library.figures.topics(scope).slice(0, MOST_TOPICS);
  const none = topics.length === 0 ? 'The articles hold no figures yet.' : lead;
  return {
    card: topicsCard(none, topics),
    visibility,
    outcome: { answerKind: 'topics', answerType: 'figure' },
  };
};

const buttonsReply = (lead: string, related: FigureCard['related']): Reply['card'] =>
  topicsCard(
    lead,
    related.map(({ label }) => ({ label, count: 1 })),
    related,
  );

/** Nothing fits: says so, and offers what comes nearest, or else every topic. */
export const nearestReply = (
  lead: string,
  nearest: readonly Figure[],
  library: Library,
  scope: Scope,
): Reply => {
  const related = relatedTopics(nearest);
  if (related.length === 0) {
    return topicsReply(`${lead} There are figures on these topics:`, library, scope);
  }
  return {
    card: buttonsReply(`${lead} What comes nearest:`, related),
    visibility: 'public',
    outcome: { answerKind: 'abstention', answerType: 'figure' },
  };
};

/** Several topics fit equally well: a button for each. */
export const severalReply = (figures: readonly Figure[], commandName: string): Reply => ({
  card: buttonsReply(
    'Several topics fit. Which one do you mean?',
    figures.map((figure) => ({
      ...topicQuestion(figure),
      question: `/${commandName} ${topicOf(figure)}`,
    })),
  ),
  visibility: 'public',
  outcome: figureOutcome('several', figures),
});
