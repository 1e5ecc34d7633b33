import { describe, expect, it } from 'vitest';
import { createDiscordHealth } from '../../../../../src/bots/discord/connection/health.ts';

describe('createDiscordHealth', () => {
  it('is starting until a shard is up', () => {
    const health = createDiscordHealth();
    expect(health.current()).toEqual({ state: 'starting' });
    health.shardUp(0);
    expect(health.current()).toEqual({ state: 'up' });
  });

  it('names the shards that are down, and is up when all are back', () => {
    const health = createDiscordHealth();
    health.shardUp(0);
    health.shardUp(1);
    health.shardDown(1);
    expect(health.current()).toMatchObject({
      state: 'degraded',
      detail: expect.stringContaining('shard 1'),
    });
    health.shardUp(1);
    expect(health.current()).toEqual({ state: 'up' });
  });

  it('is degraded as long as there is trouble', () => {
    const health = createDiscordHealth();
    health.trouble('Discord cannot be reached');
    expect(health.current()).toEqual({ state: 'degraded', detail: 'Discord cannot be reached' });
    health.shardUp(0);
    health.trouble(undefined);
    expect(health.current()).toEqual({ state: 'up' });
  });

  it('stays failed with its first reason', () => {
    const health = createDiscordHealth();
    health.fail('first');
    health.fail('second');
    health.shardUp(0);
    expect(health.current()).toEqual({ state: 'failed', detail: 'first' });
  });
});
