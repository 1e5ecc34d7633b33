import type { WebSocket } from 'ws';

/** The shapes that travel between the parts of the local Discord. Bodies are what a client may send: every field optional. */

export interface FakeUser {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly discriminator: string;
  readonly avatar: null;
  readonly bot: boolean;
  readonly public_flags: number;
}

export interface FakeMember {
  readonly user: FakeUser;
  readonly roles: readonly string[];
  readonly [field: string]: unknown;
}

export interface FakeChannel {
  readonly id: string;
  readonly type: number;
  readonly name?: string;
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly recipients?: readonly FakeUser[];
  last_message_id?: string | null;
  /** A channel of a server the bot is not in. */
  readonly foreign?: boolean;
  readonly [field: string]: unknown;
}

export interface FakeRole {
  readonly id: string;
  readonly name: string;
  readonly tags?: { readonly bot_id?: string };
  readonly [field: string]: unknown;
}

export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly roles: FakeRole[];
  readonly channels: FakeChannel[];
  readonly members: FakeMember[];
  readonly preferred_locale: string;
  readonly [field: string]: unknown;
}

export interface EmbedBody {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly fields?: readonly { readonly name?: string; readonly value?: string }[];
  readonly footer?: { readonly text?: string };
  readonly author?: { readonly name?: string };
  readonly image?: unknown;
  readonly thumbnail?: unknown;
}

export interface ComponentBody {
  readonly type?: number;
  readonly id?: number;
  readonly style?: number;
  readonly label?: string;
  readonly url?: string;
  readonly emoji?: unknown;
  readonly custom_id?: string;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly accent_color?: number;
  readonly spacing?: number;
  readonly items?: readonly {
    readonly media?: { readonly url?: string };
    readonly description?: string;
  }[];
  readonly placeholder?: string;
  readonly content?: string;
  readonly description?: string;
  readonly components?: readonly ComponentBody[];
  readonly component?: ComponentBody;
  readonly accessory?: ComponentBody;
  readonly options?: readonly {
    readonly label?: string;
    readonly value?: string;
    readonly description?: string;
  }[];
}

export interface AllowedMentionsBody {
  readonly parse?: readonly string[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
  readonly replied_user?: boolean;
}

export interface AttachmentBody {
  readonly id?: string | number;
  readonly filename?: string;
  readonly size?: number;
}

export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly EmbedBody[] | null;
  readonly components?: readonly ComponentBody[] | null;
  readonly attachments?: readonly AttachmentBody[] | null;
  readonly flags?: number;
  readonly tts?: boolean;
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly allowed_mentions?: AllowedMentionsBody;
  readonly message_reference?: {
    readonly message_id?: string;
    readonly fail_if_not_exists?: boolean;
  };
  readonly poll?: unknown;
  readonly sticker_ids?: readonly string[];
}

/** Who a message really notifies. */
export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

export interface FakeMessage {
  readonly id: string;
  readonly type: number;
  readonly channel_id: string;
  readonly guild_id?: string;
  readonly author: FakeUser;
  content: string;
  embeds: readonly EmbedBody[];
  components: readonly ComponentBody[];
  attachments: readonly AttachmentBody[];
  readonly mentions: readonly FakeUser[];
  readonly mention_roles: readonly string[];
  readonly mention_everyone: boolean;
  flags: number;
  edited_timestamp: string | null;
  readonly nonce?: string | number;
  readonly message_reference?: { readonly message_id?: string; readonly [field: string]: unknown };
  readonly interaction_metadata?: unknown;
  readonly [field: string]: unknown;
}

export interface FakeFile {
  readonly field: string;
  readonly name: string;
  readonly size: number;
  readonly text: string;
}

/** One REST call as it arrived, with what it was told. */
export interface FakeCall {
  readonly at: number;
  ms: number;
  readonly method: string;
  readonly path: string;
  route: string | null;
  readonly query: Readonly<Record<string, string>>;
  body: unknown;
  readonly files: FakeFile[];
  /** 0 while it is under way, -1 when the connection was hung up. */
  status: number;
  response: unknown;
}

export interface CommandBody {
  readonly name?: string;
  readonly type?: number;
  readonly description?: string;
  readonly options?: readonly OptionBody[];
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[] | null;
  readonly default_member_permissions?: string | null;
}

export interface OptionBody {
  readonly name?: string;
  readonly type?: number;
  readonly description?: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly choices?: readonly {
    readonly name?: string;
    readonly value?: string | number;
    readonly name_localizations?: Readonly<Record<string, string>> | null;
  }[];
  readonly options?: readonly OptionBody[];
}

export interface StoredCommand extends CommandBody {
  readonly id: string;
  readonly application_id: string;
  readonly version: string;
  readonly nsfw: boolean;
  readonly guild_id?: string;
  readonly name: string;
  readonly type: number;
}

export interface CommandWrite {
  readonly at: number;
  /** A guild's id, or `global`. */
  readonly scope: string;
  readonly how: 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly names: readonly string[];
  readonly created: number;
}

/** A broken rule that Discord would punish or a user would notice. */
export interface Problem {
  readonly at: number;
  readonly what: string;
  readonly detail?: unknown;
}

export interface GatewayPayload {
  readonly op: number;
  readonly d: unknown;
  readonly s?: number | null;
  readonly t?: string | null;
}

/** A gateway session; it outlives its connection until it is dead. */
export interface Session {
  readonly id: string;
  socket: WebSocket;
  seq: number;
  readonly log: GatewayPayload[];
  readonly intents: number;
  readonly shard: readonly [number, number];
  online: boolean;
  dead: boolean;
}
