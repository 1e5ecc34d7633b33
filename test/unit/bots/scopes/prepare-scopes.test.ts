import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setChannelChoice } from '../../../../src/bots/scopes/channel-settings.ts';
import { prepareScopes } from '../../../../src/bots/scopes/prepare-scopes.ts';
import type { Store } from '../../../../src/store/store.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { openTestStore } from '../../../support/open-test-store.ts';

const logger = createLogger({ level: 'silent', write: () => {}, redact: (line) => line });

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const prepared = async (directCollections: readonly string[] = ['public']) => {
  const scopes: (readonly string[])[] = [];
  const count = await prepareScopes({
    store,
    directScope: { collections: directCollections },
    ready: async ({ collections }) => {
      scopes.push(collections);
    },
    logger,
  });
  expect(count).toBe(scopes.length);
  return scopes;
};

const set = (channel: string, collections: string) =>
  setChannelChoice(store, channel, 'collections', collections);

describe('preparing what channels may see', () => {
  it('prepares what direct messages see, then what most channels see, each once', async () => {
    await set('T1:C1', 'board');
    await set('T1:C2', 'public, press');
    await set('T1:C3', 'press, public');
    await setChannelChoice(store, 'T1:C4', 'help', 'C9');
    expect(await prepared(['public', 'staff'])).toEqual([
      ['public', 'staff'],
      ['press', 'public'],
      ['board'],
    ]);
  });

  it('leaves the rest for later where very much was set', async () => {
    for (let n = 0; n < 20; n += 1) await set(`T1:C${n}`, `board${n}`);
    expect(await prepared()).toHaveLength(12);
  });

  it('goes without where the store fails', async () => {
    const broken = {
      ...store.channels,
      all: async () => Promise.reject(new Error('out of reach')),
    };
    const scopes: unknown[] = [];
    const ready = async (scope: unknown): Promise<void> => {
      scopes.push(scope);
    };
    const count = await prepareScopes({ store: { ...store, channels: broken }, ready, logger });
    expect(count).toBe(0);
    expect(scopes).toEqual([]);
  });
});
