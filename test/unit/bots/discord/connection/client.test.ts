import { readFileSync } from 'node:fs';
import { GatewayIntentBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createDiscordClient } from '../../../../../src/bots/discord/connection/client.ts';

const settings = {
  token: 'a.b.c',
  mode: 'gateway',
  apiUrl: undefined,
  isRegistering: false,
  isReadingContent: false,
  forums: [],
  askEmoji: undefined,
  shards: undefined,
} as const;

const intentsOf = (changes: object): readonly string[] =>
  createDiscordClient({ ...settings, ...changes })
    .options.intents.toArray()
    .map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/gu, ' '));

describe('the client', () => {
  it('asks for no privileged intent unless reading along is switched on', () => {
    expect(intentsOf({})).toEqual(['Guilds', 'Guild Messages', 'Direct Messages']);
    expect(intentsOf({ isReadingContent: true })).toContain('Message Content');
  });

  it('asks for the intents that the table of what needs what names, and for no other', () => {
    const page = readFileSync(new URL('../../../../../docs/discord.md', import.meta.url), 'utf8');
    const [, table = ''] = page.split('\n## What needs what\n');
    const rows = (table.split('\n## ')[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const cells = rows.slice(1).map((row) => row.split('|')[3] ?? '');
    const names = Object.keys(GatewayIntentBits)
      .filter((name) => Number.isNaN(Number(name)))
      .map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/gu, ' '));
    const told = cells.flatMap((cell) =>
      cell
        .replace(/\([^)]*\)/gu, '')
        .split(/,(?: and)?/u)
        .map((part) => part.trim())
        .filter((part) => names.includes(part)),
    );
    const asked = intentsOf({ isReadingContent: true, askEmoji: '❓' });
    expect(new Set(told)).toEqual(new Set(asked));
  });
});
