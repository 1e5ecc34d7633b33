import type {
  Client,
  MessageReaction,
  PartialMessageReaction,
  PartialUser,
  User,
} from 'discord.js';
import { hasWords } from '../../requests/request-text.ts';
import { acceptAndAnswer } from '../delivery/deliver.ts';
import { handleSafely } from './handle-safely.ts';
import { personsWords } from './question-above.ts';
import { freeText, offersFor, toRequest } from './requests.ts';
import type { Serving } from './serve-questions.ts';

type Reaction = MessageReaction | PartialMessageReaction;

/** Asks for emoji to be shown as pictures, and tells nothing else. */
const VARIATION = /\ufe0f/gu;

/** What tells one emoji from another: the id of a server's own, else the character. */
const emojiOf = ({ emoji }: Reaction): string =>
  (emoji.id ?? emoji.name ?? '').replace(VARIATION, '');

/** What a message says, as Discord gives it now; nothing where it may not be read, or no person wrote it. */
const wordsOf = async ({ message }: Reaction, { api, logger }: Serving): Promise<string> => {
  const route = `/channels/${message.channelId}/messages/${message.id}` as const;
  try {
    return personsWords(await api.call({ method: 'GET', route, isRepeatable: true }));
  } catch (err) {
    logger.warn({ err }, 'discord message with a reaction could not be read');
    return '';
  }
};

/** Answers the message under an emoji with a reply to it, once a message, whoever adds the emoji. */
const onReaction = async (
  reaction: Reaction,
  user: User | PartialUser,
  serving: Serving,
): Promise<void> => {
  const { message } = reaction;
  const { id, channelId, guildId } = message;
  if (emojiOf(reaction) !== serving.reading.askEmoji || user.bot === true || guildId === null)
    return;
  if (!serving.taken.add(`emoji:${id}`)) return;
  const text = await wordsOf(reaction, serving);
  if (!hasWords(text)) return;
  const thread = await serving.findThread(message);
  const locale = message.guild?.preferredLocale;
  const asker = {
    userId: user.id,
    guildId,
    channelId,
    parentId: thread?.parentId,
    ...(locale === undefined ? {} : { locale }),
  };
  const asked = { ...freeText(text, 'public'), offers: offersFor(asker, 'message') };
  const where = { id, channelId, guildId, authorId: user.id };
  const request = toRequest(`${id}:emoji`, asker, asked);
  await acceptAndAnswer(request, { kind: 'message', message: where }, serving);
};

/** One emoji, where the operator has named it, asks about the message it is put on. */
export const serveReactions = (client: Client, serving: Serving): void => {
  const { logger, inFlight, isStopping, reading } = serving;
  if (reading.askEmoji === undefined) return;
  client.on(
    'messageReactionAdd',
    handleSafely(
      'messageReactionAdd',
      logger,
      async (reaction: Reaction, user: User | PartialUser) => {
        if (!isStopping()) await inFlight.track(onReaction(reaction, user, serving));
      },
    ),
  );
};
