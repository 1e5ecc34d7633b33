import type { Logger } from 'pino';
import type { RecentKeys } from './recent-keys.ts';
import type { Conversation } from './slack-conversation.ts';

/** What every listener works with. */
export interface Listening {
  readonly conversation: Conversation;
  /** Messages and events that were taken. */
  readonly recent: RecentKeys;
  /** Who was shown the help in their direct messages. */
  readonly welcomed: RecentKeys;
  readonly commandPrefix: string;
  readonly logger: Logger;
}
