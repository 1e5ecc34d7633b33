import { randomUUID } from 'node:crypto';
import type { Problem } from './checks/block-rules.ts';
import type { Grant } from './oauth.ts';
import type { FakeSlackOptions } from './options.ts';
import type {
  Call,
  Channel,
  Delivery,
  Fault,
  Message,
  Output,
  Team,
  User,
  Violation,
  Warning,
} from './records.ts';
import { createSignal, type Signal } from './signal.ts';
import type { WebSocketConnection } from './web-socket.ts';

export interface ResponseUrl {
  readonly at: number;
  uses: number;
  readonly channel: string | undefined;
  readonly user: string;
  /** The message whose control was used. */
  message?: string | undefined;
  delivery?: number;
}

export interface Trigger {
  readonly at: number;
  isUsed: boolean;
  readonly view?: string | undefined;
  readonly depth?: number | undefined;
}

export interface Upload {
  readonly name: string;
  readonly length: number;
  body?: Buffer;
}

/** All that the local Slack knows, and the means to wait until it knows more. */
export interface State extends Signal {
  readonly options: FakeSlackOptions;
  readonly team: Team;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly tokens: Map<string, Team>;
  readonly revoked: Set<string>;
  /** Codes that were given out for tokens. */
  readonly grants: Map<string, Grant>;
  /** The token that each team gave last. */
  readonly granted: Map<string, string>;
  readonly calls: Call[];
  readonly outputs: Output[];
  readonly violations: Violation[];
  readonly warnings: Warning[];
  readonly deliveries: Delivery[];
  readonly statuses: Readonly<Record<string, unknown>>[];
  readonly connections: WebSocketConnection[];
  readonly messages: Map<string, Message>;
  readonly views: Map<string, Record<string, unknown>>;
  readonly tickets: Map<string, number>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly triggers: Map<string, Trigger>;
  readonly uploads: Map<string, Upload>;
  /** Messages taken back, by their `ts`. */
  readonly removed: string[];
  /** Messages with links that the app was told of. */
  readonly unfurls: {
    readonly id: string;
    readonly urls: readonly string[];
    readonly channel: string;
    readonly ts: string;
    readonly isComposed: boolean;
  }[];
  readonly faults: Fault[];
  readonly buckets: Map<string, { left: number; at: number }>;
  baseUrl: string;
  /** Where signed HTTP deliveries go; unset delivers over Socket Mode. */
  requestUrl: string | undefined;
  isClosed: boolean;
  /** A number that has not been given out before. */
  next(): number;
  /** A message's `ts`. */
  nextTs(): string;
  teamOf(id: string | undefined): Team;
  /** A channel by its id, or a direct message by its user's. */
  channelOf(id: unknown): Channel | undefined;
  note(where: string, problems: readonly Problem[]): void;
  warn(where: string, rule: string, detail: string): void;
  later(delayMs: number, action: () => void): void;
  live(): readonly WebSocketConnection[];
  clearTimers(): void;
}

export const messageKey = (channel: unknown, ts: unknown): string => `${channel}|${ts}`;

/** A trigger id that opens one view within three seconds. */
export const createTrigger = (state: State, extra: Partial<Trigger> = {}): string => {
  const id = `${state.next()}.${randomUUID()}`;
  state.triggers.set(id, { at: Date.now(), isUsed: false, ...extra });
  return id;
};

/** A `response_url` for five posts within thirty minutes: its key and address. */
export const createResponseUrl = (
  state: State,
  channel: string | undefined,
  user: string,
): { readonly key: string; readonly url: string } => {
  const key = `${state.team.id}-${state.next()}-${randomUUID()}`;
  state.responseUrls.set(key, { at: Date.now(), uses: 0, channel, user });
  return { key, url: `${state.baseUrl}/hooks/${key}` };
};

export const createState = (options: FakeSlackOptions): State => {
  const [team] = options.teams;
  if (!team) throw new Error('the local Slack needs a team');
  let sequence = 0;
  const timers = new Set<NodeJS.Timeout>();
  const channels = new Map(options.channels.map((channel) => [channel.id, channel]));
  const connections: WebSocketConnection[] = [];
  const violations: Violation[] = [];
  const warnings: Warning[] = [];
  const next = (): number => {
    sequence += 1;
    return sequence;
  };
  return {
    ...createSignal(),
    options,
    team,
    users: new Map(options.users.map((user) => [user.id, user])),
    channels,
    tokens: new Map(options.teams.map((each) => [each.botToken, each])),
    revoked: new Set(),
    grants: new Map(),
    granted: new Map(),
    calls: [],
    outputs: [],
    violations,
    warnings,
    deliveries: [],
    statuses: [],
    connections,
    messages: new Map(),
    views: new Map(),
    tickets: new Map(),
    responseUrls: new Map(),
    triggers: new Map(),
    uploads: new Map(),
    removed: [],
    unfurls: [],
    faults: [],
    buckets: new Map(),
    baseUrl: '',
    requestUrl: options.requestUrl,
    isClosed: false,
    next,
    nextTs: () => `${Math.floor(Date.now() / 1000)}.${String(next()).padStart(6, '0')}`,
    teamOf: (id) =>
      options.teams.find((each) => each.id === id) ?? (id === undefined ? team : { ...team, id }),
    channelOf: (id) =>
      channels.get(String(id)) ??
      [...channels.values()].find((channel) => channel.type === 'im' && channel.user === id),
    note: (where, problems) => {
      for (const problem of problems) violations.push({ at: Date.now(), where, ...problem });
    },
    warn: (where, rule, detail) => {
      warnings.push({ at: Date.now(), where, rule, detail });
    },
    later: (delayMs, action) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, delayMs);
      timers.add(timer);
    },
    live: () => connections.filter((connection) => connection.isLive),
    clearTimers: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
