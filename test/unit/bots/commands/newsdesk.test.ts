import { afterEach, describe, expect, it } from 'vitest';
import type { BotServices } from '../../../../src/bots/platform.ts';
import type { Card } from '../../../../src/bots/presentation/card.ts';
import type { BotRequest } from '../../../../src/bots/requests/bot-request.ts';
import { handleRequest } from '../../../../src/bots/requests/handle-request.ts';
import type { Scope } from '../../../../src/qa/types.ts';
import type { Store } from '../../../../src/store/store.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../../support/library.ts';
import { openTestStore } from '../../../support/open-test-store.ts';

const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

const bench = async (given: Partial<BotServices> = {}) => {
  const store = await openTestStore();
  stores.push(store);
  const scopes: Scope[] = [];
  const library = makeLibrary(async (_, scope) => {
    scopes.push(scope);
    return makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%'));
  });
  const services: BotServices = {
    library: () => library,
    logger: createLogger({ level: 'silent', write: () => {}, redact: (line) => line }),
    now: Date.now,
    store,
    ...given,
  };
  let count = 0;
  const send = async (command: string, text: string, extra: Partial<BotRequest> = {}) => {
    count += 1;
    const request: BotRequest = {
      key: `${count}`,
      platform: 'slack',
      command,
      options: command === 'ask' ? { question: text } : { action: text },
      userKey: 'T1:U1',
      conversationKey: 'T1:C1:thread',
      channelKey: 'T1:C1',
      isDirect: false,
      visibility: 'public',
      ...extra,
    };
    return handleRequest(request, services);
  };
  const asAdmin = (text: string, extra: Partial<BotRequest> = {}) =>
    send('newsdesk', text, { isAdmin: true, ...extra });
  return { scopes, send, asAdmin };
};

const textOf = (card: Card): string =>
  card.kind === 'status'
    ? card.lines.map(({ label, value }) => `${label}: ${value}`).join('\n')
    : card.kind === 'notice'
      ? card.text
      : card.kind;

describe('/newsdesk', () => {
  it('is for admins, typed as text too, and is not listed for others', async () => {
    const { send, asAdmin } = await bench();
    expect(textOf((await send('newsdesk', 'status')).card)).toContain('for admins');
    expect(textOf((await send('ask', '/newsdesk status')).card)).toContain('for admins');
    const { card: help } = await send('help', '');
    expect(JSON.stringify(help)).not.toContain('newsdesk');
    expect(textOf((await asAdmin('status')).card)).toContain('Articles: 1');
    const { card: all } = await send('help', '', { isAdmin: true });
    expect(JSON.stringify(all)).toContain('/newsdesk');
  });

  it('tells privately how many questions were answered', async () => {
    const { send, asAdmin } = await bench();
    await send('ask', 'how fast did the west grow?');
    const { card, visibility } = await asAdmin('');
    expect(visibility).toBe('private');
    expect(textOf(card)).toContain('Answered: 100%');
  });

  it('prepares what was set at once, before anyone asks', async () => {
    const ready: Scope[] = [];
    const { asAdmin } = await bench({
      ready: async (scope) => {
        ready.push(scope);
      },
    });
    await asAdmin('settings collections board');
    expect(ready).toContainEqual({ collections: ['board'] });
  });

  it('sets what may be asked about in a channel, there and nowhere else', async () => {
    const { scopes, send, asAdmin } = await bench();
    const { card } = await asAdmin('settings collections public, board');
    expect(textOf(card)).toContain('Collections: public, board');
    await send('ask', 'how fast?');
    await send('ask', 'how fast?', { channelKey: 'T1:C2' });
    await send('ask', 'how fast?', { isDirect: true });
    await asAdmin('settings collections default');
    await send('ask', 'how fast?');
    expect(scopes.map(({ collections }) => collections.join())).toEqual([
      'public,board',
      'public',
      'public',
      'public',
    ]);
  });

  it('shows in direct messages what the operator set for them', async () => {
    const { scopes, send } = await bench({ directScope: { collections: ['public', 'staff'] } });
    await send('ask', 'how fast?', { isDirect: true });
    expect(scopes[0]?.collections).toEqual(['public', 'staff']);
  });

  it.each([
    ['help-channel <#C0123ABC|ask-people>', 'Help channel: C0123ABC'],
    ['help-channel 1234567890', 'Help channel: 1234567890'],
    ['settings help <#99887766>', 'Help channel: 99887766'],
    ['help-channel off', 'Help channel: not set'],
    ['help-channel over there', 'could not read'],
    ['settings collections <!channel>', 'could not read'],
    ['dance', 'I know status, settings, help-channel'],
  ])('answers “%s”', async (typed, expected) => {
    const { asAdmin } = await bench();
    expect(textOf((await asAdmin(typed)).card)).toContain(expected);
  });

  it('takes what to set as an option of its own', async () => {
    const { asAdmin } = await bench();
    const { card } = await asAdmin('settings', {
      options: { action: 'settings', value: 'collections board' },
    });
    expect(textOf(card)).toContain('Collections: board');
  });

  it('shows what everyone may see, and nothing more, when the settings cannot be read', async () => {
    const store = await openTestStore();
    await store.close();
    const { scopes, send } = await bench({ store });
    await send('ask', 'how fast?');
    expect(scopes[0]?.collections).toEqual(['public']);
  });

  it('says that settings belong to a channel', async () => {
    const { asAdmin } = await bench();
    expect(textOf((await asAdmin('settings', { isDirect: true })).card)).toContain('channel');
  });
});
