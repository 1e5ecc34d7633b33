import type { Health } from '../platform.ts';

/** The platform's health, told by shard events: discord.js itself reports ready when it is not. */
export interface DiscordHealth {
  shardUp(shard: number): void;
  shardDown(shard: number): void;
  /** Something short of a connection is wrong; `undefined` when it is right again. */
  trouble(detail: string | undefined): void;
  /** For good: only a person can mend it. The first reason stays. */
  fail(detail: string): void;
  current(): Health;
}

/** Health that is starting until the first shard is up. */
export const createDiscordHealth = (): DiscordHealth => {
  const up = new Map<number, boolean>();
  let failure: string | undefined;
  let trouble: string | undefined;
  return {
    shardUp: (shard) => up.set(shard, true),
    shardDown: (shard) => up.set(shard, false),
    trouble(detail) {
      trouble = detail;
    },
    fail(detail) {
      failure ??= detail;
    },
    current() {
      if (failure !== undefined) return { state: 'failed', detail: failure };
      const down = [...up].filter(([, isUp]) => !isUp).map(([shard]) => shard);
      if (down.length > 0) {
        const detail = `the connection to Discord is lost (shard ${down.join(', ')}); reconnecting`;
        return { state: 'degraded', detail };
      }
      if (trouble !== undefined) return { state: 'degraded', detail: trouble };
      return up.size === 0 ? { state: 'starting' } : { state: 'up' };
    },
  };
};
