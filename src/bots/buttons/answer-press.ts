import type { Logger } from 'pino';
import type { Scope } from '../../qa/types.ts';
import type { Reply } from '../commands/command.ts';
import type { BotServices } from '../platform.ts';
import type { BotRequest } from '../requests/bot-request.ts';
import { placeOf } from '../requests/place.ts';
import { type Place, resolveScope } from '../scopes/resolve-scope.ts';
import { notice, type Pressed, readRef } from './button.ts';
import { BUTTONS } from './buttons.ts';
import { helpChannelOf } from './help-channel.ts';
import { actionsFor } from './offer-buttons.ts';
import type { Press } from './press.ts';

/** The channel where people are asked, by the key that its settings have. */
const helpPlace = (request: BotRequest, helpChannel: string | undefined): Place => ({
  isDirect: false,
  ...(helpChannel === undefined ? {} : { channelKey: `${placeOf(request)}:${helpChannel}` }),
});

/** The reply to a pressed button. @throws {StoreError} */
export const answerPress = async (
  { action, ref, comment }: Press,
  request: BotRequest,
  /** What may be seen where it was pressed. */
  scope: Scope,
  services: BotServices,
  logger: Logger,
): Promise<Reply> => {
  const { store } = services;
  const button = BUTTONS.find(({ kind }) => kind === action);
  if (store === undefined || button === undefined) return notice({ kind: 'gone' });
  const helpChannel = await helpChannelOf(request, store);
  const { choice, key } = readRef(ref);
  const pressed: Pressed = {
    key,
    ...(choice === undefined ? {} : { choice }),
    ...(comment === undefined ? {} : { comment }),
    request,
    scope,
    helpScope: await resolveScope(helpPlace(request, helpChannel), services, logger),
    helpChannel,
    services,
    store,
    actionsFor: (reply) => actionsFor({ reply, request, helpChannel }, key),
  };
  return button.press(pressed);
};
