import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../support/fake-slack/records.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';
import { type SlackApp, startSlackApp, WIRES } from '../../support/slack/app.ts';

const QUESTION = 'How fast did the west grow?';
const HELP = /ask question/u;
const SCOPES = ['app_mentions:read', 'im:history', 'chat:write', 'commands', 'channels:read'];
const HISTORY = ['channels:history', 'groups:history'];

/** Answers with the question itself, so that a test sees what was asked. */
const library = makeLibrary(async ({ text }) =>
  makeAnswered(makeExtract(`It was asked: ${text}`, text)),
);

const richText = (text: string) => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'user', user_id: 'U0BOT' },
        { type: 'text', text: ` ${text} ` },
        { type: 'emoji', name: 'pray' },
      ],
    },
  ],
});

/** A message of another channel as it is shared. Source: docs.slack.dev, "Unfurling links", shared messages. */
const shared = (text: string) => ({
  is_share: true,
  is_msg_unfurl: true,
  author_name: 'Ola',
  text,
  fallback: `[May 3rd, 2024] ola: ${text}`,
  from_url: 'https://press.slack.com/archives/C0002/p1714730000000100',
});

describe.each(WIRES)('a question that stands elsewhere in Slack, over %s', (wire) => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await startSlackApp({ wire, library, slack: { scopes: [...SCOPES, ...HISTORY] } });
  });

  afterAll(() => app.stop());

  const next = (): Promise<Output> =>
    app.slack.waitForOutput(/./u, { from: app.slack.outputs.length });

  const replyTo = async (send: () => Promise<unknown>): Promise<string> => {
    const output = next();
    await send();
    return (await output).text;
  };

  it('is answered when its message has blocks and no text', async () => {
    const extra = { text: '', blocks: [richText(QUESTION)] };
    expect(await replyTo(() => app.slack.directMessage({ extra }))).toContain(QUESTION);
  });

  it.each(['', 'can anybody answer this?'])(
    'is answered when it is shared with %j',
    async (text) => {
      const extra = { attachments: [shared(QUESTION)] };
      expect(await replyTo(() => app.slack.directMessage({ text, extra }))).toContain(QUESTION);
      expect(await replyTo(() => app.slack.mention({ text, extra }))).toContain(QUESTION);
    },
  );

  it('is answered when the shared message has blocks and no text', async () => {
    const message = { blocks: [richText(QUESTION)] };
    const extra = { attachments: [{ is_share: true, message_blocks: [{ message }] }] };
    expect(await replyTo(() => app.slack.directMessage({ extra }))).toContain(QUESTION);
  });

  it("is the sender's own where there is one", async () => {
    const text = 'Who is Zhu Ming?';
    const extra = { attachments: [shared(QUESTION)] };
    expect(await replyTo(() => app.slack.directMessage({ text, extra }))).toContain(text);
  });

  it.each(['', 'could you answer this question please?'])(
    'is answered when the bot is mentioned in its thread with %j',
    async (text) => {
      const { message } = await app.slack.channelMessage({ text: QUESTION, user: 'U0002' });
      const threadTs = message?.ts ?? '';
      expect(await replyTo(() => app.slack.mention({ text, threadTs }))).toContain(QUESTION);
    },
  );

  it('is answered when a mention alone stands right under it', async () => {
    await app.slack.channelMessage({ text: QUESTION, user: 'U0002' });
    expect(await replyTo(() => app.slack.mention({}))).toContain(QUESTION);
  });

  it('is none where nobody asked above', async () => {
    await app.slack.channelMessage({ text: 'Lunch is at noon.', user: 'U0002' });
    expect(await replyTo(() => app.slack.mention({}))).toMatch(HELP);
    expect(app.slack.violations).toEqual([]);
  });
});

describe('a bare mention where the bot may not read what stands above', () => {
  it('is answered with help', async () => {
    const app = await startSlackApp({ library, slack: { scopes: SCOPES } });
    const { message } = await app.slack.channelMessage({ text: QUESTION, user: 'U0002' });
    const output = app.slack.waitForOutput(/./u);
    await app.slack.mention({ threadTs: message?.ts ?? '' });
    expect((await output).text).toMatch(HELP);
    await app.stop();
  });
});
