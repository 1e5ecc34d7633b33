import type { Reply } from '../../commands/command.ts';
import type { BotServices } from '../../platform.ts';
import type { BotRequest } from '../../requests/bot-request.ts';
import { handleRequest } from '../../requests/handle-request.ts';
import type { RequestInbox } from '../../requests/inbox.ts';
import type { SlackMessage } from '../blocks/blocks.ts';
import type { ReadAbove } from '../intake/question-above.ts';
import { askOptions } from '../intake/requests.ts';
import type { Acknowledgements } from '../transport/acknowledgements.ts';
import type { Delivery } from './delivery.ts';
import type { Locales } from './locales.ts';
import type { Posted } from './poster.ts';
import { createReplier, type ReplierOptions } from './reply.ts';
import { type Target, writeRef } from './target.ts';
import { createTurns } from './turns.ts';

/** Answers requests and knows which answers are under way. */
export interface Conversation {
  /** Answers a request where it belongs and records that it did. Never rejects. */
  answer(delivery: Delivery): Promise<void>;
  /** The reply to a request, posted nowhere. */
  ask(request: BotRequest): Promise<Reply>;
  show(message: SlackMessage, target: Target): Promise<void>;
  /** Starts work that `settle` waits for; it never rejects, what fails is logged. */
  track(work: () => Promise<void>): Promise<void>;
  /** What is known of people's languages. */
  readonly locales: Locales;
  /** Resolves when nothing is under way any more. */
  settle(): Promise<void>;
}

export interface ConversationOptions extends Omit<ReplierOptions, 'ask'> {
  readonly services: BotServices;
  readonly inbox: RequestInbox;
  readonly acknowledgements: Acknowledgements;
  readonly locales: Locales;
  readonly readAbove: ReadAbove;
}

/** Slack's id of whoever asks: the end of the key that names them. */
const userOf = ({ userKey }: BotRequest): string => userKey.slice(userKey.lastIndexOf(':') + 1);

export const createConversation = (options: ConversationOptions): Conversation => {
  const { services, inbox, poster, replies, acknowledgements, locales, logger } = options;
  const underWay = new Set<Promise<void>>();
  /** An edit of a question waits for what came before it. */
  const turns = createTurns();

  const track: Conversation['track'] = async (work) => {
    const done = work().catch((err: unknown) => {
      logger.error({ err }, 'slack request failed');
    });
    underWay.add(done);
    await done;
    underWay.delete(done);
  };

  /** The request with its asker's language, where that can be told. */
  const localized = async (request: BotRequest, user: string): Promise<BotRequest> => {
    const locale = await locales.of(user);
    return locale === undefined ? request : { ...request, locale };
  };
  const ask: Conversation['ask'] = async (request) =>
    handleRequest(await localized(request, userOf(request)), services);
  /** Whoever is acknowledged already waits until the others are. */
  const turn = async (): Promise<void> => {
    await acknowledgements.calm();
    await services.turn?.();
  };
  const reply = createReplier({
    ...options,
    ask: (request) => handleRequest(request, { ...services, turn }),
  });

  /** What a bare mention stands under is its question, and is shown as that. */
  const withAbove = async (delivery: Delivery): Promise<Delivery> => {
    const question = delivery.above && (await options.readAbove(delivery.above));
    if (question === undefined) return delivery;
    const request = { ...delivery.request, options: askOptions(question) };
    return { ...delivery, request, dressing: { ...delivery.dressing, question } };
  };

  /** Ends a request: answered, or never to be; what failed for now is tried again later. */
  const end = async ({ request, revises }: Delivery, posted: Posted): Promise<void> => {
    if (posted.kind === 'failed') {
      inbox.failed(request);
      return;
    }
    const ref = posted.kind === 'posted' ? posted.ref : undefined;
    if (ref !== undefined) replies.note(revises ?? request.key, ref);
    await inbox.posted(request, ref === undefined ? undefined : writeRef(ref));
  };

  return {
    answer: (delivery) =>
      track(() =>
        turns.take(delivery.revises ?? delivery.request.key, async () => {
          const asked = await withAbove(delivery);
          const request = await localized(asked.request, asked.user);
          await end(delivery, await reply({ ...asked, request }));
        }),
      ),
    ask,
    locales,
    show: (message, target) =>
      track(async () => {
        await poster.post(target, message);
      }),
    track,
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
