import type { Channel, Team, User } from './records.ts';

export interface FakeSlackOptions {
  readonly port: number;
  readonly host: string;
  /** Where signed HTTP deliveries go; unset delivers over Socket Mode. */
  readonly requestUrl: string | undefined;
  readonly signingSecret: string;
  readonly appId: string;
  readonly appToken: string;
  /** The app's client, and where it may send people back to. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUrls: readonly string[];
  /** What an app may ask a workspace for. */
  readonly allScopes: readonly string[];
  readonly teams: readonly Team[];
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  /** What the bot's token may do. */
  readonly scopes: readonly string[];
  /** Domains whose links Slack tells the app of. */
  readonly linkDomains: readonly string[];
  /** Whether Work Objects are switched on for the app. */
  readonly hasWorkObjects: boolean;
  /** What `apps.manifest.export` answers. */
  readonly manifest: unknown;
  /** Answers `invalid_blocks` and the like on a violation; false only records it. */
  readonly isStrict: boolean;
  /** Enforces Slack's published limits: one message a second and channel with a small burst, method tiers. */
  readonly hasRateLimits: boolean;
  /** Resends unacknowledged events at once, after 1 and after 5 minutes, times `retryScale`. */
  readonly hasRetries: boolean;
  readonly retryScale: number;
  /** Resends unacknowledged events over a new connection. */
  readonly redelivers: boolean;
  /** Delivers the app's own messages back as `message` events, as Slack does. */
  readonly echoesBot: boolean;
  readonly helloDelayMs: number;
  readonly pingMs: number;
  readonly ackTimeoutMs: number;
  /** Added to each Web API answer. */
  readonly latencyMs: number;
  /** How long TCP is held after the client's close frame, as Slack does (node-slack-sdk #2752). */
  readonly lingerMs: number;
}

export const DEFAULT_OPTIONS: FakeSlackOptions = {
  port: 0,
  host: '127.0.0.1',
  requestUrl: undefined,
  signingSecret: 'fake-signing-secret',
  appId: 'A0001',
  appToken: 'xapp-1-A0001-fake',
  clientId: '111.222',
  clientSecret: 'fake-client-secret',
  redirectUrls: ['https://news.example/slack/installed'],
  allScopes: [
    'app_mentions:read',
    'assistant:write',
    'channels:history',
    'channels:read',
    'chat:write',
    'commands',
    'groups:history',
    'im:history',
    'links:read',
    'links:write',
    'reactions:read',
    'users:read',
  ],
  teams: [
    {
      id: 'T0001',
      name: 'Acme',
      domain: 'acme',
      botToken: 'xoxb-fake-1',
      botUserId: 'U0BOT',
      botId: 'B0BOT',
    },
  ],
  users: [
    { id: 'U0001', name: 'alice' },
    { id: 'U0002', name: 'bob' },
  ],
  channels: [
    { id: 'C0001', name: 'general', type: 'channel' },
    { id: 'C0002', name: 'random', type: 'channel' },
    { id: 'C0003', name: 'foreign', type: 'channel', isForeign: true },
    { id: 'G0001', name: 'secret', type: 'group' },
    { id: 'D0001', name: '', type: 'im', user: 'U0001' },
    { id: 'D0002', name: '', type: 'im', user: 'U0002' },
  ],
  scopes: [
    'app_mentions:read',
    'im:history',
    'chat:write',
    'commands',
    'assistant:write',
    'channels:read',
  ],
  linkDomains: ['news.example'],
  hasWorkObjects: true,
  manifest: undefined,
  isStrict: true,
  hasRateLimits: false,
  hasRetries: false,
  retryScale: 1,
  redelivers: true,
  echoesBot: false,
  helloDelayMs: 5,
  pingMs: 10_000,
  ackTimeoutMs: 3000,
  latencyMs: 0,
  lingerMs: 15_000,
};
