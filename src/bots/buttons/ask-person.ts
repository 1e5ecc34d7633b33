import type { Json } from '../../store/store.ts';
import type { Card } from '../presentation/card.ts';
import { helpRequestCard } from '../presentation/cards/help-request-card.ts';
import { type Button, notice, withKept } from './button.ts';
import { triedPassages } from './tried-passages.ts';

/** More would bury the question. */
const TRIED_SHOWN = 3;

const asJson = (card: Card): Json => JSON.parse(JSON.stringify(card)) as Json; // parsed JSON is JSON

/** Puts the question to people, with the sentences that were tried and that they may see. */
export const askPerson: Button = {
  kind: 'ask-person',
  offer: ({ reply, helpChannel }) =>
    helpChannel === undefined || reply.answerable === undefined ? [] : [{}],
  press: (pressed) =>
    withKept(pressed, async (receipt) => {
      const { key, request, helpChannel, helpScope, services, store } = pressed;
      if (helpChannel === undefined) return notice({ kind: 'no-help-channel' });
      const { question, questionId, platform } = receipt;
      const tried = triedPassages(receipt, helpScope, services).slice(0, TRIED_SHOWN);
      const card = helpRequestCard(question.text, tried, services.library().documents);
      const kept = { question: question.text, card: asJson(card), platform, questionId };
      const result = await store.help.ask(key, request.userKey, kept);
      // A press that is answered again after a sudden end has perhaps not reached anybody yet.
      if (result === 'known' && request.isResumed !== true)
        return notice({ kind: 'person-asked-before' });
      return {
        ...notice({ kind: 'person-asked' }),
        elsewhere: {
          channel: helpChannel,
          card: { ...card, actions: [{ kind: 'resolve', ref: key }] },
        },
      };
    }),
};
