import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../../src/bots/presentation/card.ts';
import { renderCard } from '../../../../../src/bots/web/markup/render-card.ts';
import { cardKinds, hostileCardOf } from '../../../../support/cards.ts';

/** Every element that cards are made of; a text that became markup would bring others. */
const ELEMENTS = new Set(
  'a b blockquote br button caption cite code dd details div dl dt figcaption figure form h3 i input label li line mark ol p pre q rect section small span summary svg table tbody td text textarea th thead time tr ul'.split(
    ' ',
  ),
);

describe('renderCard', () => {
  it.each(cardKinds)('shows whatever a card of kind %s holds as text', (kind) => {
    fc.assert(
      fc.property(hostileCardOf[kind] as fc.Arbitrary<Card>, (card) => {
        const { markup } = renderCard(card);
        const names = [...markup.matchAll(/<\/?([^\s/>]*)/gu)].map(([, name = '']) => name);
        expect(names.filter((name) => !ELEMENTS.has(name))).toEqual([]);
        // Nothing but our attributes, each quoted.
        expect(markup.replace(/"[^"]*"/gu, '""')).not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc)=/iu);
        const addresses = [...markup.matchAll(/\s(?:href|action|formaction)="([^"]*)"/gu)];
        for (const [, address = ''] of addresses) {
          expect(address).toMatch(/^(?:https?:\/\/|\/articles\/|\/ask$|\/press$)/u);
        }
        expect(markup).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u);
      }),
      { numRuns: 10 },
    );
  });
});
