import { describe, expect, it, vi } from 'vitest';
import type { Bot, BotServices, Platform } from '../../../src/bots/platform.ts';
import type { Route } from '../../../src/bots/route.ts';
import { isReachable, startPlatforms, stopPlatforms } from '../../../src/bots/start-platforms.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';

const bench = () => {
  const lines: string[] = [];
  const library = makeLibrary(async () => makeAnswered(makeExtract('It grew.', 'grew')));
  const services: BotServices = {
    library: () => library,
    logger: createLogger({
      level: 'info',
      write: (line) => lines.push(line),
      redact: (line) => line,
    }),
    now: () => 0,
  };
  return { services, lines };
};

/** The platforms once each has started or failed. */
const settle = async (platforms: readonly Platform[], services: BotServices) => {
  const started = await startPlatforms(platforms, {}, services);
  await Promise.all(started.map(({ settled }) => settled));
  return started;
};

const platform = (name: string, connect: Platform['connect']): Platform => ({
  name,
  render: () => ({}),
  connect,
});

const bot = (given: Partial<Bot> = {}): Bot => ({
  start: async () => {},
  stop: async () => {},
  health: () => ({ state: 'up' }),
  ...given,
});

const working = platform('working', async () => bot());
const unset = platform('unset', async () => undefined);
const halfSet = platform('half-set', async () => {
  throw new ConfigError('CONFIG_MISSING', 'APP_TOKEN', 'set it together with BOT_TOKEN');
});

describe('startPlatforms', () => {
  it('leaves out platforms whose variables are unset', async () => {
    const { services } = bench();
    const started = await settle([unset, working], services);
    expect(started.map(({ name }) => name)).toEqual(['working']);
    expect(isReachable(started)).toBe(true);
    expect(isReachable(await settle([unset], services))).toBe(false);
  });

  it('marks a half-set platform failed, names the variable with its remedy, and starts the other', async () => {
    const { services, lines } = bench();
    const started = await settle([halfSet, working], services);
    expect(started.map(({ health }) => health().state)).toEqual(['failed', 'up']);
    expect(isReachable(started)).toBe(true);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ variable: 'APP_TOKEN', remedy: 'set it together with BOT_TOKEN' }),
    );
  });

  it('closes a platform that fails to start, and is unreachable when it was the only one', async () => {
    const { services, lines } = bench();
    const stop = vi.fn(async () => {});
    const failing = platform('failing', async () =>
      bot({ start: () => Promise.reject(new Error('invalid_auth')), stop }),
    );
    const started = await settle([failing], services);
    expect(started[0]?.health()).toEqual({ state: 'failed', detail: 'invalid_auth' });
    expect(stop).toHaveBeenCalledOnce();
    expect(isReachable(started)).toBe(false);
    expect(lines.join('')).toContain('invalid_auth');
  });

  it('hands over the others while one is still starting', async () => {
    const { services } = bench();
    const slow = platform('slow', async () =>
      bot({ start: () => new Promise(() => {}), health: () => ({ state: 'starting' }) }),
    );
    const started = await startPlatforms([slow, working], {}, services);
    await started[1]?.settled;
    expect(started.map(({ health }) => health().state)).toEqual(['starting', 'up']);
    expect(isReachable(started)).toBe(true);
  });
});

describe('the server of their routes', () => {
  const route = (path: string): Route => ({ path, handle: async () => new Response('') });
  const served = (path: string, questionsCome: NonNullable<Bot['questionsCome']>): Platform =>
    platform(path.slice(1), async () => bot({ routes: [route(path)], questionsCome }));

  const serveAll = async (platforms: readonly Platform[], server: Bot) => {
    const paths: string[] = [];
    const started = await startPlatforms(platforms, {}, bench().services, {
      serve: (routes) => {
        paths.push(...routes.map(({ path }) => path));
        return server;
      },
    });
    await Promise.all(started.map(({ settled }) => settled));
    return { started, paths };
  };

  it('mounts the routes of all, and is left out where there are none', async () => {
    const { started, paths } = await serveAll(
      [served('/events', 'by-routes'), working, served('/page', 'never')],
      bot(),
    );
    expect(paths).toEqual(['/events', '/page']);
    expect(started.map(({ name }) => name)).toEqual(['events', 'working', 'page', 'http']);
    expect((await serveAll([working], bot())).started).toHaveLength(1);
  });

  it('fails those whose questions come through it, and no other, when it cannot listen', async () => {
    const taken = bot({
      start: () => Promise.reject(new ConfigError('CONFIG_INVALID', 'PORT', 'set another')),
    });
    const byRoutes = served('/events', 'by-routes');
    const { started } = await serveAll([byRoutes, working], taken);
    expect(started.map((one) => [one.name, one.health().state])).toEqual([
      ['events', 'failed'],
      ['working', 'up'],
      ['http', 'failed'],
    ]);
    expect(isReachable(started)).toBe(true);
    expect(isReachable((await serveAll([byRoutes], taken)).started)).toBe(false);
  });

  it('listens while all is prepared, when routes of platforms say that they are not there yet', async () => {
    let served: readonly Route[] = [];
    let open = (): void => {};
    const server = bot();
    const starting = startPlatforms(
      [platform('page', async () => bot({ routes: [route('/page')] }))],
      {},
      bench().services,
      {
        prepare: () =>
          new Promise((resolve) => {
            open = resolve;
          }),
        routes: [route('/healthz')],
        serve: (routes) => {
          served = routes;
          return server;
        },
      },
    );
    await vi.waitFor(() => expect(served).toHaveLength(2));
    const statuses = async (): Promise<readonly number[]> => {
      const client = { address: '127.0.0.1' };
      const replies = served.map(({ path, handle }) =>
        handle(new Request(`http://localhost${path}`), client),
      );
      return (await Promise.all(replies)).map(({ status }) => status);
    };
    expect(await statuses()).toEqual([200, 503]);
    open();
    await starting;
    expect(await statuses()).toEqual([200, 200]);
  });

  it('does not go on listening where nothing could be prepared', async () => {
    const log: string[] = [];
    const server = bot({
      start: async () => {
        await new Promise(setImmediate);
        log.push('listens');
      },
      stop: async () => {
        log.push('stopped');
      },
    });
    const starting = startPlatforms([served('/page', 'by-routes')], {}, bench().services, {
      prepare: () => Promise.reject(new Error('no articles')),
      serve: () => server,
    });
    await expect(starting).rejects.toThrow('no articles');
    expect(log).toEqual(['listens', 'stopped']);
  });

  it('does not make a process reachable that nobody can ask', async () => {
    expect(isReachable((await serveAll([served('/page', 'never')], bot())).started)).toBe(false);
  });
});

describe('a platform that stands in', () => {
  const given = async (others: readonly Platform[], environment: Record<string, string>) => {
    let seen: string | undefined;
    const standIn: Platform = {
      ...platform('stand-in', async (variables) => {
        seen = variables.PAGE;
        return undefined;
      }),
      whenAlone: { PAGE: 'on' },
    };
    await startPlatforms([standIn, ...others], environment, bench().services);
    return seen;
  };

  it('is told so where no other is set up, unless its variable is set', async () => {
    expect(await given([unset], {})).toBe('on');
    expect(await given([unset], { PAGE: '' })).toBe('on');
    expect(await given([unset], { PAGE: 'off' })).toBe('off');
    expect(await given([working], {})).toBeUndefined();
    expect(await given([halfSet], {})).toBeUndefined();
  });
});

describe('stopPlatforms', () => {
  it('stops all of them even when one fails to, and names none as open', async () => {
    const { services } = bench();
    const stop = vi.fn(async () => {});
    const started = await settle(
      [
        platform('stuck', async () =>
          bot({ stop: () => Promise.reject(new Error('socket gone')) }),
        ),
        platform('good', async () => bot({ stop })),
      ],
      services,
    );
    expect(await stopPlatforms(started, 1000)).toEqual([]);
    expect(stop).toHaveBeenCalledOnce();
  });

  it('names those that did not finish in time', async () => {
    const { services } = bench();
    const hanging = platform('hanging', async () => bot({ stop: () => new Promise(() => {}) }));
    const started = await settle([hanging, working], services);
    expect(await stopPlatforms(started, 1)).toEqual(['hanging']);
  });
});
