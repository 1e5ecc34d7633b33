import { describe, expect, it } from 'vitest';
import {
  explainClose,
  explainFatal,
} from '../../../../../src/bots/discord/connection/explain-failure.ts';

describe('explainFatal', () => {
  it.each([
    [{ code: 'TokenInvalid' }, 'DISCORD_TOKEN: Discord refuses it'],
    [new Error('Authentication failed'), 'DISCORD_TOKEN: Discord refuses it'],
    [{ status: 401, code: 0 }, 'DISCORD_TOKEN: Discord refuses it'],
    [new Error('Used disallowed intents'), 'DISCORD_MESSAGE_CONTENT'],
    [new Error('Sharding is required'), 'SHARD_COUNT'],
  ])('names the remedy for %o', (error, remedy) => {
    expect(explainFatal(error)?.message).toContain(remedy);
  });

  it.each([new Error('connect ECONNREFUSED'), { status: 503 }, undefined, 'x'])(
    'lets %o be tried again',
    (error) => {
      expect(explainFatal(error)).toBeUndefined();
    },
  );
});

describe('explainClose', () => {
  it('says the code that it does not know', () => {
    expect(explainClose(4999).message).toContain('4999');
  });
});
