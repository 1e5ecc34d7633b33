import type { Client, Interaction, Message } from 'discord.js';
import type { Logger } from 'pino';
import type { BotServices } from '../../platform.ts';
import { noticeCard } from '../../presentation/cards/notice-card.ts';
import { type Words, wordsFor } from '../../presentation/words/words.ts';
import { complete, type Typing } from '../../requests/complete.ts';
import type { RequestInbox } from '../../requests/inbox.ts';
import { resolveScope } from '../../scopes/resolve-scope.ts';
import { answerInteraction } from '../delivery/answer-interaction.ts';
import { answerMessage } from '../delivery/answer-message.ts';
import { CODE, codeOf, type DiscordApi } from '../delivery/api.ts';
import { acceptAndAnswer } from '../delivery/deliver.ts';
import type { FindThread } from '../delivery/find-thread.ts';
import { createInteractionCalls, type InteractionCalls } from '../delivery/interaction-calls.ts';
import { openThread } from '../delivery/open-thread.ts';
import { tagSolved } from '../delivery/tag-solved.ts';
import { CHOICE_MAX, CHOICES_MAX } from '../messages/limits.ts';
import { plainLine } from '../messages/text.ts';
import { openForm } from '../modals/forms.ts';
import { handleSafely } from './handle-safely.ts';
import type { InFlight } from './in-flight.ts';
import { questionAbove } from './question-above.ts';
import { type InteractionWish, readAsker, readInteraction } from './read-interaction.ts';
import { isFromPerson, type Reading, readMessage } from './read-message.ts';
import type { RecentIds } from './recent-ids.ts';
import { freeText, offersFor, toRequest } from './requests.ts';

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
  readonly reading: Reading;
  readonly findThread: FindThread;
  readonly isStopping: () => boolean;
}

/** The callback that answers a user who is typing. Source: Discord documentation, "Interaction Callback Type". */
const AUTOCOMPLETE_RESULT = 8;

/** Completions, or none when there is trouble with them: who types does not wait for an error. */
const completions = (typing: Typing, services: BotServices, logger: Logger): readonly string[] => {
  try {
    return complete(typing, services);
  } catch (err) {
    logger.error({ err }, 'nothing could be completed');
    return [];
  }
};

/** Choices as Discord takes them: name and value are the same, so that either can be sent back. */
const choicesFor = (typing: Typing, services: BotServices, logger: Logger): object => ({
  type: AUTOCOMPLETE_RESULT,
  data: {
    choices: completions(typing, services, logger)
      .map((text) => plainLine(text))
      .filter((name) => name !== '' && name.length <= CHOICE_MAX)
      .slice(0, CHOICES_MAX)
      .map((name) => ({ name, value: name })),
  },
});

const onMessage = async (message: Message, serving: Serving): Promise<void> => {
  const { api, logger } = serving;
  if (!isFromPerson(message)) return;
  const thread = await serving.findThread(message);
  const addressed = readMessage(message, thread, serving.reading);
  if (addressed.kind === 'no' || !serving.taken.add(message.id)) return;
  const { id, channelId, guildId } = message;
  const where = { id, channelId, guildId, authorId: message.author.id };
  if (addressed.kind === 'hidden') {
    // Once each: people also reply to the bot's messages to talk to one another.
    if (!serving.told.add(`${channelId}:${message.author.id}`)) return;
    const mention = `@${message.client.user.username}`;
    const words = wordsFor(message.guild?.preferredLocale);
    const card = noticeCard({ kind: 'hidden-text', mention }, words);
    await answerMessage(api, where, Promise.resolve({ card, visibility: 'public' }), logger);
    return;
  }
  const locale = message.guild?.preferredLocale;
  const asker = {
    userId: message.author.id,
    guildId,
    channelId,
    parentId: thread?.parentId,
    ...(locale === undefined ? {} : { locale }),
  };
  const offers = offersFor(asker, 'message');
  const above = addressed.asksForAbove ? await questionAbove(api, message) : undefined;
  const text = above ?? addressed.text;
  const request = toRequest(id, asker, { ...freeText(text, 'public'), offers });
  await acceptAndAnswer(request, { kind: 'message', message: where }, serving);
};

/** Answers what a user is typing with choices; with none rather than late. */
const offerChoices = async (
  interaction: Interaction,
  typing: Typing,
  { api, services, logger }: Serving,
): Promise<void> => {
  const asker = readAsker(interaction);
  const { isDirect, channelKey = '' } = toRequest(interaction.id, asker, freeText('', 'private'));
  const scope = await resolveScope({ isDirect, channelKey }, services, logger);
  const choices = choicesFor({ ...typing, scope }, services, logger);
  await createInteractionCalls(api, interaction).callback(choices);
};

const answerRequest = async (
  interaction: Interaction,
  wish: Extract<InteractionWish, { readonly kind: 'request' }>,
  serving: Serving,
): Promise<void> => {
  const { id, token, applicationId } = interaction;
  const asker = readAsker(interaction);
  const address = {
    kind: 'interaction',
    interaction: { id, token, applicationId },
    channelId: asker.channelId,
    userId: asker.userId,
    ...(wish.question === undefined ? {} : { question: wish.question }),
    ...(wish.isUpdate === true && { isUpdate: true }),
  } as const;
  const offers = offersFor(asker, 'interaction');
  await acceptAndAnswer(toRequest(id, asker, { ...wish.asked, offers }), address, serving);
  const { press } = wish.asked;
  if (press?.action === 'feedback' && press.ref.startsWith('right:')) {
    await tagSolved(serving.api, asker, serving.reading.forums, serving.logger);
  }
};

/** Opens a form; one for words alone where Discord does not take the field for the opinions. */
const showForm = async (
  calls: InteractionCalls,
  { form, ref, asksChoice }: Extract<InteractionWish, { readonly kind: 'form' }>,
  words: Words,
): Promise<void> => {
  try {
    await calls.callback(openForm(form, ref, words, asksChoice));
  } catch (err) {
    if (asksChoice !== true || codeOf(err) !== CODE.invalidForm) throw err;
    await calls.callback(openForm(form, ref, words));
  }
};

const onInteraction = async (interaction: Interaction, serving: Serving): Promise<void> => {
  if (!serving.taken.add(interaction.id)) return;
  const { api, logger, services, reading } = serving;
  const { id, token, applicationId } = interaction;
  const ref = { id, token, applicationId };
  const wish = readInteraction(interaction, reading.isReadingContent);
  const words = wordsFor(interaction.locale);
  switch (wish.kind) {
    case 'completion':
      return offerChoices(interaction, wish.typing, serving);
    case 'form':
      return showForm(createInteractionCalls(api, ref), wish, words);
    case 'thread':
      return openThread(api, ref, { ...wish, asker: readAsker(interaction) }, services, logger);
    case 'gone': {
      const card = noticeCard({ kind: 'button-gone' }, words);
      const reply = Promise.resolve({ card, visibility: 'private' } as const);
      await answerInteraction(api, ref, { visibility: 'private', reply }, logger);
      return;
    }
    case 'request':
      return answerRequest(interaction, wish, serving);
    default:
      return wish satisfies never;
  }
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
