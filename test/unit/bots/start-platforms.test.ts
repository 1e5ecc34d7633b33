import { describe, expect, it, vi } from 'vitest';
import type { Bot, BotServices, Platform } from '../../../src/bots/platform.ts';
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
