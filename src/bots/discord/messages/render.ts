import type { Card } from '../../presentation/card.ts';
import { type Draft, toMessages } from './draft.ts';
import { draftOf } from './drafts.ts';
import { toEmbedMessage } from './embed-message.ts';
import { toLayoutMessage } from './layout-message.ts';
import type { DiscordMessage, EmbedMessage } from './message.ts';

/** How a card is shown: as components, or as embeds where Discord does not take those. */
export type Style = 'components' | 'embeds';

/** More in a row would bury what others write. */
const MESSAGES_MAX = 4;

/** A line alone needs no box: it stays a plain message, which every notification shows whole. */
const isLine = ({ heading, blocks }: Draft): boolean =>
  heading === undefined && blocks.every((block) => block.trim() === '');

const render = (
  card: Card,
  style: Style,
  max: number,
): readonly [DiscordMessage, ...DiscordMessage[]] => {
  const draft = { ...draftOf(card), locale: card.locale };
  return style === 'embeds' || isLine(draft)
    ? toMessages<DiscordMessage>(draft, max, toEmbedMessage)
    : toMessages<DiscordMessage>(draft, max, toLayoutMessage);
};

/** The messages that show a card, nearly always one: plain JSON within Discord's limits, every foreign word escaped, nobody notified. */
export const discordMessages = (
  card: Card,
  style: Style = 'components',
): ReturnType<typeof render> => render(card, style, MESSAGES_MAX);

/** The one message that shows a card as far as there is room in it; it says what it left out. */
export const discordMessage = (card: Card, style: Style = 'components'): DiscordMessage =>
  render(card, style, 1)[0];

/** As `discordMessages`, with embeds. */
export const discordEmbeds = (card: Card): readonly [EmbedMessage, ...EmbedMessage[]] =>
  toMessages(draftOf(card), MESSAGES_MAX, toEmbedMessage);

/** As `discordMessage`, with embeds. */
export const discordEmbed = (card: Card): EmbedMessage =>
  toMessages(draftOf(card), 1, toEmbedMessage)[0];
