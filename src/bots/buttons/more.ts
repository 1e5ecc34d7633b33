import type { Card } from '../presentation/card.ts';
import { passagesCard } from '../presentation/cards/passages-card.ts';
import { type Button, notice, privately, withKept } from './button.ts';
import { triedPassages } from './tried-passages.ts';

/** More at once would bury the ones that matter. */
const PASSAGES_SHOWN = 5;

const quotesShown = (card: Card): number => {
  if (card.kind === 'answer') return card.quotes.length;
  return card.kind === 'abstention' ? card.nearest.length : 1;
};

/** Shows the passages that were tried, five at a time. */
export const more: Button = {
  kind: 'more',
  offer: ({ reply: { answerable, card } }) =>
    (answerable?.answered.trace.candidates.length ?? 0) > quotesShown(card) ? [{}] : [],
  press: (pressed) =>
    withKept(pressed, (receipt) => {
      const { key, choice = '0', scope, services } = pressed;
      const from = /^\d{1,4}$/u.test(choice) ? Number(choice) : 0;
      const tried = triedPassages(receipt, scope, services);
      const shown = tried.slice(from, from + PASSAGES_SHOWN);
      if (shown.length === 0) return notice({ kind: 'gone' });
      const { documents } = services.library();
      const next = from + PASSAGES_SHOWN;
      return privately({
        ...passagesCard(receipt.question.text, shown, documents),
        actions: tried.length > next ? [{ kind: 'more', ref: `${next}:${key}` }] : [],
      });
    }),
};
