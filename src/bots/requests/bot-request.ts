import type { ConversationContext, Scope } from '../../qa/types.ts';
import type { Press } from '../buttons/press.ts';
import type { Visibility } from '../commands/command.ts';
import type { ActionKind } from '../presentation/card.ts';
import type { Tenant } from '../scopes/channel-settings.ts';

/** Buttons that need something of the platform: a form, a message for everyone, a message taken back. */
export type PlatformOffer = Extract<
  ActionKind,
  'share' | 'follow-up' | 'comment' | 'remove' | 'rest'
>;

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
  /** What stands before a command's name on this platform; "/" unless the operator renamed it. */
  readonly commandPrefix?: string;
  /** What the asker may see, where the platform knows it; else `resolveScope` tells. */
  readonly scope?: Scope;
  /** The channel that a limit counts for; the conversation, unless told. */
  readonly channelKey?: string;
  /** The place it comes from, where that is one of many. */
  readonly tenant?: Tenant;
  /** A button that was pressed: it is answered in place of the command, which then only names it. */
  readonly press?: Press;
  /** The key of the answer this question follows up: the `ref` of its `follow-up` button. */
  readonly follows?: string;
  /** The key of the request that this one is an edited version of: it leans on what that one leant on. */
  readonly edits?: string;
  /** Which of the buttons that need the platform it can carry out here. */
  readonly offers?: readonly PlatformOffer[];
  /** Where people are asked, in the platform's own name, empty where nobody can be; unset, what the channel's setting `help` says. */
  readonly helpChannel?: string;
  /** The asker's locale, where the platform tells it. */
  readonly locale?: string;
  /** Accepted before, perhaps by a process that has ended. */
  readonly isResumed?: boolean;
  /** Whether the platform holds the asker for an admin of the place they ask in; nobody is, unless told. */
  readonly isAdmin?: boolean;
}
