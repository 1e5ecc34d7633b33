import type { Logger } from 'pino';
import type { Reply } from '../commands/command.ts';
import { type BotRequest, handleRequest } from '../handle-request.ts';
import type { RequestInbox } from '../inbox.ts';
import type { BotServices } from '../platform.ts';
import { renderCard, type SlackMessage } from './slack-blocks.ts';
import { withQuestion } from './slack-decorate.ts';
import type { Delivery } from './slack-intake.ts';
import { type Offer, withOffer } from './slack-offers.ts';
import type { Poster, Target } from './slack-poster.ts';

/** Where a reply goes, by who may see it. */
export interface Places {
  readonly public: Target;
  readonly private: Target;
}

/** How a reply is dressed. */
export interface Dressing {
  /** Shown above the reply, where readers could not know what was asked. */
  readonly question?: string | undefined;
  /** What stands before the question; "Question" unless told. */
  readonly lead?: string;
  readonly offer?: Offer;
}

/** Answers requests and knows which answers are under way. */
export interface Conversation {
  /** Answers a request where it belongs and records that it did. Never rejects. */
  answer(delivery: Delivery): Promise<void>;
  /** The reply to a request, posted nowhere. */
  ask(request: BotRequest): Promise<Reply>;
  show(message: SlackMessage, target: Target): Promise<void>;
  /** Starts work that `settle` waits for; it never rejects, what fails is logged. */
  track(work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is under way any more. */
  settle(): Promise<void>;
}

const FAILURE: SlackMessage = {
  text: 'Something went wrong on my side, and I could not answer. Please ask again.',
  blocks: [],
};

export const createConversation = (
  services: BotServices,
  inbox: RequestInbox,
  poster: Poster,
  logger: Logger,
): Conversation => {
  const underWay = new Set<Promise<void>>();

  const track: Conversation['track'] = async (work) => {
    const done = work().catch((err: unknown) => {
      logger.error({ err }, 'slack request failed');
    });
    underWay.add(done);
    await done;
    underWay.delete(done);
  };

  const ask: Conversation['ask'] = (request) => handleRequest(request, services);

  const reply = async ({ request, places, dressing }: Delivery): Promise<boolean> => {
    const { question, lead, offer } = dressing;
    try {
      const { card, visibility } = await ask(request);
      const message = withOffer(renderCard(card), card, offer);
      const target = request.isDirect ? places.public : places[visibility];
      return await poster.post(
        target,
        question === undefined ? message : withQuestion(message, question, lead),
      );
    } catch (err) {
      logger.error({ err }, 'slack reply failed');
      return poster.post(places.private, FAILURE);
    }
  };

  return {
    answer: (delivery) =>
      track(async () => {
        const { request } = delivery;
        if (await reply(delivery)) await inbox.posted(request);
        else inbox.failed(request);
      }),
    ask,
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
