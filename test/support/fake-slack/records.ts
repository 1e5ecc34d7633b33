import type { Problem } from './checks/block-rules.ts';
import type { Json } from './json.ts';

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
}

export interface User {
  readonly id: string;
  readonly name: string;
  /** The language somebody has set. */
  readonly locale?: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: 'channel' | 'group' | 'im';
  /** The other side of a direct message. */
  readonly user?: string;
  /** Shared with another organisation. */
  readonly isShared?: boolean;
  /** Channels the bot was not invited to. */
  readonly isForeign?: boolean;
}

/** A Web API call or a post to a `response_url`. */
export interface Call {
  readonly n: number;
  readonly at: number;
  readonly method: string;
  readonly args: Json;
  readonly token?: string | undefined;
  ok?: boolean;
  status?: number;
  error?: string;
  response?: unknown;
  doneAt?: number;
}

/** What a user sees, by whatever route it came. */
export interface Output {
  readonly at: number;
  readonly via: string;
  readonly channel?: string | undefined;
  readonly user?: string | undefined;
  readonly ts?: string | undefined;
  readonly threadTs?: string | undefined;
  readonly isEphemeral: boolean;
  /** The words shown: those of the blocks where there are blocks. */
  readonly text: string;
  /** The top-level text: notifications and screen readers get this. */
  readonly fallback: string;
  readonly blocks: readonly Json[];
  /** The number of the delivery it answers, where the route tells. */
  readonly delivery?: number | undefined;
  /** The view, for the Home tab. */
  readonly view?: Json;
  readonly raw: Json;
}

export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

/** Something sent to the app, and what became of it. */
export interface Delivery {
  readonly id: number;
  readonly kind: DeliveryKind;
  readonly body: Json;
  readonly transport: 'socket' | 'http';
  readonly envelopeIds: string[];
  readonly keepsEnvelope: boolean;
  attempts: number;
  ackCount: number;
  isAcked: boolean;
  isLate: boolean;
  /** Never to be sent again. */
  isDead: boolean;
  sentAt?: number;
  lastSentAt?: number;
  ackAt?: number;
  ackMs?: number;
  /** What the acknowledgement carried. */
  ack?: Json;
  connection?: number;
  status?: number;
  noRetry?: boolean;
  responseBody?: string;
  /** What the user or Slack's operator would be told. */
  error?: string;
  responseUrl?: string;
  triggerId?: string;
  /** The message a user wrote, where the delivery is about one. */
  message?: Message;
  resolve?: () => void;
}

export type Message = Record<string, unknown> & { readonly channel: string; readonly ts: string };

/** A Block Kit or argument rule that was broken. */
export interface Violation extends Problem {
  readonly at: number;
  readonly where: string;
}

/** Accepted by Slack, but a user would mind. */
export interface Warning {
  readonly at: number;
  readonly where: string;
  readonly rule: string;
  readonly detail: string;
}

/** What a Web API method is made to do instead of its work. */
export interface Fault {
  readonly method: string | RegExp;
  times: number;
  readonly error?: string;
  readonly extra?: Json;
  readonly status?: number;
  readonly body?: string;
  readonly retryAfter?: number;
  readonly hang?: boolean;
  readonly reset?: boolean;
  /** Does its work, and the answer is lost on its way back. */
  readonly isLost?: boolean;
  readonly delayMs?: number;
  readonly match?: (args: Json) => boolean;
}
