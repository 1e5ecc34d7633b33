import type { Logger } from 'pino';
import type { BotServices } from '../../platform.ts';
import type { Workspace } from '../install/workspace.ts';
import type { Intake } from './intake.ts';
import type { RecentKeys } from './recent-keys.ts';

/** What every listener works with. */
export interface Listening {
  readonly services: BotServices;
  /** Requests that were recorded, and the workspaces they come from. */
  readonly intake: Intake;
  /** Events that were taken. */
  readonly recent: RecentKeys;
  /** Who was shown the help in their direct messages. */
  readonly welcomed: RecentKeys;
  /** The emoji that asks about a message; none does, unless told. */
  readonly askEmoji: string | undefined;
  readonly logger: Logger;
}

/** The same in the workspace that something came from. */
export type ListeningThere = Listening & Workspace;

/** What listeners work with in the workspace that a body came from. */
export const listeningAt = (listening: Listening, body: object): ListeningThere => ({
  ...listening,
  ...listening.intake.workspaceOf(body),
});
