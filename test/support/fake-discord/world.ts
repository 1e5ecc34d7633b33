import { randomBytes } from 'node:crypto';
import { snowflake } from './constants.ts';
import type {
  CommandWrite,
  FakeCall,
  FakeChannel,
  FakeGuild,
  FakeMessage,
  FakeUser,
  Pings,
  Problem,
  Session,
  StoredCommand,
} from './fake-types.ts';
import type { Interaction } from './interaction.ts';
import { makeUser } from './people.ts';

export interface FakeDiscordOptions {
  /** 0 is any free port. */
  readonly port?: number;
  readonly token?: string;
  readonly applicationId?: string;
  /** What `/gateway/bot` recommends. */
  readonly shards?: number;
  readonly maxConcurrency?: number;
  /** Privileged intents switched on in the developer portal; others close with 4014. */
  readonly intentsAllowed?: number;
  /** What the developer portal says of the application besides; it wins over the rest. */
  readonly application?: Readonly<Record<string, unknown>>;
  readonly deadlineMs?: number;
  readonly tokenTtlMs?: number;
  readonly heartbeatMs?: number;
  /** How many servers the bot is in at the start. */
  readonly guilds?: number;
  /** An interaction whose command is not registered in its scope is refused, as no user could pick it. */
  readonly strictCommands?: boolean;
  /** 5 messages per 5 s and channel, 5 per 2 s and interaction, 50 per s over all. */
  readonly rateLimits?: boolean;
  readonly enforceIdentify?: boolean;
}

export type Settings = Required<FakeDiscordOptions>;

/** Everything the local Discord knows; its parts are functions over it. */
export interface World {
  readonly settings: Settings;
  readonly bot: FakeUser;
  /** A person to ask as. */
  readonly user: FakeUser;
  readonly guilds: FakeGuild[];
  readonly channels: Map<string, FakeChannel>;
  readonly messages: Map<string, FakeMessage>;
  /** Who each message notified, by message id; an edit replaces it. */
  readonly pings: Map<string, Pings>;
  readonly users: Map<string, FakeUser>;
  readonly calls: FakeCall[];
  readonly commands: {
    readonly global: StoredCommand[];
    readonly guilds: Record<string, StoredCommand[]>;
  };
  readonly commandWrites: CommandWrite[];
  /** By token and by id. */
  readonly interactions: Map<string, Interaction>;
  readonly problems: Problem[];
  readonly gateway: {
    readonly sessions: Map<string, Session>;
    readonly identifies: { readonly at: number; readonly intents: number }[];
    readonly resumes: { readonly at: number; readonly session: string; readonly seq: number }[];
    readonly closes: {
      readonly at: number;
      readonly code: number;
      readonly by: 'server' | 'observed';
    }[];
  };
  problem(what: string, detail?: unknown): void;
  /** Says that something changed, so that whoever waits looks again. */
  touch(): void;
  /** Resolves to the first truthy value of `look`; rejects when it throws, or after `withinMs`. */
  waitFor<T>(
    look: () => T | undefined | null | false | 0 | '',
    what: string,
    withinMs?: number,
  ): Promise<T>;
}

const WAIT_MS = 5000;
/** The state of the bot under test is no part of this world: it is looked at again this often. */
const LOOK_AGAIN_MS = 20;

const makeToken = (applicationId: string): string =>
  [
    Buffer.from(applicationId).toString('base64url'),
    randomBytes(4).toString('base64url'),
    randomBytes(27).toString('base64url'),
  ].join('.');

const withDefaults = (options: FakeDiscordOptions): Settings => {
  const applicationId = options.applicationId ?? snowflake();
  return {
    port: 0,
    token: makeToken(applicationId),
    applicationId,
    shards: 1,
    maxConcurrency: 16,
    intentsAllowed: 0,
    application: {},
    deadlineMs: 3000,
    tokenTtlMs: 900_000,
    heartbeatMs: 41_250,
    guilds: 1,
    strictCommands: true,
    rateLimits: true,
    enforceIdentify: false,
    ...options,
  };
};

const makeWaiting = (): Pick<World, 'touch' | 'waitFor'> => {
  const looks = new Set<() => void>();
  return {
    touch() {
      for (const look of [...looks]) look();
    },
    waitFor(look, what, withinMs = WAIT_MS) {
      return new Promise((resolve, reject) => {
        const check = (): void => {
          try {
            const value = look();
            if (!value) return;
            stop();
            resolve(value);
          } catch (error) {
            stop();
            reject(error);
          }
        };
        const again = setInterval(check, LOOK_AGAIN_MS);
        const limit = setTimeout(() => {
          stop();
          reject(new Error(`the local Discord waited ${withinMs} ms in vain for ${what}`));
        }, withinMs);
        const stop = (): void => {
          looks.delete(check);
          clearInterval(again);
          clearTimeout(limit);
        };
        looks.add(check);
        check();
      });
    },
  };
};

/** A new world with its bot and one user, without servers. */
export const createWorld = (options: FakeDiscordOptions): World => {
  const settings = withDefaults(options);
  const bot = makeUser('qa-bot', { id: settings.applicationId, bot: true, global_name: null });
  const user = makeUser('alice');
  const problems: Problem[] = [];
  const waiting = makeWaiting();
  const world: World = {
    settings,
    bot,
    user,
    guilds: [],
    channels: new Map(),
    messages: new Map(),
    pings: new Map(),
    users: new Map([
      [bot.id, bot],
      [user.id, user],
    ]),
    calls: [],
    commands: { global: [], guilds: {} },
    commandWrites: [],
    interactions: new Map(),
    problems,
    gateway: { sessions: new Map(), identifies: [], resumes: [], closes: [] },
    problem(what, detail) {
      problems.push({ at: Date.now(), what, detail });
      waiting.touch();
    },
    ...waiting,
  };
  return world;
};
