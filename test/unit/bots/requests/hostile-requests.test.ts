import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { BotServices } from '../../../../src/bots/platform.ts';
import { ACTION_KINDS } from '../../../../src/bots/presentation/card.ts';
import type { BotRequest } from '../../../../src/bots/requests/bot-request.ts';
import { handleRequest } from '../../../../src/bots/requests/handle-request.ts';
import { readDelivery } from '../../../../src/bots/slack/intake/intake.ts';
import { buildLibrary } from '../../../../src/qa/library/build-library.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { makeDocument } from '../../../support/library.ts';
import { openTestStore } from '../../../support/open-test-store.ts';

const TEXT = 'The west grew by 6.7% a year, Ines Falk said. The east had 40 factories in 2021.';

const store = await openTestStore();
afterAll(() => store.close());
const library = await buildLibrary([makeDocument({ text: TEXT })]);
const services: BotServices = {
  library: () => library,
  logger: createLogger({ level: 'silent', write: () => {}, redact: (line) => line }),
  now: Date.now,
  store,
};

const word = fc.constantFrom(
  'west',
  'by:',
  'after:',
  '"',
  '“',
  '<!channel>',
  '@everyone',
  '6.7%',
  '\u202e',
  '\0',
  '🎉',
  '2021',
  'who',
  'said',
  'that',
  '?',
  '.',
  'constructor',
  '__proto__',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
);
const name = fc.oneof(fc.constantFrom('ask', 'help', 'forget', 'toString'), fc.string());

const request: fc.Arbitrary<BotRequest> = fc.record({
  key: text,
  platform: fc.constantFrom('slack', 'discord'),
  command: name,
  options: fc.dictionary(fc.constantFrom('question', 'private', '__proto__', 'x'), text),
  userKey: text,
  conversationKey: text,
  isDirect: fc.boolean(),
  visibility: fc.constantFrom('public' as const, 'private' as const),
});
const pressed = fc
  .tuple(request, fc.constantFrom(...ACTION_KINDS), text)
  .map(([given, action, ref]): BotRequest => ({ ...given, press: { action, ref } }));

describe('whatever comes in', () => {
  // A few hundred requests, each with a synced write: some seconds.
  it('gets a card, and never a failure', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(request, pressed), async (given) => {
        const { card } = await handleRequest(given, services);
        expect(card.kind === 'notice' && card.tone === 'problem', JSON.stringify(card)).toBe(false);
        for (const { ref } of card.actions) expect(ref.length).toBeLessThanOrEqual(60);
      }),
      { numRuns: 200 },
    );
  });
});

const event = fc.record(
  {
    type: fc.constantFrom('app_mention', 'message', 'other'),
    channel: fc.anything(),
    channel_type: fc.constantFrom('im', 'channel'),
    ts: fc.anything(),
    thread_ts: fc.anything(),
    user: fc.anything(),
    text: fc.anything(),
    subtype: fc.anything(),
  },
  { requiredKeys: [] },
);
const body = fc.record(
  {
    type: fc.constantFrom('event_callback', 'block_actions', 'view_submission', 'shortcut'),
    team_id: fc.anything(),
    event: fc.oneof(event, fc.anything()),
    command: fc.anything(),
    actions: fc.anything(),
    container: fc.anything(),
    view: fc.anything(),
    user: fc.anything(),
    is_ext_shared_channel: fc.anything(),
  },
  { requiredKeys: [] },
);

describe('a body that Slack never sends', () => {
  it('is read as a request or left alone, and never throws', () => {
    fc.assert(
      fc.property(body, (given) => {
        readDelivery(given, { commandPrefix: '/', admins: [], helpChannel: undefined });
      }),
      { numRuns: 2000 },
    );
  });
});
