import type { Logger } from 'pino';
import type { Reply } from '../commands/command.ts';
import type { BotRequest } from '../handle-request.ts';
import { renderCard, type SlackMessage } from './slack-blocks.ts';
import { withNote, withQuestion } from './slack-decorate.ts';
import type { Delivery } from './slack-delivery.ts';
import type { Memberships } from './slack-memberships.ts';
import { inviteNote, NOT_POSTED_NOTE } from './slack-notes.ts';
import { withOffer } from './slack-offers.ts';
import type { Posted, Poster } from './slack-poster.ts';
import type { Replies } from './slack-replies.ts';
import type { Target } from './slack-target.ts';

export interface ReplierOptions {
  readonly ask: (request: BotRequest) => Promise<Reply>;
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
const targetOf = ({ request, places }: Delivery, visibility: Reply['visibility']): Target =>
  request.isDirect && places.public.kind === 'channel' ? places.public : places[visibility];

export const createReplier = (options: ReplierOptions): Replier => {
  const { ask, poster, memberships, replies, botName, logger } = options;

  /** The reply as it is shown: under its question, with what may be done next. */
  const dressed = async (delivery: Delivery, { card }: Reply): Promise<SlackMessage> => {
    const { question, lead, offer, channel } = delivery.dressing;
    const message = withOffer(renderCard(card), card, offer);
    const isOutside = channel !== undefined && (await memberships.isOutside(channel));
    const noted = isOutside ? withNote(message, inviteNote(botName())) : message;
    return question === undefined ? noted : withQuestion(noted, question, lead);
  };

  /** To the asker's direct messages, where the reply cannot go where it belongs. */
  const postDirectly = (user: string, message: SlackMessage): Promise<Posted> =>
    poster.post(
      { kind: 'channel', channel: user },
      withNote(message, `${NOT_POSTED_NOTE} ${inviteNote(botName())}`),
    );

  const postReply = async (
    delivery: Delivery,
    target: Target,
    message: SlackMessage,
  ): Promise<Posted> => {
    const { request, revises, user } = delivery;
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
    return posted.kind === 'refused' ? postDirectly(user, message) : posted;
  };

  return async (delivery) => {
    try {
      const { dressing } = delivery;
      // Slack is asked while the answer is looked for.
      if (dressing.channel !== undefined) void memberships.isOutside(dressing.channel);
      const answer = await ask(delivery.request);
      const message = await dressed(delivery, answer);
      return await postReply(delivery, targetOf(delivery, answer.visibility), message);
    } catch (err) {
      logger.error({ err }, 'slack reply failed');
      return poster.post(delivery.places.private, FAILURE);
    }
  };
};
