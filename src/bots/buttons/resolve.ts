import type { PassagesCard } from '../presentation/card.ts';
import { resolvedCard } from '../presentation/cards/help-request-card.ts';
import { isStanding, quoteTexts } from '../presentation/cards/standing-card.ts';
import { type Button, notice } from './button.ts';

/** Marks a question to people as seen to; it stands under the question where they were asked. */
export const resolve: Button = {
  kind: 'resolve',
  offer: () => [],
  press: async ({ key, request, scope, services, store }) => {
    const asked = await store.help.find(key);
    if (asked === undefined || asked.platform !== request.platform) return notice({ kind: 'gone' });
    const isFirst = await store.help.resolve(key, request.userKey);
    if (!isFirst && request.isResumed !== true) return notice({ kind: 'resolved-before' });
    const card = asked.card as unknown as PassagesCard; // as `ask-person` kept it
    const { documents } = services.library();
    const quotes = card.quotes.filter((quote) =>
      isStanding(quote.source, quoteTexts(quote), documents, scope),
    );
    const actions =
      services.editors === undefined ? [] : [{ kind: 'make-answer', ref: key } as const];
    return {
      card: resolvedCard({ ...card, quotes }, asked.resolvedAt ?? services.now(), actions),
      visibility: 'public',
      replaces: true,
    };
  },
};
