import type { ConversationContext } from '../qa/types.ts';
import type { Reply, Visibility } from './commands/command.ts';
import type { BotServices } from './platform.ts';

/** A request as a platform hands it over, before anything is known about it but who, where and what. */
export interface BotRequest {
  /** Unique per question on its platform; the same for a redelivery. */
  readonly key: string;
  readonly platform: string;
  /** A command's name; free text asks `ask`. */
  readonly command: string;
  /** By option name. Free text goes into the command's first option. */
  readonly options: Readonly<Record<string, string>>;
  /** Both contain the team or guild id. */
  readonly userKey: string;
  readonly conversationKey: string;
  readonly isDirect: boolean;
  readonly visibility: Visibility;
  readonly context?: ConversationContext;
}

/** The reply to a request: never rejects, a failure is a notice card. */
export const handleRequest = async (
  _request: BotRequest,
  _services: BotServices,
): Promise<Reply> => {
  throw new Error('not built yet');
};
