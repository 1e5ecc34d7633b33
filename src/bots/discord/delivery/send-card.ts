import type { Card } from '../../presentation/card.ts';
import type { DiscordMessage } from '../messages/message.ts';
import { discordMessage, type Style } from '../messages/render.ts';
import { CODE, codeOf } from './api.ts';

/** Sends with components, and with embeds where Discord refuses those. @throws what `send` throws. */
export const inEitherStyle = async <T>(send: (style: Style) => Promise<T>): Promise<T> => {
  try {
    return await send('components');
  } catch (err) {
    if (codeOf(err) !== CODE.invalidForm) throw err;
    return send('embeds');
  }
};

/** Sends the one message that shows a card. @throws what `send` throws. */
export const sendCard = <T>(
  card: Card,
  send: (message: DiscordMessage) => Promise<T>,
): Promise<T> => inEitherStyle((style) => send(discordMessage(card, style)));
