import type { Logger } from 'pino';
import type { Scope } from '../../qa/types.ts';
import type { Json, Receipt } from '../../store/store.ts';
import type { Reply } from '../commands/command.ts';
import type { BotServices } from '../platform.ts';
import type { Action } from '../presentation/card.ts';
import type { BotRequest } from '../requests/bot-request.ts';
import { placeOf } from '../requests/place.ts';
import { resolveScope } from '../scopes/resolve-scope.ts';
import type { Offer, Offering } from './button.ts';
import { BUTTONS } from './buttons.ts';
import { helpChannelOf } from './help-channel.ts';
import { relatedOf, withoutRelated } from './related.ts';

/** What was asked, as its asker wrote it: a command with its name. */
const askedBy = ({ command, options }: BotRequest): string => {
  const [first = ''] = Object.values(options);
  return command === 'ask' ? first : `/${command} ${first}`.trim();
};

/** Every button that a reply calls for. */
const offersFor = (offering: Offering): readonly (Offer & Pick<Action, 'kind'>)[] =>
  BUTTONS.flatMap((button) =>
    button.offer(offering).map((offer) => ({ ...offer, kind: button.kind })),
  );

const actionOf = ({ kind, choice, label }: Offer & Pick<Action, 'kind'>, key: string): Action => ({
  kind,
  ref: choice === undefined ? key : `${choice}:${key}`,
  ...(label === undefined ? {} : { label }),
});

/** The buttons of a reply whose receipt is kept. */
export const actionsFor = (offering: Offering, key: string): readonly Action[] =>
  offersFor(offering).map((offer) => actionOf(offer, key));

const receiptOf = (
  { answerable, asked, card, conversation }: Reply,
  request: BotRequest,
  scope: Scope,
  questionId: string,
): Receipt => {
  const { answer, trace, next = conversation } = answerable?.answered ?? {};
  return {
    question: answerable?.question ?? { text: asked ?? askedBy(request) },
    scope,
    ...(answer === undefined ? {} : { answer }),
    ...(trace === undefined ? {} : { trace }),
    ...(next === undefined ? {} : { next }),
    platform: request.platform,
    place: placeOf(request),
    questionId,
    requestKey: request.key,
    card: card as unknown as Json, // cards are plain data, and written as JSON
    related: relatedOf(card).map(({ question }) => question),
  };
};

/** A reply with its buttons, and what must be kept for them to work; nothing where there are none. */
export interface Offered {
  readonly reply: Reply;
  readonly receipt?: Receipt;
}

/** The reply with the buttons it calls for; they name the `key` that the receipt is to be kept by. @throws {StoreError} */
export const offerButtons = async (
  reply: Reply,
  request: BotRequest,
  services: BotServices,
  questionId: string,
  key: string,
  logger: Logger,
): Promise<Offered> => {
  const { store } = services;
  // A shared answer has its buttons: they refer to what was kept when it was asked.
  if (store === undefined || reply.shared !== undefined) return { reply };
  const helpChannel = await helpChannelOf(request, store);
  const offers = offersFor({ reply, request, helpChannel });
  if (offers.length === 0) return { reply };
  const scope = reply.answerable?.scope ?? (await resolveScope(request, services, logger));
  const receipt = receiptOf(reply, request, scope, questionId);
  const actions = [...reply.card.actions, ...offers.map((offer) => actionOf(offer, key))];
  return { reply: { ...reply, card: { ...withoutRelated(reply.card), actions } }, receipt };
};
