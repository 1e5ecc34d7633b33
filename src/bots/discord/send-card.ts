import type { Card } from '../presentation/card.ts';
import { CODE, codeOf } from './discord-api.ts';
import type { DiscordMessage } from './discord-message.ts';
import { discordMessage, type Style } from './discord-render.ts';

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
