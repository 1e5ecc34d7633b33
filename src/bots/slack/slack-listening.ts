import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { BotServices } from '../platform.ts';
import type { RecentKeys } from './recent-keys.ts';
import type { Conversation } from './slack-conversation.ts';
import type { Intake } from './slack-intake.ts';
import type { RequestSettings } from './slack-requests.ts';

/** What every listener works with. */
export interface Listening {
  readonly client: webApi.WebClient;
  readonly services: BotServices;
  readonly conversation: Conversation;
  /** Requests that were recorded. */
  readonly intake: Intake;
  /** Events that were taken. */
  readonly recent: RecentKeys;
  /** Who was shown the help in their direct messages. */
  readonly welcomed: RecentKeys;
  readonly settings: RequestSettings;
  /** The emoji that asks about a message; none does, unless told. */
  readonly askEmoji: string | undefined;
  readonly logger: Logger;
}
