import { type Message, MessageReferenceType, MessageType } from 'discord.js';
import { looksAsked } from '../../requests/looks-asked.ts';
import { hasWords } from '../../requests/request-text.ts';
import type { DiscordApi } from '../delivery/api.ts';

/** A message as Discord's API gives it. */
type Raw = Readonly<Record<string, unknown>>;

/** Messages above one, of which a person's own is looked for. */
const ABOVE_MAX = 3;
const MESSAGE_TYPES: readonly unknown[] = [MessageType.Default, MessageType.Reply];

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null;

/** The words of a message: its own, else those that it forwards. Source: Discord documentation, "Message Snapshot". */
const rawWords = ({ content, message_snapshots: snapshots }: Raw): string => {
  if (typeof content === 'string' && hasWords(content)) return content;
  const [first] = Array.isArray(snapshots) ? snapshots : [];
  const inner: unknown = isRaw(first) && isRaw(first.message) ? first.message.content : '';
  return typeof inner === 'string' ? inner : '';
};

const isPersons = ({ type, author, webhook_id: webhook }: Raw): boolean =>
  MESSAGE_TYPES.includes(type) && webhook === undefined && isRaw(author) && author.bot !== true;

/** What a person says in a message as Discord's API gives it; nothing where no person wrote it. */
export const personsWords = (message: unknown): string =>
  isRaw(message) && isPersons(message) ? rawWords(message) : '';

const fetchAbove = async (api: DiscordApi, message: Message): Promise<readonly Raw[]> => {
  const { channelId, id, reference } = message;
  const isReply =
    reference?.messageId !== undefined && reference.type !== MessageReferenceType.Forward;
  const channel = reference?.channelId ?? channelId;
  const found = await api.call({
    method: 'GET',
    route: isReply
      ? `/channels/${channel}/messages/${reference.messageId}`
      : `/channels/${channelId}/messages?before=${id}&limit=${ABOVE_MAX}`,
    isRepeatable: true,
  });
  return (Array.isArray(found) ? found : [found]).filter(isRaw);
};

/**
 * The question that a bare mention stands under: the message that it replies to, else one right above it that asks.
 * `undefined` where nobody asks there, or where it may not be read. Never rejects.
 */
export const questionAbove = async (
  api: DiscordApi,
  message: Message,
): Promise<string | undefined> => {
  try {
    const isReply = message.reference?.messageId !== undefined;
    const said = (await fetchAbove(api, message)).filter(isPersons).map(rawWords).filter(hasWords);
    return isReply ? said[0] : said.find(looksAsked);
  } catch {
    return undefined;
  }
};
