import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyJson, fields } from '../../support/any-json.ts';
import { shownIn } from '../../support/discord/shown.ts';
import {
  type FakeDiscord,
  startFakeDiscord,
} from '../../support/fake-discord/start-fake-discord.ts';
import { type StartedProcess, startProcess } from '../../support/start-process.ts';

const id = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String) },
  { weight: 1, arbitrary: anyJson },
);

const text = fc.oneof(fc.string({ maxLength: 200 }), fc.constant('How fast did the west grow?'));
const user = fields({ id, username: text, discriminator: text, bot: fc.boolean(), avatar: text });
const member = fields({ user, roles: fc.array(id, { maxLength: 3 }), permissions: id, flags: id });
const channel = fields({ id, type: fc.integer({ min: 0, max: 16 }), permissions: id, name: text });

const message = fields({
  id,
  channel_id: id,
  guild_id: id,
  type: fc.integer({ min: 0, max: 40 }),
  content: text,
  author: user,
  member,
  mentions: fc.array(user, { maxLength: 3 }),
  mention_roles: fc.array(id, { maxLength: 3 }),
  attachments: fc.array(fc.jsonValue(), { maxLength: 2 }),
  embeds: fc.array(fc.jsonValue(), { maxLength: 2 }),
  components: fc.array(fc.jsonValue(), { maxLength: 2 }),
  flags: fc.nat(),
  message_reference: fields({ message_id: id, channel_id: id }),
  referenced_message: anyJson,
  timestamp: text,
});

const option = fields({
  name: fc.constantFrom('question', 'private', 'article', 'x'),
  type: fc.integer({ min: 1, max: 11 }),
  value: fc.oneof(text, fc.boolean(), anyJson),
  focused: fc.boolean(),
});
const ref = fc.constantFrom(
  'v1:why:abc',
  'v1:feedback:right:abc',
  'v1:ask:who?',
  'v1:more:',
  'v2:x:y',
);
const data = fields({
  id,
  name: fc.constantFrom('ask', 'figure', 'help', 'Answer this', 'nothing', '__proto__'),
  type: fc.integer({ min: 1, max: 4 }),
  options: fc.array(option, { maxLength: 3 }),
  target_id: id,
  resolved: fields({ messages: fc.dictionary(fc.string(), message), users: anyJson }),
  custom_id: fc.oneof(ref, text),
  component_type: fc.integer({ min: 1, max: 20 }),
  components: fc.array(fc.jsonValue(), { maxLength: 2 }),
  values: fc.array(text, { maxLength: 2 }),
});
const interaction = fields({
  id,
  application_id: id,
  type: fc.integer({ min: 1, max: 6 }),
  token: fc.string({ maxLength: 60 }),
  version: fc.constant(1),
  data,
  guild_id: id,
  channel_id: id,
  channel,
  user,
  member,
  message,
  app_permissions: id,
  locale: text,
  entitlements: fc.array(fc.jsonValue(), { maxLength: 2 }),
  authorizing_integration_owners: anyJson,
  context: fc.integer({ min: 0, max: 3 }),
});

const EVENTS: Readonly<Record<string, fc.Arbitrary<object>>> = {
  MESSAGE_CREATE: message,
  MESSAGE_UPDATE: message,
  MESSAGE_DELETE: message,
  INTERACTION_CREATE: interaction,
  THREAD_CREATE: channel,
  NO_SUCH_EVENT: fields({ id }),
};
const BATCH = 120;

const QUESTION = 'How many projects were built in Henan?';
const START_MS = 60_000;

// A process of its own, some seconds to start: what the SDK cannot read must not end it.
describe('payloads that Discord never sends', { timeout: START_MS }, () => {
  let discord: FakeDiscord;
  let product: StartedProcess;
  beforeAll(async () => {
    discord = await startFakeDiscord();
    product = startProcess({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      READER: 'off',
    });
    await discord.waitForSession(START_MS);
  }, START_MS);
  afterAll(async () => {
    product.kill();
    await discord.close();
  });

  it.each(Object.entries(EVENTS))('leave the product answering: %s', async (type, payload) => {
    for (const given of fc.sample(payload, BATCH)) discord.sendRaw(type, given);
    const asked = discord.sendMessage({ isDirect: true, content: QUESTION });
    const reply = await discord.waitForReplyTo(asked, 30_000);
    expect(shownIn(reply)).toContain('5,000');
    expect(discord.repliesTo(asked)).toHaveLength(1);
  });

  it('are logged where they could not be read, and end with the product in order', async () => {
    const events = product.events();
    expect(events.filter(({ level }) => Number(level) >= 60)).toEqual([]);
    expect(await product.end('SIGTERM')).toBe(0);
  });
});
