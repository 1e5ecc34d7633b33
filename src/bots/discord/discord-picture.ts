import type { ChartRenderer } from '../chart-renderer.ts';
import type { Card, Chart } from '../presentation/card.ts';
import { discordEmbed, discordMessages } from './discord-embed.ts';
import { ATTACHMENT_DESCRIPTION_MAX } from './discord-limits.ts';
import type { DiscordMessage } from './discord-message.ts';
import { plainLine } from './discord-text.ts';
import { shortenLabel } from './discord-trim.ts';

/** A file that goes with a message. */
export interface DiscordFile {
  readonly name: string;
  readonly data: Uint8Array;
}

/** A message with the files its embeds show. */
export interface IllustratedMessage {
  readonly message: DiscordMessage;
  readonly files: readonly DiscordFile[];
}

/** What shows a card: its message and, for what one message cannot hold, those that follow. */
export interface Illustrated extends IllustratedMessage {
  readonly rest: readonly DiscordMessage[];
}

const NAME = 'chart.png';

const chartOf = (card: Card): Chart | undefined => ('chart' in card ? card.chart : undefined);

/** The messages that show a card, with a picture of its chart where one can be made. */
export const illustrate = async (
  card: Card,
  charts: ChartRenderer | undefined,
  messages: 'one' | 'all',
): Promise<Illustrated> => {
  const [message, ...rest] = messages === 'one' ? [discordEmbed(card)] : discordMessages(card);
  const chart = chartOf(card);
  const [first, ...others] = message.embeds;
  const data = chart === undefined || !first ? undefined : await charts?.render(chart);
  if (data === undefined || chart === undefined || first === undefined) {
    return { message, files: [], rest };
  }
  const description = shortenLabel(plainLine(chart.alt), ATTACHMENT_DESCRIPTION_MAX);
  return {
    message: {
      ...message,
      embeds: [{ ...first, image: { url: `attachment://${NAME}` } }, ...others],
      attachments: [{ id: 0, filename: NAME, ...(description !== '' && { description }) }],
    },
    files: [{ name: NAME, data }],
    rest,
  };
};

/** The message without its picture, for where files may not be sent. */
export const withoutPicture = ({ message }: IllustratedMessage): IllustratedMessage => {
  const { attachments: _, ...plain } = message;
  const embeds = plain.embeds.map(({ image: __, ...embed }) => embed);
  return { message: { ...plain, embeds }, files: [] };
};
