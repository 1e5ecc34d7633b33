import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyJson, fields } from '../../support/any-json.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';
import { type SlackApp, startSlackApp, WIRES } from '../../support/slack/app.ts';

const library = makeLibrary(async () =>
  makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%')),
);

const text = fc.oneof(fc.string({ maxLength: 200 }), fc.constant('How fast did the west grow?'));
const channel = fc.constantFrom('C0001', 'D0001', 'C9999');
const user = fc.constantFrom('U0001', 'W0002');
const ts = fc.constantFrom('1700000000.000001', '1.0', 'x');

const event = fields({
  type: fc.constantFrom('app_mention', 'message', 'app_home_opened', 'reaction_added', 'none'),
  subtype: fc.constantFrom('message_changed', 'message_deleted', 'bot_message', 'file_share'),
  channel,
  channel_type: fc.constantFrom('im', 'channel', 'group', 'mpim'),
  user,
  text,
  ts,
  thread_ts: ts,
  event_ts: ts,
  message: fields({ text, ts, user }),
  previous_message: fields({ text, ts, user }),
  view: anyJson,
  tab: fc.constantFrom('home', 'messages'),
});
const action = fields({
  type: fc.constant('button'),
  action_id: fc.constantFrom('newsdesk:why:0', 'newsdesk:ask:0', 'newsdesk:feedback:0:right', 'x'),
  block_id: text,
  value: text,
});
const body = fields({
  type: fc.constantFrom('event_callback', 'block_actions', 'view_submission', 'shortcut', 'none'),
  team_id: fc.constant('T0001'),
  team: fields({ id: fc.constant('T0001') }),
  api_app_id: fc.constant('A0001'),
  event_id: text,
  event,
  actions: fc.array(action, { maxLength: 2 }),
  user: fields({ id: user, team_id: text }),
  channel: fields({ id: channel }),
  container: fields({
    type: text,
    message_ts: ts,
    channel_id: channel,
    is_ephemeral: fc.boolean(),
  }),
  message: fields({ ts, text, blocks: fc.array(fc.jsonValue(), { maxLength: 2 }) }),
  view: fields({
    id: text,
    hash: text,
    callback_id: text,
    state: anyJson,
    private_metadata: text,
  }),
  callback_id: text,
  trigger_id: text,
  command: fc.constantFrom('/ask', '/help', '/nothing'),
  text,
  authorizations: anyJson,
  is_ext_shared_channel: fc.boolean(),
});
const BATCH = 150;

describe.each(WIRES)('payloads that Slack never sends, over %s', (wire) => {
  let app: SlackApp;
  beforeAll(async () => {
    app = await startSlackApp({ library, wire });
  });
  afterAll(() => app.stop());

  // Hundreds of deliveries, and stopping waits for replies that no channel takes: some seconds.
  it('leave the bot answering', { timeout: 60_000 }, async () => {
    for (const given of fc.sample(body, BATCH)) {
      // Slack's payloads are JSON; these only look like one of them.
      void app.slack.send.bare(given as never, { noWait: true }).catch(() => undefined);
    }
    const reply = app.slack.waitForOutput(/6\.7%/u, { from: app.slack.outputs.length });
    await app.slack.mention({ text: 'How fast did the west grow?', ts: '1900000000.000009' });
    await reply;
    await app.slack.waitFor(
      () => app.slack.outputs.some(({ threadTs }) => threadTs === '1900000000.000009'),
      'the answer to the question asked last',
      30_000,
    );
    expect(app.bot.health().state).toBe('up');
  });
});
