import { api } from '../../src/api/api.ts';
import { makeToken, type TokenWish } from '../../src/bots/operator/make-token.ts';
import type { BotServices } from '../../src/bots/platform.ts';
import { createRateLimiter } from '../../src/bots/requests/rate-limit.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { mcp } from '../../src/mcp/mcp.ts';
import type { Library } from '../../src/qa/library/library.ts';
import type { Store } from '../../src/store/store.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { openTestStore } from './open-test-store.ts';

/** What programs ask, behind the real server, over real sockets. */
export interface StartedPrograms {
  readonly address: string;
  readonly store: Store;
  /** Every line that was logged. */
  readonly lines: readonly string[];
  /** Makes a token that may ask as much as it likes about what is public, unless told; its secret. */
  token(wish?: Partial<TokenWish>): Promise<string>;
  stop(): Promise<void>;
}

export interface StartProgramsOptions {
  readonly library: Library;
  readonly services?: Partial<BotServices>;
  /** In place of a store of its own. */
  readonly store?: Store;
  readonly environment?: Readonly<Record<string, string>>;
}

export const startPrograms = async ({
  library,
  services: given = {},
  store: givenStore,
  environment = {},
}: StartProgramsOptions): Promise<StartedPrograms> => {
  const store = givenStore ?? (await openTestStore());
  const lines: string[] = [];
  const logger = createLogger({
    level: 'info',
    write: (line) => lines.push(line),
    redact: (line) => line,
  });
  const services: BotServices = {
    library: () => library,
    logger,
    now: Date.now,
    store,
    limits: createRateLimiter({ user: 0, channel: 0 }, Date.now),
    ...given,
  };
  const bots = await Promise.all(
    [api, mcp].map((platform) => platform.connect({ API: 'on', ...environment }, services)),
  );
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: environment.PUBLIC_URL,
    trustsProxy: true,
    routes: bots.flatMap((bot) => bot?.routes ?? []),
    logger,
  });
  await server.start();
  return {
    address: server.address() ?? '',
    store,
    lines,
    token: async (wish = {}) => {
      const whole = {
        name: 'test',
        collections: 'public',
        perMinute: '0',
        origins: '',
        isOperator: false,
        ...wish,
      };
      const made = await makeToken(store, whole, Date.now);
      if ('field' in made) throw new Error(`${made.field}: ${made.remedy}`);
      return made.secret;
    },
    stop: async () => {
      await server.stop();
      if (givenStore === undefined) await store.close();
    },
  };
};
