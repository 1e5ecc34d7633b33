import type { Answered } from '../../qa/types.ts';
import type { Card, Chart } from './card.ts';
import { abstentionCard } from './cards/abstention-card.ts';
import { answerCard, answerNotes } from './cards/answer-card.ts';
import { figureCard } from './cards/figure-card.ts';
import type { Documents } from './quotes/quote.ts';
import { type Words, wordsFor } from './words/words.ts';

/** The card for whatever the core answered. */
export const presentAnswer = (
  answered: Answered,
  documents: Documents,
  /** Of a figure that has comparable others. */
  chart?: Chart,
  /** The product's own; English, unless told. */
  words: Words = wordsFor(undefined),
): Card => {
  const { answer } = answered;
  const notes = answerNotes(answered, words);
  switch (answer.kind) {
    case 'extract':
      return answerCard(answer, notes, documents, words);
    case 'figure': {
      const { figure, parts, confidence, others, conflicts, nearest } = answer;
      const content = { figure, parts, confidence, others, conflicts, nearest, notes, chart };
      return figureCard(content, documents);
    }
    case 'abstention':
      return abstentionCard(answer, notes, documents, words);
    default:
      return answer satisfies never;
  }
};
