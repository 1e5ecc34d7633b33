import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Reply } from '../../commands/command.ts';
import { noticeCard } from '../../presentation/cards/notice-card.ts';
import { inviteNote, notPostedNote } from '../../presentation/posting-notes.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import type { BotRequest } from '../../requests/bot-request.ts';
import { renderCard, type SlackMessage } from '../blocks/blocks.ts';
import { withAsker, withNote, withQuestion, withResolver } from '../blocks/decorate.ts';
import type { Memberships } from '../intake/memberships.ts';
import type { Delivery } from './delivery.ts';
import type { Posted, Poster } from './poster.ts';
import { removeMessage } from './remove.ts';
import type { Replies } from './replies.ts';
import { readRef, type Target } from './target.ts';

export interface ReplierOptions {
  readonly ask: (request: BotRequest) => Promise<Reply>;
  readonly client: webApi.WebClient;
  readonly poster: Poster;
  readonly memberships: Memberships;
  readonly replies: Replies;
  /** The bot's name in its workspace. */
  readonly botName: () => string;
  readonly logger: Logger;
}

/** Posts the reply to a request where it belongs, or as near as Slack lets it. */
export type Replier = (delivery: Delivery) => Promise<Posted>;

const FAILURE: SlackMessage = {
  text: 'Something went wrong on my side, and I could not answer. Please ask again.',
  blocks: [],
};

/** A reply that is for one person never goes where others read. */
const targetOf = ({ request, places }: Delivery, { visibility }: Reply): Target =>
  request.isDirect && places.public.kind === 'channel' ? places.public : places[visibility];

/** The reply under its question, where readers could not know it. */
const underQuestion = (
  message: SlackMessage,
  { dressing, request }: Delivery,
  { shared, asked }: Reply,
): SlackMessage => {
  if (shared !== undefined) return withQuestion(message, shared.question, dressing.lead);
  if (request.press !== undefined) {
    return asked === undefined ? message : withQuestion(message, asked);
  }
  const { question, lead } = dressing;
  return question === undefined ? message : withQuestion(message, question, lead);
};

/** What takes the place of a message is done with: its buttons go. */
const withoutActions = (reply: Reply): Reply => ({
  ...reply,
  card: { ...reply.card, actions: [] },
});

/** Puts a card where people are asked; whether it stands there. */
const postElsewhere = async (
  { poster }: ReplierOptions,
  { user, request }: Delivery,
  { channel, card }: NonNullable<Reply['elsewhere']>,
): Promise<Posted> =>
  poster.post({ kind: 'channel', channel }, withAsker(renderCard(card), user), {
    requestKey: `${request.key}:elsewhere`,
    mayStand: request.isResumed === true,
  });

/** To the asker's direct messages, where the reply cannot go where it belongs. */
const postDirectly = (
  { poster, botName }: ReplierOptions,
  { user, request }: Delivery,
  message: SlackMessage,
): Promise<Posted> => {
  const words = wordsFor(request.locale);
  return poster.post(
    { kind: 'channel', channel: user },
    withNote(message, `${notPostedNote(words)} ${inviteNote(botName(), words)}`),
  );
};

/** In place of the message whose button was pressed; with who asked and who saw to it. */
const replace = async (
  { poster }: ReplierOptions,
  { pressed, user }: Delivery,
  message: SlackMessage,
): Promise<Posted | undefined> => {
  if (pressed?.ref === undefined) return undefined;
  const { asker, ref } = pressed;
  const resolved = withResolver(message, user);
  const shown = asker === undefined ? resolved : withAsker(resolved, asker);
  const updated = await poster.post({ kind: 'update', ...ref }, shown);
  return updated.kind === 'refused' ? undefined : updated;
};

const postReply = async (
  options: ReplierOptions,
  delivery: Delivery,
  target: Target,
  message: SlackMessage,
): Promise<Posted> => {
  const { poster, replies } = options;
  const { request, revises } = delivery;
  const before =
    revises !== undefined && target.kind === 'channel' ? await replies.find(revises) : undefined;
  if (before !== undefined) {
    const updated = await poster.post({ kind: 'update', ...before }, message);
    if (updated.kind !== 'refused') return updated;
  }
  const posted = await poster.post(target, message, {
    requestKey: request.key,
    mayStand: request.isResumed === true,
  });
  return posted.kind === 'refused' ? postDirectly(options, delivery, message) : posted;
};

/** The reply, once what it does elsewhere is done: what failed for now fails the whole, to be tried again. */
const carryOut = async (
  options: ReplierOptions,
  delivery: Delivery,
  reply: Reply,
): Promise<Reply | 'failed'> => {
  if (reply.elsewhere !== undefined) {
    const posted = await postElsewhere(options, delivery, reply.elsewhere);
    if (posted.kind === 'failed') return 'failed';
    if (posted.kind === 'refused') {
      return {
        ...reply,
        card: noticeCard({ kind: 'person-not-reached' }, wordsFor(delivery.request.locale)),
      };
    }
  }
  if (reply.removes !== undefined) {
    const ref = delivery.pressed?.ref ?? readRef(reply.removes.messageRef);
    await removeMessage(options.client, ref, delivery.pressed?.url, options.logger);
  }
  return reply;
};

export const createReplier = (options: ReplierOptions): Replier => {
  const { ask, poster, memberships, botName, logger } = options;

  /** The reply as it is shown: under its question, with a hint where the bot is not in the channel. */
  const dressed = async (
    delivery: Delivery,
    reply: Reply,
    isOutside: Promise<boolean>,
  ): Promise<SlackMessage> => {
    const message = underQuestion(renderCard(reply.card), delivery, reply);
    return (await isOutside)
      ? withNote(message, inviteNote(botName(), wordsFor(delivery.request.locale)))
      : message;
  };

  return async (delivery) => {
    try {
      // Slack is asked while the answer is looked for.
      const { channel } = delivery.dressing;
      const isOutside =
        channel === undefined ? Promise.resolve(false) : memberships.isOutside(channel);
      const reply = await carryOut(options, delivery, await ask(delivery.request));
      if (reply === 'failed') return { kind: 'failed' };
      const message = await dressed(
        delivery,
        reply.replaces === true ? withoutActions(reply) : reply,
        isOutside,
      );
      const replaced =
        reply.replaces === true ? await replace(options, delivery, message) : undefined;
      return replaced ?? (await postReply(options, delivery, targetOf(delivery, reply), message));
    } catch (err) {
      logger.error({ err }, 'slack reply failed');
      return poster.post(delivery.places.private, FAILURE);
    }
  };
};
