import type { Card } from '../presentation/card.ts';
import { askAgain } from './ask-again.ts';
import { type Button, notice, withKept } from './button.ts';

/** The questions that a card suggests. */
export const relatedOf = (card: Card): readonly { label: string; question: string }[] => {
  if (card.kind !== 'figure' && card.kind !== 'topics') return [];
  return [...(card.related ?? [])];
};

/** Suggested questions become buttons of their own: the card need not bring them again. */
export const withoutRelated = (card: Card): Card =>
  card.kind === 'figure' || card.kind === 'topics' ? { ...card, related: [] } : card;

/** Asks one of the questions that a card suggests. */
export const related: Button = {
  kind: 'related',
  offer: ({ reply }) =>
    relatedOf(reply.card).map(({ label }, index) => ({ choice: `${index}`, label })),
  press: (pressed) =>
    withKept(pressed, ({ related: questions = [] }) => {
      const { choice = '' } = pressed;
      const text = /^\d{1,3}$/u.test(choice) ? questions[Number(choice)] : undefined;
      return text === undefined ? notice({ kind: 'gone' }) : askAgain({ text }, pressed);
    }),
};
