import type { ChartRenderer } from '../../chart-renderer.ts';
import type { Card, Chart } from '../../presentation/card.ts';
import { ATTACHMENT_DESCRIPTION_MAX } from './limits.ts';
import { type Container, type DiscordMessage, isLayout, type LayoutMessage } from './message.ts';
import { discordMessage, discordMessages, type Style } from './render.ts';
import { plainLine } from './text.ts';
import { shortenLabel } from './trim.ts';

/** A file that goes with a message. */
export interface DiscordFile {
  readonly name: string;
  readonly data: Uint8Array;
}

/** A message with the files it shows. */
export interface IllustratedMessage {
  readonly message: DiscordMessage;
  readonly files: readonly DiscordFile[];
}

/** What shows a card: its message and, for what one message cannot hold, those that follow. */
export interface Illustrated extends IllustratedMessage {
  readonly rest: readonly DiscordMessage[];
}

/** How a card becomes messages. */
export interface IllustrateOptions {
  readonly messages: 'one' | 'all';
  readonly style?: Style;
}

const NAME = 'chart.png';
const GALLERY = 12;
const CONTAINER = 17;

const chartOf = (card: Card): Chart | undefined => ('chart' in card ? card.chart : undefined);

type Part = LayoutMessage['components'][number];

const inContainer = (
  parts: readonly Part[],
  change: (inner: Container['components']) => Container['components'],
): readonly Part[] =>
  parts.map((part) =>
    part.type === CONTAINER ? { ...part, components: change(part.components) } : part,
  );

/** The message showing the picture that is sent along; `undefined` where it has no place for one. */
const withPicture = (message: DiscordMessage, alt: string): DiscordMessage | undefined => {
  const url = `attachment://${NAME}`;
  const described = alt !== '' && { description: alt };
  const attachments = [{ id: 0, filename: NAME, ...described }];
  if (isLayout(message)) {
    const gallery = { type: GALLERY, items: [{ media: { url }, ...described }] } as const;
    const components = inContainer(message.components, (inner) => [...inner, gallery]);
    return { ...message, components, attachments };
  }
  const [first, ...others] = message.embeds;
  if (first === undefined) return undefined;
  return { ...message, embeds: [{ ...first, image: { url } }, ...others], attachments };
};

/** The messages that show a card, with a picture of its chart where one can be made. */
export const illustrate = async (
  card: Card,
  charts: ChartRenderer | undefined,
  { messages, style }: IllustrateOptions,
): Promise<Illustrated> => {
  const [message, ...rest] =
    messages === 'one' ? [discordMessage(card, style)] : discordMessages(card, style);
  const plain = { message, files: [], rest };
  const chart = chartOf(card);
  if (chart === undefined) return plain;
  const alt = shortenLabel(plainLine(chart.alt), ATTACHMENT_DESCRIPTION_MAX);
  const illustrated = withPicture(message, alt);
  const data = illustrated === undefined ? undefined : await charts?.render(chart);
  if (data === undefined || illustrated === undefined) return plain;
  return { message: illustrated, files: [{ name: NAME, data }], rest };
};

/** The message without its picture, for where files may not be sent. */
export const withoutPicture = ({ message }: IllustratedMessage): IllustratedMessage => {
  if (isLayout(message)) {
    const { attachments: _, ...plain } = message;
    const components = inContainer(plain.components, (inner) =>
      inner.filter(({ type }) => type !== GALLERY),
    );
    return { message: { ...plain, components }, files: [] };
  }
  const { attachments: _, ...plain } = message;
  const embeds = plain.embeds.map(({ image: __, ...embed }) => embed);
  return { message: { ...plain, embeds }, files: [] };
};
