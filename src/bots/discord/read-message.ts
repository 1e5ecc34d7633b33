import { type Message, MessageType } from 'discord.js';

/** What a message wants of the bot. */
export type Addressed =
  | { readonly kind: 'question'; readonly text: string }
  /** The bot is addressed, but without the MessageContent intent its text stays hidden. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'no' };

const isFromPerson = (message: Message): boolean =>
  !message.author.bot &&
  message.webhookId === null &&
  (message.type === MessageType.Default || message.type === MessageType.Reply);

/** The text without mentions of the bot and of the role that Discord made for it. */
const withoutMentions = (text: string, ids: readonly string[]): string =>
  ids
    .reduce((rest, id) => rest.replace(new RegExp(`<@[!&]?${id}>`, 'gu'), ' '), text)
    .replace(/ {2,}/gu, ' ')
    .trim();

/** Whether and what a message asks: a direct message, a mention of the bot or its role, or a reply to it. */
export const readMessage = (message: Message): Addressed => {
  const me = message.client.user.id;
  if (!isFromPerson(message)) return { kind: 'no' };
  const role = message.guild?.roles.botRoleFor(message.client.user)?.id;
  const ids = role === undefined ? [me] : [me, role];
  const isDirect = message.guildId === null;
  const isNamed =
    message.mentions.users.has(me) || (role !== undefined && message.mentions.roles.has(role));
  const isReply = message.mentions.repliedUser?.id === me;
  if (!isDirect && !isNamed && !isReply) return { kind: 'no' };
  const isHidden = !isDirect && !message.mentions.users.has(me) && message.content === '';
  if (isHidden) return { kind: 'hidden' };
  return { kind: 'question', text: withoutMentions(message.content, ids) };
};
