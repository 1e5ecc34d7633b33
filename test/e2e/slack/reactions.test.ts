import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../support/fake-slack/records.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { libraryOf } from '../../support/request-bench.ts';
import { type SlackApp, startSlackApp, WIRES } from '../../support/slack/app.ts';

const QUESTION = 'How fast did the west grow?';
const SCOPES = [
  'app_mentions:read',
  'im:history',
  'chat:write',
  'commands',
  'channels:history',
  'reactions:read',
];

const library = await libraryOf({
  id: 'west',
  title: 'The west',
  text: 'The west grew by 6.7% a year, Wang Wei said.',
});

/** A message that a person wrote in a channel. */
const write = async (app: SlackApp, more: object = {}): Promise<Message> => {
  const { message } = await app.slack.channelMessage({ text: QUESTION, ...more });
  if (message === undefined) throw new Error('nothing was written');
  return message;
};

describe.each(WIRES)('an emoji that asks about a message, over %s', (wire) => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp({
      wire,
      library,
      store: await openTestStore(),
      environment: { SLACK_ASK_EMOJI: ':question:' },
      slack: { scopes: SCOPES },
    });
  });

  afterAll(async () => {
    expect(app.slack.violations).toEqual([]);
    await app.stop();
  });

  const written = (more: object = {}) => write(app, more);

  it('is answered in the thread under it, once, whoever adds it', async () => {
    const message = await written();
    await app.slack.react(message, 'question');
    const answer = await app.slack.waitForOutput(/6\.7%/u);
    expect(answer).toMatchObject({ channel: message.channel, threadTs: message.ts });
    await app.slack.react(message, 'question::skin-tone-3', 'U0001');
    const count = app.slack.outputs.length;
    await app.slack.mention({ text: QUESTION });
    await app.slack.waitForOutput(/6\.7%/u, { from: count });
    expect(app.slack.outputs).toHaveLength(count + 1);
  });

  it('is answered in the thread of a reply', async () => {
    const parent = await written({ text: 'Good morning' });
    const reply = await written({ threadTs: parent.ts });
    const from = app.slack.outputs.length;
    await app.slack.react(reply, 'question');
    const answer = await app.slack.waitForOutput(/6\.7%/u, { from });
    expect(answer.threadTs).toBe(parent.ts);
  });

  it('says nothing to other emoji, to messages of bots, and where organisations share a channel', async () => {
    const from = app.slack.outputs.length;
    await app.slack.react(await written(), 'tada');
    const ofBot = await written({ extra: { bot_id: 'B0OTHER' } });
    await app.slack.react(ofBot, 'question');
    await app.slack.mention({ text: QUESTION });
    await app.slack.waitForOutput(/6\.7%/u, { from });
    expect(app.slack.outputs).toHaveLength(from + 1);
  });
});

it('asks nothing where no emoji is named', async () => {
  const app = await startSlackApp({
    library,
    store: await openTestStore(),
    slack: { scopes: SCOPES },
  });
  await app.slack.react(await write(app), 'question');
  await app.slack.mention({ text: QUESTION });
  await app.slack.waitForOutput(/6\.7%/u);
  expect(app.slack.outputs).toHaveLength(1);
  await app.stop();
});
