import { describe, expect, it } from 'vitest';
import { readDiscordSettings } from '../../../../src/bots/discord/settings.ts';

const read = (environment: Record<string, string>) =>
  readDiscordSettings({ DISCORD_TOKEN: 'a.b.c', ...environment });

describe('readDiscordSettings', () => {
  it('is nothing without a token', () => {
    expect(readDiscordSettings({ DISCORD_REGISTER: 'off' })).toBeUndefined();
  });

  it('registers commands, and asks Discord how many shards, unless told otherwise', () => {
    expect(read({})).toEqual({
      token: 'a.b.c',
      mode: 'gateway',
      apiUrl: undefined,
      isRegistering: true,
      isReadingContent: false,
      forums: [],
      askEmoji: undefined,
      shards: undefined,
    });
  });

  it('lets only the process with the first shard register', () => {
    expect(read({ SHARDS: '0,1', SHARD_COUNT: '4' })).toMatchObject({
      isRegistering: true,
      shards: { ids: [0, 1], count: 4 },
    });
    expect(read({ SHARDS: '[2, 3]', SHARD_COUNT: '4' })).toMatchObject({
      isRegistering: false,
      shards: { ids: [2, 3], count: 4 },
    });
  });

  it.each([
    ['❓', '❓'],
    ['❓\ufe0f', '❓'],
    ['🙋🏽', '🙋🏽'],
    ['<:ask:123456789012345678>', '123456789012345678'],
    ['123456789012345678', '123456789012345678'],
  ])('takes the emoji %j', (written, askEmoji) => {
    const environment = { DISCORD_ASK_EMOJI: written, DISCORD_MESSAGE_CONTENT: 'on' };
    expect(read(environment)).toMatchObject({ askEmoji });
  });

  it.each([
    [{ DISCORD_API_URL: 'discord.example' }, 'DISCORD_API_URL'],
    [{ DISCORD_REGISTER: 'perhaps' }, 'DISCORD_REGISTER'],
    [{ SHARDS: '0' }, 'SHARD_COUNT'],
    [{ SHARDS: '4', SHARD_COUNT: '4' }, 'SHARDS'],
    [{ SHARDS: 'a', SHARD_COUNT: '4' }, 'SHARDS'],
    [{ SHARDS: '0', SHARD_COUNT: 'many' }, 'SHARDS'],
    [{ DISCORD_ASK_EMOJI: '❓' }, 'DISCORD_MESSAGE_CONTENT=on'],
    [{ DISCORD_ASK_EMOJI: 'question', DISCORD_MESSAGE_CONTENT: 'on' }, 'DISCORD_ASK_EMOJI'],
    [
      { DISCORD_ASK_EMOJI: '❓', DISCORD_MESSAGE_CONTENT: 'on', DISCORD_MODE: 'http' },
      'DISCORD_ASK_EMOJI',
    ],
  ])('names what is wrong in %o', (environment, variable) => {
    expect(() => read(environment)).toThrow(variable);
  });
});
