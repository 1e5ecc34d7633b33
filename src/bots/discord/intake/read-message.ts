import { type Message, MessageType } from 'discord.js';
import { asksForAbove } from '../../../qa/understanding/asking/small-talk.ts';
import { hasWords } from '../../requests/request-text.ts';
import type { Thread } from '../delivery/find-thread.ts';
import type { DiscordSettings } from '../settings.ts';

/** What a message wants of the bot. */
export type Addressed =
  | {
      readonly kind: 'question';
      readonly text: string;
      /** It asks for an answer to what stands above it, and says no more. */
      readonly asksForAbove: boolean;
    }
  /** The bot is addressed, but without the MessageContent intent its text stays hidden. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'no' };

export type Reading = Pick<DiscordSettings, 'isReadingContent' | 'forums' | 'askEmoji'>;

/** Whether a person wrote it: no bot, no webhook, and nothing that Discord itself announces. */
export const isFromPerson = (message: Message): boolean =>
  !message.author.bot &&
  message.webhookId === null &&
  (message.type === MessageType.Default || message.type === MessageType.Reply);

/** The text without mentions of the bot and of the role that Discord made for it. */
const withoutMentions = (text: string, ids: readonly string[]): string =>
  ids
    .reduce((rest, id) => rest.replace(new RegExp(`<@[!&]?${id}>`, 'gu'), ' '), text)
    .replace(/ {2,}/gu, ' ')
    .trim();

/** The words inside a message that was forwarded. */
const forwardedWords = ({ messageSnapshots }: Pick<Message, 'messageSnapshots'>): string =>
  messageSnapshots.map(({ content }) => content ?? '').find(hasWords) ?? '';

/** What a message says: its own words; where it has none, or asks for no more than an answer, those it forwards. */
export const messageWords = (message: Pick<Message, 'messageSnapshots'>, own: string): string => {
  if (hasWords(own) && !asksForAbove(own)) return own;
  return forwardedWords(message) || own;
};

/** The first message of a forum post bears the post's own id. Source: Discord documentation, "Threads". */
const isForumPost = (message: Message, thread: Thread | undefined, { forums }: Reading): boolean =>
  message.id === message.channelId && forums.includes(thread?.parentId ?? '');

/** Title and body as one text; the title ends as a sentence does, so that they stay two. */
const postText = (title: string, body: string): string => {
  const isEnded = body === '' || /[.?!:…]\s*$/u.test(title);
  return `${title.trim()}${isEnded ? '' : '.'} ${body}`.trim();
};

/** In a thread of the bot everything is for it, except what people say to one another. */
const isAsked = (message: Message, thread: Thread | undefined, me: string): boolean =>
  thread?.ownerId === me &&
  message.mentions.repliedUser === null &&
  message.mentions.users.size === 0 &&
  message.mentions.roles.size === 0;

/**
 * Whether and what a message asks: a direct message, a mention of the bot or its role, a reply to it,
 * a new post in one of its forums and, where it may read along, anything in a thread of its own.
 */
export const readMessage = (
  message: Message,
  thread: Thread | undefined,
  reading: Reading,
): Addressed => {
  const me = message.client.user.id;
  if (!isFromPerson(message)) return { kind: 'no' };
  const role = message.guild?.roles.botRoleFor(message.client.user)?.id;
  const text = withoutMentions(message.content, role === undefined ? [me] : [me, role]);
  if (isForumPost(message, thread, reading)) {
    return { kind: 'question', text: postText(thread?.name ?? '', text), asksForAbove: false };
  }
  const isDirect = message.guildId === null;
  const isMentioned = message.mentions.users.has(me);
  const isNamed = isMentioned || (role !== undefined && message.mentions.roles.has(role));
  const isReply = message.mentions.repliedUser?.id === me;
  const isOwnThread = reading.isReadingContent && isAsked(message, thread, me);
  if (!isDirect && !isNamed && !isReply && !isOwnThread) return { kind: 'no' };
  const words = messageWords(message, text);
  const isHidden = !isDirect && !isMentioned && !reading.isReadingContent && words === '';
  if (isHidden) return { kind: 'hidden' };
  const isBare = isNamed && !isDirect && (!hasWords(words) || asksForAbove(words));
  return { kind: 'question', text: words, asksForAbove: isBare };
};
