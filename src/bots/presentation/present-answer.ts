import type { Answered } from '../../qa/types.ts';
import { abstentionCard } from './abstention-card.ts';
import { answerCard, answerNotes } from './answer-card.ts';
import type { Card } from './card.ts';
import type { Documents } from './quote.ts';

/** The card for whatever the core answered. */
export const presentAnswer = (answered: Answered, documents: Documents): Card => {
  const { answer } = answered;
  const notes = answerNotes(answered);
  switch (answer.kind) {
    case 'extract':
    case 'figure':
      return answerCard(answer, notes, documents);
    case 'abstention':
      return abstentionCard(answer, notes, documents);
    default:
      return answer satisfies never;
  }
};
