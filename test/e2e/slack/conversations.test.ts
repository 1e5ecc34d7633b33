import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, Output } from '../../support/fake-slack/records.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { type SlackApp, sampleLibrary, startSlackApp, WIRES } from '../../support/slack/app.ts';

const QUESTION = 'How many projects were built in Henan?';
const ANSWER = /5,000/u;
const OTHER = 'Who is Zhu Ming?';
const SCOPES = [
  'app_mentions:read',
  'im:history',
  'chat:write',
  'commands',
  'assistant:write',
  'channels:read',
  'channels:history',
  'groups:history',
];

describe('an edit while the question is being answered', () => {
  it('waits its turn, and ends in one reply to the last wording', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isFirst = true;
    const library = makeLibrary(async ({ text }) => {
      const wait = isFirst;
      isFirst = false;
      if (wait) await held;
      return makeAnswered(makeExtract(`It was ${text}`, text));
    });
    const app = await startSlackApp({ library });
    const { message } = await app.slack.directMessage({ text: 'When was the first?' });
    if (message === undefined) throw new Error('a message expected');
    await app.slack.edit(message, 'When was the second?');
    release();
    const last = await app.slack.waitForOutput(({ via }) => via === 'chat.update');
    expect(last.text).toContain('the second');
    expect(app.slack.outputs.map(({ via, ts }) => [via, ts])).toEqual([
      ['chat.postMessage', last.ts],
      ['chat.update', last.ts],
    ]);
    await app.stop();
  });
});

describe.each(WIRES)('over %s', (wire) => {
  let app: SlackApp;

  beforeAll(async () => {
    await sampleLibrary();
    const store = await openTestStore();
    app = await startSlackApp({ wire, store, slack: { scopes: SCOPES, echoesBot: true } });
  });

  afterAll(() => app.stop());

  const nextOutput = (fits: RegExp | ((output: Output) => boolean) = /./u) =>
    app.slack.waitForOutput(fits, { from: app.slack.outputs.length });

  const written = (message: Message | undefined): Message => {
    if (message === undefined) throw new Error('a message expected');
    return message;
  };

  /** Whatever was sent before has been dealt with once this is answered. */
  const othersAreDone = async (): Promise<void> => {
    const reply = nextOutput(/ask question/u);
    await app.slack.directMessage({ text: 'hi', user: 'U0002' });
    await reply;
  };

  describe('editing a question', () => {
    it.each(['directMessage', 'mention'] as const)('edits the reply to a %s', async (how) => {
      const first = nextOutput(ANSWER);
      const { message } = await app.slack[how]({ text: QUESTION });
      const before = await first;
      const second = nextOutput();
      const edited = await app.slack.edit(written(message), OTHER);
      const after = await second;
      expect(after).toMatchObject({ via: 'chat.update', channel: before.channel, ts: before.ts });
      expect(after.text).toContain('Zhu Ming');
      expect(after.text).not.toMatch(ANSWER);
      const third = nextOutput();
      await app.slack.edit(written(edited.message), QUESTION);
      expect(await third).toMatchObject({ via: 'chat.update', ts: before.ts });
      await othersAreDone();
      expect(app.slack.violations).toEqual([]);
    });

    it('answers a mention that an edit brought about', async () => {
      const { message } = await app.slack.channelMessage({ text: QUESTION });
      const reply = nextOutput(ANSWER);
      await app.slack.edit({ ...written(message), text: '<@U0BOT> ?' }, QUESTION);
      expect(await reply).toMatchObject({ via: 'chat.postMessage', threadTs: message?.ts });
    });

    it('posts anew where the reply was deleted', async () => {
      const first = nextOutput(ANSWER);
      const { message } = await app.slack.directMessage({ text: QUESTION });
      const { channel, ts } = await first;
      app.slack.messages.delete(`${channel}|${ts}`);
      const second = nextOutput(ANSWER);
      await app.slack.edit(written(message), `${QUESTION} Tell me`);
      expect(await second).toMatchObject({ via: 'chat.postMessage', threadTs: message?.ts });
    });

    it('does nothing where only a link was unfolded', async () => {
      const first = nextOutput(ANSWER);
      const { message } = await app.slack.directMessage({ text: QUESTION });
      await first;
      const count = app.slack.outputs.length;
      const { channel, ts, text, user } = written(message);
      await app.slack.send.event({
        type: 'message',
        subtype: 'message_changed',
        channel,
        channel_type: 'im',
        message: { type: 'message', user, text, ts, attachments: [{}] },
        previous_message: { type: 'message', user, text, ts },
      });
      await othersAreDone();
      expect(app.slack.outputs).toHaveLength(count + 1);
    });
  });

  describe('a thread the bot takes part in', () => {
    const thread = async (): Promise<string> => {
      const reply = nextOutput(ANSWER);
      const { message } = await app.slack.mention({ text: QUESTION, isTwin: true });
      await reply;
      return written(message).ts;
    };

    it('takes follow-ups without a mention, and what they lean on', async () => {
      const threadTs = await thread();
      const reply = nextOutput();
      await app.slack.channelMessage({ text: 'who said that?', threadTs });
      const output = await reply;
      expect(output.threadTs).toBe(threadTs);
      expect(output.text).toContain('Zhu Ming');
    });

    it('is left to people who talk to each other, and so are other threads', async () => {
      const threadTs = await thread();
      const count = app.slack.outputs.length;
      await app.slack.channelMessage({ text: 'Thanks, I will look into it.', threadTs });
      await app.slack.channelMessage({ text: '<@U0002> what do you think?', threadTs });
      await app.slack.channelMessage({ text: OTHER });
      await app.slack.channelMessage({ text: OTHER, threadTs: '1700000000.000001' });
      await app.slack.channelMessage(
        { text: OTHER, threadTs, extra: { user_team: 'T0OTHER' } },
        { body: { is_ext_shared_channel: true } },
      );
      await othersAreDone();
      expect(app.slack.outputs).toHaveLength(count + 1);
    });
  });

  it('never leans on what another workspace asked, in a thread of the same name', async () => {
    const threadTs = '1700000009.000009';
    const first = nextOutput(ANSWER);
    await app.slack.mention({ text: QUESTION, threadTs });
    await first;
    const other = { text: 'who said that?', threadTs, team: 'T0002' };
    const reply = nextOutput();
    await app.slack.mention(other, { team: 'T0002' });
    expect((await reply).text).not.toContain('Zhu Ming, director');
  });

  describe('/ask in a channel', () => {
    it('that the bot is not in says how to invite it', async () => {
      const reply = nextOutput(ANSWER);
      await app.slack.send.slashCommand({ text: QUESTION, channel_id: 'C0003' });
      expect((await reply).text).toContain('/invite @askbot');
    });

    it('that the bot is in says nothing of it', async () => {
      const reply = nextOutput(ANSWER);
      await app.slack.send.slashCommand({ text: QUESTION, channel_id: 'C0001' });
      expect((await reply).text).not.toContain('/invite');
    });
  });
});
