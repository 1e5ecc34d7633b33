import type { Card, PassagesCard, Quote } from '../presentation/card.ts';
import { isStandingCard } from '../presentation/cards/standing-card.ts';
import { type Button, notice, privately, withKept } from './button.ts';

/** What a card's quotes leave out of their sections. */
const restOf = (card: Card): readonly Quote[] =>
  card.kind !== 'answer'
    ? []
    : card.quotes.flatMap(({ rest = [], ...quote }) =>
        rest.length === 0 ? [] : [{ ...quote, blocks: rest }],
      );

/** Shows what the section says beyond an answer that was cut. */
export const rest: Button = {
  kind: 'rest',
  offer: ({ reply: { card }, request }) =>
    request.offers?.includes('rest') === true && restOf(card).length > 0 ? [{}] : [],
  press: (pressed) =>
    withKept(pressed, ({ card: kept, question }) => {
      const { scope, services } = pressed;
      const { documents } = services.library();
      const card = kept as unknown as Card | undefined; // as `offerButtons` kept it
      const quotes = card === undefined ? [] : restOf(card);
      const shown: PassagesCard = {
        kind: 'passages',
        question: question.text,
        quotes,
        notes: [],
        actions: [],
      };
      return quotes.length > 0 && isStandingCard(shown, documents, scope)
        ? privately(shown)
        : notice({ kind: 'gone' });
    }),
};
