import type { Health } from '../../platform.ts';

/** The platform's health, told by shard events: discord.js itself reports ready when it is not. */
export interface DiscordHealth {
  shardUp(shard: number): void;
  shardDown(shard: number): void;
  /** Something short of a connection is wrong; `undefined` when it is right again. */
  trouble(detail: string | undefined): void;
  /** For good: only a person can mend it. The first reason stays. */
  fail(detail: string): void;
  /** Whether a shard that was up, or should be, is down. */
  isDown(): boolean;
  /** Forgets the shards: a new client brings its own. */
  restart(): void;
  current(): Health;
}

/** Health that is starting until the first shard is up. */
export const createDiscordHealth = (): DiscordHealth => {
  const up = new Map<number, boolean>();
  let failure: string | undefined;
  let trouble: string | undefined;
  const down = (): readonly number[] => [...up].filter(([, isUp]) => !isUp).map(([shard]) => shard);
  return {
    shardUp: (shard) => up.set(shard, true),
    shardDown: (shard) => up.set(shard, false),
    trouble(detail) {
      trouble = detail;
    },
    fail(detail) {
      failure ??= detail;
    },
    isDown: () => down().length > 0,
    restart: () => up.clear(),
    current() {
      if (failure !== undefined) return { state: 'failed', detail: failure };
      const lost = down();
      if (lost.length > 0) {
        const detail = `the connection to Discord is lost (shard ${lost.join(', ')}); reconnecting`;
        return { state: 'degraded', detail };
      }
      if (trouble !== undefined) return { state: 'degraded', detail: trouble };
      return up.size === 0 ? { state: 'starting' } : { state: 'up' };
    },
  };
};
