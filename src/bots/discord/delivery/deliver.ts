import type { Logger } from 'pino';
import type { Reply } from '../../commands/command.ts';
import type { BotServices } from '../../platform.ts';
import type { BotRequest } from '../../requests/bot-request.ts';
import { handleRequest } from '../../requests/handle-request.ts';
import type { RequestInbox } from '../../requests/inbox.ts';
import type { InFlight } from '../intake/in-flight.ts';
import { answerElsewhere } from './answer-elsewhere.ts';
import { answerInteraction } from './answer-interaction.ts';
import { answerMessage, type MessageRef } from './answer-message.ts';
import { answerUpdate } from './answer-update.ts';
import type { DiscordApi } from './api.ts';
import type { InteractionRef } from './interaction-calls.ts';
import { postElsewhere } from './post-elsewhere.ts';

/** Where a reply goes: JSON, so that a request can be answered after a restart. */
export type Address =
  | { readonly kind: 'message'; readonly message: MessageRef }
  | {
      readonly kind: 'interaction';
      readonly interaction: InteractionRef;
      readonly channelId: string;
      readonly userId: string;
      /** Shown above a public answer. */
      readonly question?: string;
      /** The press changes the message it stands under. */
      readonly isUpdate?: boolean;
    };

export interface Delivering {
  readonly api: DiscordApi;
  readonly services: BotServices;
  readonly inbox: RequestInbox;
  readonly logger: Logger;
  readonly inFlight: InFlight;
}

/** With more than this under way a reply will not be ready in time: each question is acknowledged at once. */
const BUSY = 8;

/** The reply, once what it has for another channel is posted there. */
const replyTo = async (
  request: BotRequest,
  { api, services, logger }: Delivering,
): Promise<Reply> => postElsewhere(api, await handleRequest(request, services), request, logger);

const post = (request: BotRequest, address: Address, delivering: Delivering): Promise<boolean> => {
  const { api, services, logger, inFlight } = delivering;
  const reply = replyTo(request, delivering);
  switch (address.kind) {
    case 'message':
      return answerMessage(api, address.message, reply, logger, services.charts);
    case 'interaction': {
      const { interaction, question, channelId, userId, isUpdate } = address;
      const isResumed = request.isResumed === true;
      if (isUpdate === true) {
        return answerUpdate(api, interaction, { reply, isResumed }, logger);
      }
      const to = { nonce: interaction.id, channelId, userId, question: question ?? '' };
      const elsewhere = (late: Reply) => answerElsewhere(api, late, to, logger);
      const work = {
        visibility: request.visibility,
        reply,
        charts: services.charts,
        ...(inFlight.count() > BUSY && { deferAfterMs: 0 }),
        isResumed,
        userId,
        ...(question === undefined ? {} : { question }),
        ...(request.press === undefined ? { elsewhere } : {}),
      };
      return answerInteraction(api, interaction, work, logger);
    }
    default:
      return address satisfies never;
  }
};

/** Answers a request that was accepted, and records that it did. Never rejects. */
export const answerAccepted = async (
  request: BotRequest,
  address: Address,
  delivering: Delivering,
): Promise<void> => {
  const { inbox } = delivering;
  if (await post(request, address, delivering)) await inbox.posted(request);
  else inbox.failed(request);
};

/** Answers what an earlier process accepted and never posted, and later what failed here; returns what stops it. */
export const resumeDeliveries = (delivering: Delivering): (() => void) =>
  delivering.inbox.resume(({ request, address }) => {
    const known = address as unknown as Address; // as `acceptAndAnswer` wrote it
    return delivering.inFlight.track(answerAccepted(request, known, delivering));
  });

/** Records a request, then answers it; one that is on record already is left to whoever took it. */
export const acceptAndAnswer = async (
  request: BotRequest,
  address: Address,
  delivering: Delivering,
): Promise<void> => {
  const plain = JSON.parse(JSON.stringify(address));
  if ((await delivering.inbox.accept(request, plain)) === 'duplicate') return;
  await answerAccepted(request, address, delivering);
};
