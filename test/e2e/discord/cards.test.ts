import { REST } from 'discord.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visibility } from '../../../src/bots/commands/command.ts';
import { answerInteraction } from '../../../src/bots/discord/delivery/answer-interaction.ts';
import { answerMessage } from '../../../src/bots/discord/delivery/answer-message.ts';
import { createDiscordApi, type DiscordApi } from '../../../src/bots/discord/delivery/api.ts';
import { safeUrl } from '../../../src/bots/discord/messages/text.ts';
import type { Card } from '../../../src/bots/presentation/card.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { cardKinds, hostileCardOf } from '../../support/cards.ts';
import { readMarkup } from '../../support/discord/markup.ts';
import { addressesIn, shownIn } from '../../support/discord/shown.ts';
import type { FakeMessage } from '../../support/fake-discord/fake-types.ts';
import {
  type FakeDiscord,
  startFakeDiscord,
} from '../../support/fake-discord/start-fake-discord.ts';
import { hostileText } from '../../support/hostile-text.ts';

const EPHEMERAL = 64;
const NOBODY = { users: [], roles: [], everyone: false };
const logger = createLogger({ level: 'silent', write: () => {}, redact: (line) => line });

/** Every address a card carries, as it may stand in a link. */
const addressesOf = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'url' || key === 'viewerUrl') && typeof inner === 'string'
      ? [safeUrl(inner) ?? '']
      : addressesOf(inner),
  );
};

// Some hundred answers go over real sockets, each in up to four messages: a few seconds.
describe('every card there can be, posted to Discord', { timeout: 60_000 }, () => {
  let discord: FakeDiscord;
  let api: DiscordApi;

  beforeAll(async () => {
    discord = await startFakeDiscord({ rateLimits: false, strictCommands: false });
    const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
    api = createDiscordApi(rest, () => undefined);
  });

  afterAll(() => discord.close());

  const expectHarmless = (card: Card, messages: readonly FakeMessage[]): void => {
    const allowed = addressesOf(card);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      expect(discord.pingsOf(message)).toEqual(NOBODY);
      const { links, dangers } = readMarkup(shownIn(message));
      expect(dangers).toEqual([]);
      expect(allowed).toEqual(expect.arrayContaining(links.map((link) => link.url)));
      expect(allowed).toEqual(expect.arrayContaining([...addressesIn(message)]));
    }
  };

  const postAsReply = async (card: Card): Promise<readonly FakeMessage[]> => {
    const asked = discord.sendMessage({ content: 'What grew?' });
    const where = { id: asked.id, channelId: asked.channel_id, guildId: null, authorId: '1' };
    const before = discord.messages.size;
    const reply = Promise.resolve({ card, visibility: 'public' } as const);
    expect(await answerMessage(api, where, reply, logger)).toBe(true);
    return [...discord.messages.values()].slice(before);
  };

  const postAsResponse = async (
    card: Card,
    visibility: Visibility,
    question: string,
  ): Promise<readonly FakeMessage[]> => {
    const asked = discord.sendSlashCommand({ name: 'ask' });
    const ref = { id: asked.id, token: asked.token, applicationId: discord.settings.applicationId };
    const work = { visibility, question, reply: Promise.resolve({ card, visibility }) };
    expect(await answerInteraction(api, ref, work, logger)).toBe(true);
    return asked.replies;
  };

  it.each(cardKinds)(
    'is taken as it is, notifies nobody and links nothing but its articles: %s',
    async (kind) => {
      const cards = hostileCardOf[kind] as fc.Arbitrary<Card>;
      await fc.assert(
        fc.asyncProperty(cards, hostileText(), async (card, question) => {
          expectHarmless(card, await postAsReply(card));
          expectHarmless(card, await postAsResponse(card, 'public', question));
          const alone = await postAsResponse(card, 'private', question);
          expectHarmless(card, alone);
          for (const { flags } of alone) expect(flags & EPHEMERAL).toBe(EPHEMERAL);
        }),
        { numRuns: 5 },
      );
      expect(discord.calls.filter(({ status }) => status >= 400)).toEqual([]);
      expect(discord.problems).toEqual([]);
    },
  );
});
