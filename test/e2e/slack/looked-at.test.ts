import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';
import { type SlackApp, startSlackApp, WIRES } from '../../support/slack/app.ts';

const QUESTION = 'How fast did the west grow?';
const HELP = /ask question/u;
const PROMPT = 'Answer what I am looking at';
const SCOPES = ['app_mentions:read', 'im:history', 'chat:write', 'commands', 'assistant:write'];
const HISTORY = ['channels:history', 'groups:history'];

/** Answers with the question itself, so that a test sees what was asked. */
const library = makeLibrary(async ({ text }) =>
  makeAnswered(makeExtract(`It was asked: ${text}`, text)),
);

const inChannel = (value: string, team = 'T0001') => ({
  type: 'slack#/types/channel_id',
  value,
  team_id: team,
});

const atMessage = (channel: string, ts = '') => ({
  type: 'slack#/types/message_context',
  value: { channel_id: channel, message_ts: ts },
  team_id: 'T0001',
});

const canvas = { type: 'slack#/types/canvas_id', value: 'F0001', team_id: 'T0001' };

const replyTo = async ({ slack }: SlackApp, text: string): Promise<string> => {
  const output = slack.waitForOutput(/./u, { from: slack.outputs.length });
  await slack.directMessage({ text });
  return (await output).text;
};

const askElsewhere = async ({ slack }: SlackApp, text: string, channel = 'C0001') =>
  (await slack.channelMessage({ text, user: 'U0002', channel })).message?.ts;

const promptsOf = async ({ slack }: SlackApp): Promise<string> => {
  await slack.openHome('messages');
  const { args } = await slack.waitForCall('assistant.threads.setSuggestedPrompts');
  return JSON.stringify(args.prompts);
};

describe.each(WIRES)('a direct message about what its writer looks at, over %s', (wire) => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp({ wire, library, slack: { scopes: [...SCOPES, ...HISTORY] } });
  });

  afterAll(() => app.stop());

  it.each([PROMPT, 'can you answer this?', "What about what I'm looking at?"])(
    'asks the question of the thread that is open: %s',
    async (text) => {
      const ts = await askElsewhere(app, QUESTION);
      await app.slack.lookAt([canvas, atMessage('C0001', ts), inChannel('C0002')]);
      expect(await replyTo(app, text)).toContain(QUESTION);
    },
  );

  it('asks the last question of the channel that is open', async () => {
    await askElsewhere(app, QUESTION, 'C0002');
    await app.slack.lookAt([inChannel('C0002')]);
    expect(await replyTo(app, PROMPT)).toContain(QUESTION);
  });

  it('asks its own question where it has one', async () => {
    expect(await replyTo(app, 'Who is Zhu Ming?')).toContain('asked: Who is Zhu Ming?');
  });

  it.each([
    ['nothing', []],
    ['a canvas', [canvas]],
    ['a channel of another workspace', [inChannel('C0002', 'T0999')]],
    ['a channel that the bot is not in', [inChannel('C0003')]],
  ])('is answered with help where that is %s', async (_, entities) => {
    await app.slack.lookAt(entities);
    expect(await replyTo(app, PROMPT)).toMatch(HELP);
  });

  it('is offered as the first prompt, and nothing is said before it is asked', async () => {
    await app.slack.lookAt([inChannel('C0002')]);
    expect(await promptsOf(app)).toMatch(new RegExp(`^\\[\\{"title":"${PROMPT}"`, 'u'));
    expect(app.slack.violations).toEqual([]);
  });
});

describe('what is looked at where the bot may not read channels', () => {
  it('is neither offered nor read: help comes in its place', async () => {
    const app = await startSlackApp({ slack: { scopes: SCOPES } });
    await askElsewhere(app, QUESTION);
    await app.slack.lookAt([inChannel('C0001')]);
    expect(await replyTo(app, PROMPT)).toMatch(HELP);
    expect(await promptsOf(app)).not.toContain(PROMPT);
    expect(app.slack.calls.map(({ method }) => method)).not.toContain('conversations.replies');
    await app.stop();
  });
});
