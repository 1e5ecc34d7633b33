import type { Client, Interaction, Message } from 'discord.js';
import type { Logger } from 'pino';
import { complete, type Typing } from '../complete.ts';
import type { RequestInbox } from '../inbox.ts';
import type { BotServices } from '../platform.ts';
import { noticeCard } from '../presentation/notice-card.ts';
import { answerInteraction } from './answer-interaction.ts';
import { answerMessage } from './answer-message.ts';
import { acceptAndAnswer } from './deliver.ts';
import type { DiscordApi } from './discord-api.ts';
import { CHOICE_MAX } from './discord-limits.ts';
import { plainLine } from './discord-text.ts';
import { handleSafely } from './handle-safely.ts';
import type { InFlight } from './in-flight.ts';
import { type InteractionWish, readInteraction } from './read-interaction.ts';
import { readMessage } from './read-message.ts';
import type { RecentIds } from './recent-ids.ts';
import { freeText, toRequest } from './requests.ts';

export interface Serving {
  readonly api: DiscordApi;
  readonly services: BotServices;
  readonly inbox: RequestInbox;
  readonly logger: Logger;
  /** Messages and interactions already taken, so that none is answered twice. */
  readonly taken: RecentIds;
  /** People who were told that their words were hidden. */
  readonly told: RecentIds;
  readonly inFlight: InFlight;
  readonly isStopping: () => boolean;
}

/** The callback that answers a user who is typing. Source: Discord documentation, "Interaction Callback Type". */
const AUTOCOMPLETE_RESULT = 8;

/** Choices as Discord takes them: name and value are the same, so that either can be sent back. */
const choicesFor = (typing: Typing, services: BotServices): object => ({
  type: AUTOCOMPLETE_RESULT,
  data: {
    choices: complete(typing, services)
      .map((text) => plainLine(text))
      .filter((name) => name !== '' && name.length <= CHOICE_MAX)
      .map((name) => ({ name, value: name })),
  },
});

const onMessage = async (message: Message, serving: Serving): Promise<void> => {
  const { api, logger } = serving;
  const addressed = readMessage(message);
  if (addressed.kind === 'no' || !serving.taken.add(message.id)) return;
  const { id, channelId, guildId } = message;
  const where = { id, channelId, guildId, authorId: message.author.id };
  if (addressed.kind === 'hidden') {
    // Once each: people also reply to the bot's messages to talk to one another.
    if (!serving.told.add(`${channelId}:${message.author.id}`)) return;
    const mention = `@${message.client.user.username}`;
    const card = noticeCard({ kind: 'hidden-text', mention });
    await answerMessage(api, where, Promise.resolve({ card, visibility: 'public' }), logger);
    return;
  }
  const asker = { userId: message.author.id, guildId, channelId };
  const request = toRequest(id, asker, freeText(addressed.text, 'public'));
  await acceptAndAnswer(request, { kind: 'message', message: where }, serving);
};

const answerWish = async (
  interaction: Interaction,
  wish: Exclude<InteractionWish, { readonly kind: 'completion' }>,
  serving: Serving,
): Promise<void> => {
  const { id, token, applicationId, guildId } = interaction;
  const ref = { id, token, applicationId };
  if (wish.kind === 'gone') {
    const card = noticeCard({ kind: 'button-gone' });
    const reply = Promise.resolve({ card, visibility: 'private' } as const);
    const { api, logger } = serving;
    await answerInteraction(api, ref, { visibility: 'private', reply }, logger);
    return;
  }
  const asker = { userId: interaction.user.id, guildId, channelId: interaction.channelId ?? '' };
  const question = wish.question === undefined ? {} : { question: wish.question };
  const address = {
    kind: 'interaction',
    interaction: ref,
    channelId: asker.channelId,
    userId: asker.userId,
    ...question,
  } as const;
  await acceptAndAnswer(toRequest(id, asker, wish.asked), address, serving);
};

const onInteraction = async (interaction: Interaction, serving: Serving): Promise<void> => {
  if (!serving.taken.add(interaction.id)) return;
  const wish = readInteraction(interaction);
  if (wish.kind !== 'completion') return answerWish(interaction, wish, serving);
  await serving.api.call({
    method: 'POST',
    route: `/interactions/${interaction.id}/${interaction.token}/callback`,
    body: choicesFor(wish.typing, serving.services),
    auth: false,
    isRepeatable: true,
  });
};

/** Answers what people ask through a client, one listener for messages and one for interactions. */
export const serveQuestions = (client: Client, serving: Serving): void => {
  const { logger, inFlight, isStopping } = serving;
  client.on(
    'messageCreate',
    handleSafely('messageCreate', logger, async (message: Message) => {
      if (!isStopping()) await inFlight.track(onMessage(message, serving));
    }),
  );
  client.on(
    'interactionCreate',
    handleSafely('interactionCreate', logger, async (interaction: Interaction) => {
      if (!isStopping()) await inFlight.track(onInteraction(interaction, serving));
    }),
  );
};
