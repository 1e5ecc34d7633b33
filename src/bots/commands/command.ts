import type { Answered, ConversationContext, Filters, Question, Scope } from '../../qa/types.ts';
import type { BotServices } from '../platform.ts';
import type { Card } from '../presentation/card.ts';
import type { Tenant } from '../scopes/channel-settings.ts';
import type { Found } from './found.ts';

/** One option of a command; platforms without typed options fill the first one with the text. */
export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly kind: 'text' | 'boolean';
  readonly maxLength?: number;
  /** What a platform may offer to pick from; other texts are taken too, where the platform allows them. */
  readonly choices?: readonly string[];
  /** What the platform may complete while the user types: an `article` has figures, a `title` is any article's. */
  readonly completes?: 'topic' | 'entity' | 'article' | 'title' | 'speaker';
}

/** What a command is asked to do, free of any platform. */
export interface CommandInput {
  /** By option name; absent options are absent. */
  readonly options: Readonly<Record<string, string>>;
  readonly scope: Scope;
  readonly filters: Filters;
  readonly context?: ConversationContext;
  /** The words are meant as they are written: no other spelling is tried. */
  readonly isVerbatim?: boolean;
  readonly platform: string;
  /** Who asks, as the platform names them. */
  readonly userKey?: string;
  /** The channel, as its platform names it; settings are kept by it. */
  readonly channelKey?: string;
  readonly isDirect?: boolean;
  /** The place, where it is one of many that know nothing of one another. */
  readonly tenant?: Tenant;
  /** Whether whoever asks may do what is for admins. */
  readonly isAdmin?: boolean;
  /** The asker's locale, where the platform tells it: the product's own words are in its language. */
  readonly locale?: string;
  /** What stands before a command's name where the request came from: "/", or "/news-" where the operator renamed it. */
  readonly commandPrefix: string;
  /** Every command there is, in the order people see. */
  readonly commands: readonly Command[];
}

export type Visibility = 'public' | 'private';

/** A question with its answer, for the buttons under it. */
export interface Answerable {
  readonly question: Question;
  readonly scope: Scope;
  readonly answered: Answered;
}

/** What a command gives back: the card, who may see it, and what the conversation remembers. */
export interface Reply {
  readonly card: Card;
  readonly visibility: Visibility;
  readonly conversation?: ConversationContext;
  /** What the buttons under the card refer to. */
  readonly answerable?: Answerable;
  /** The same for programs. */
  readonly found?: Found;
  /** What was asked, where the request itself does not say it. */
  readonly asked?: string;
  /** An answer shown to people who did not see the question: platforms put it above, with whoever pressed. */
  readonly shared?: { readonly question: string };
  /** A card for another channel, which stands as it was configured: the platform's own name for it. */
  readonly elsewhere?: { readonly channel: string; readonly card: Card };
  /** The message whose button was pressed goes; `messageRef` is where the answer was posted, if that is known. */
  readonly removes?: { readonly messageRef?: string };
  /** The card takes the place of the message whose button was pressed. */
  readonly replaces?: boolean;
  /** Something was looked up, and nothing asked: there is nothing to keep of it. */
  readonly isLookup?: true;
  /** The asker wants nothing kept of this request. */
  readonly isForgotten?: boolean;
  /** For the log line: the kind of answer, its type and confidence, never its words. */
  readonly outcome?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** A thing users can ask for by name, the same on every platform. */
export interface Command {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** Who may use it; anyone, unless told. Others are refused before it runs, and help does not list it for them. */
  readonly audience?: 'admin';
  run(input: CommandInput, services: BotServices): Promise<Reply>;
}

/** Whether somebody may use a command: those for admins are theirs alone. */
export const mayUse = ({ audience }: Command, isAdmin: boolean | undefined): boolean =>
  audience !== 'admin' || isAdmin === true;
