import { readFileSync } from 'node:fs';
import { App, type Receiver } from '@slack/bolt';
import { describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../../../../src/bots/commands/commands.ts';
import {
  BOT_EVENTS,
  BOT_SCOPES,
  linkDomainOf,
  OPTIONAL_EVENTS,
  optionalScopes,
  slackManifest,
} from '../../../../../src/bots/slack/install/manifest.ts';
import { registerListeners } from '../../../../../src/bots/slack/intake/listeners.ts';
import { createRecentKeys } from '../../../../../src/bots/slack/intake/recent-keys.ts';
import { slashRequest } from '../../../../../src/bots/slack/intake/requests.ts';

const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

/** What each subscription is heard as. Source: docs.slack.dev, "Events API", message subtypes by channel. */
const heardAs = (event: string): string => event.replace(/^message\..*/u, 'message');

const registered = (askEmoji?: string, services: object = {}) => {
  const app = new App({ token: 'xoxb-1', receiver, deferInitialization: true });
  const event = vi.spyOn(app, 'event');
  const command = vi.spyOn(app, 'command');
  const shortcut = vi.spyOn(app, 'shortcut');
  registerListeners(app, {
    recent: createRecentKeys(Date.now),
    welcomed: createRecentKeys(Date.now),
    askEmoji,
    services: services as never,
    intake: {
      take: () => undefined,
      workspaceOf: () => {
        throw new Error('nothing comes here');
      },
    },
    logger: { warn: () => {} } as never,
  });
  return {
    events: event.mock.calls.map(([name]) => String(name)),
    shortcuts: shortcut.mock.calls.map(([constraints]) => constraints),
    commands: command.mock.calls.map(([pattern]) => pattern as unknown as RegExp),
  };
};

const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code);

describe('the table of what needs what', () => {
  it('names every scope and every event that can be asked for, and no other', () => {
    const page = readFileSync(new URL('../../../../../docs/slack.md', import.meta.url), 'utf8');
    const [, table = ''] = page.split('\n## What needs what\n');
    const rows = (table.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
    const cells = rows.map((row) => row.split('|'));
    const scopes = cells.flatMap(([, , cell = '']) => codeIn(cell));
    const events = cells.flatMap(([, , , cell = '']) => codeIn(cell));
    const all = { asksByEmoji: true, linkDomain: 'news.example' };
    const full = slackManifest(COMMANDS, {
      commandPrefix: '/',
      publicUrl: 'https://news.example',
      isInstalledByOthers: true,
      ...all,
    });
    expect(new Set(scopes)).toEqual(
      new Set([...BOT_SCOPES, ...optionalScopes(all)].map(({ scope }) => scope)),
    );
    expect(new Set(events)).toEqual(new Set(full.settings?.event_subscriptions?.bot_events));
  });
});

describe('the manifest', () => {
  const manifest = slackManifest(COMMANDS, { commandPrefix: '/news-' });

  it('subscribes to exactly the events that are heard', () => {
    const events = [...BOT_EVENTS, ...OPTIONAL_EVENTS];
    expect(new Set(registered().events)).toEqual(new Set(events.map(heardAs)));
    expect(manifest.settings?.event_subscriptions?.bot_events).toEqual(events);
  });

  it('offers every command of the registry, and each of them is understood', () => {
    const offered = manifest.features?.slash_commands ?? [];
    expect(offered).toHaveLength(COMMANDS.length);
    for (const [index, { command }] of offered.entries()) {
      expect(registered().commands.some((pattern) => pattern.test(command))).toBe(true);
      const fields = {
        command,
        text: '',
        team_id: 'T1',
        channel_id: 'C1',
        user_id: 'U1',
        trigger_id: '1',
      };
      expect(
        slashRequest(fields, { commandPrefix: '/news-', admins: [], helpChannel: undefined })
          .command,
      ).toBe(COMMANDS[index]?.name);
    }
  });

  it('offers exactly the shortcuts that are heard', () => {
    const types = { global: 'shortcut', message: 'message_action' };
    expect(manifest.features?.shortcuts).toHaveLength(registered().shortcuts.length);
    expect(registered().shortcuts).toEqual(
      manifest.features?.shortcuts?.map(({ type, callback_id }) => ({
        type: types[type],
        callback_id,
      })),
    );
  });

  it('asks for the explained scopes only, each once', () => {
    const scopes = manifest.oauth_config?.scopes?.bot ?? [];
    const explained = [...BOT_SCOPES, ...optionalScopes({})];
    expect(scopes).toEqual(explained.map(({ scope }) => scope));
    expect(new Set(scopes).size).toBe(scopes.length);
    for (const { why } of explained) expect(why).not.toBe('');
  });

  it('stays inside the limits of Slack', () => {
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description?.length).toBeLessThanOrEqual(140);
    const agent = manifest.features?.agent_view?.agent_description ?? '';
    expect(agent.length).toBeLessThanOrEqual(300);
    for (const { command, description } of manifest.features?.slash_commands ?? []) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/u);
      expect(description.length).toBeLessThanOrEqual(2000);
    }
  });

  it('asks to see reactions only where an emoji asks about messages', () => {
    const asking = slackManifest(COMMANDS, { commandPrefix: '/', asksByEmoji: true });
    const events = asking.settings?.event_subscriptions?.bot_events ?? [];
    expect(new Set(registered('question').events)).toEqual(new Set(events.map(heardAs)));
    expect(asking.oauth_config?.scopes?.bot_optional).toContain('reactions:read');
    expect(JSON.stringify(manifest)).not.toContain('reaction');
  });

  it('asks to see links only where articles can be read at an address', () => {
    const linked = slackManifest(COMMANDS, { commandPrefix: '/', linkDomain: 'news.example' });
    const events = linked.settings?.event_subscriptions?.bot_events ?? [];
    expect(new Set(registered(undefined, { links: {} }).events)).toEqual(
      new Set(events.map(heardAs)),
    );
    expect(linked.features?.unfurl_domains).toEqual(['news.example']);
    expect(linked.oauth_config?.scopes?.bot_optional).toEqual(
      expect.arrayContaining(['links:read', 'links:write']),
    );
    expect(JSON.stringify(manifest)).not.toMatch(/link|entity/u);
  });

  it.each([
    ['https://news.example', 'news.example'],
    ['https://a.b.news.example/', 'a.b.news.example'],
    ['https://news.example:8443', undefined],
    ['http://localhost', undefined],
    ['http://127.0.0.1', undefined],
    ['http://[::1]', undefined],
    [undefined, undefined],
  ])('takes of the address %j the domain %j for links', (address, domain) => {
    expect(linkDomainOf(address)).toBe(domain);
  });

  it('uses Socket Mode and interactivity, and no public address', () => {
    expect(manifest.settings).toMatchObject({
      socket_mode_enabled: true,
      interactivity: { is_enabled: true },
    });
    expect(JSON.stringify(manifest)).not.toContain('url');
  });

  it('leaves it to whoever installs it whether it may read along in channels and know languages', () => {
    expect(manifest.oauth_config?.scopes?.bot_optional).toEqual([
      'channels:history',
      'groups:history',
      'users:read',
    ]);
  });

  it('sends everything to the one public address in HTTP mode', () => {
    const http = slackManifest(COMMANDS, { commandPrefix: '/', publicUrl: 'https://news.example' });
    const url = 'https://news.example/slack/events';
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url },
    });
    for (const command of http.features?.slash_commands ?? []) expect(command.url).toBe(url);
  });
});
