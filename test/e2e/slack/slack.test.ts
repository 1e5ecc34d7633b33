import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../support/fake-slack/records.ts';
import { type SlackApp, sampleLibrary, startSlackApp, WIRES } from '../../support/slack/app.ts';

const QUESTION = 'How many projects were built in Henan?';
const ANSWER = '5,000';

describe.each(WIRES)('over %s', (wire) => {
  let app: SlackApp;

  beforeAll(async () => {
    await sampleLibrary();
    app = await startSlackApp({ wire });
  });

  afterAll(() => app.stop());

  afterEach(() => {
    expect(app.slack.violations).toEqual([]);
    expect(app.slack.warnings).toEqual([]);
  });

  /** What comes back from now on. */
  const nextOutput = (fits: RegExp | ((output: Output) => boolean) = /./u) =>
    app.slack.waitForOutput(fits, { from: app.slack.outputs.length });

  const boldTexts = (output: Output): readonly string[] =>
    [...JSON.stringify(output.blocks).matchAll(/"text":"([^"]*)","style":\{"bold":true\}/gu)].map(
      ([, text = '']) => text,
    );

  /** The view that is opened next. */
  const nextView = () => {
    const seen = app.slack.views.size;
    return app.slack.waitFor(() => [...app.slack.views.values()][seen], 'a view');
  };

  describe('asking in Slack', () => {
    it('answers a mention in its thread, the answer in bold inside its sentence', async () => {
      const reply = nextOutput();
      const { message } = await app.slack.mention({ text: QUESTION });
      const output = await reply;
      expect(output.via).toBe('chat.postMessage');
      expect(output.threadTs).toBe(message?.ts);
      expect(boldTexts(output).join('\n')).toContain(ANSWER);
      expect(output.text).toContain('and nearly 5,000 projects were built, Zhu Ming said.');
      expect(output.text).toMatch(/— (?:Zhu Ming|the article).* · Henan counts .* · 2022-09-23$/mu);
      expect(output.fallback).toContain(ANSWER);
    });

    it('answers in the thread that a mention stands in', async () => {
      const reply = nextOutput();
      await app.slack.mention({ text: QUESTION, threadTs: '1700000000.000001' });
      expect((await reply).threadTs).toBe('1700000000.000001');
    });

    it('posts nothing that unfurls, links names or is parsed', async () => {
      const reply = nextOutput();
      await app.slack.mention({ text: QUESTION });
      expect((await reply).raw).toMatchObject({
        unfurl_links: false,
        unfurl_media: false,
        parse: 'none',
      });
      expect((await reply).raw).not.toHaveProperty('link_names');
    });

    it('answers a direct message in a thread of its own', async () => {
      const reply = nextOutput();
      const { message } = await app.slack.directMessage({ text: QUESTION });
      const output = await reply;
      expect(output).toMatchObject({ channel: 'D0001', threadTs: message?.ts });
      expect(boldTexts(output).join('\n')).toContain(ANSWER);
    });

    it('answers /ask to the asker alone, acknowledged before it is answered', async () => {
      const reply = nextOutput();
      const delivery = await app.slack.send.slashCommand({ command: '/ask', text: QUESTION });
      const output = await reply;
      expect(delivery).toMatchObject({ isAcked: true, isLate: false });
      expect(delivery.ackAt).toBeLessThanOrEqual(output.at);
      expect(output).toMatchObject({ via: 'response_url', isEphemeral: true });
      expect(boldTexts(output).join('\n')).toContain(ANSWER);
    });

    it('posts /ask to the channel under its question where public: is written', async () => {
      const reply = nextOutput();
      await app.slack.send.slashCommand({ command: '/ask', text: `public: ${QUESTION}` });
      const output = await reply;
      expect(output.isEphemeral).toBe(false);
      expect(output.text).toContain(`alice asked: ${QUESTION}`);
    });

    it('says so when the corpus holds no answer', async () => {
      const reply = nextOutput();
      await app.slack.mention({ text: 'What is Toyota building in Chongqing?' });
      expect((await reply).text).toMatch(/^No sure answer in the articles\n.*Toyota/u);
    });

    it.each(['help', 'ask'])('answers /%s without text with help', async (command) => {
      const reply = nextOutput();
      await app.slack.send.slashCommand({ command: `/${command}`, text: '' });
      const output = await reply;
      expect(output.text).toContain('/ask question');
      expect(output.blocks.at(-1)).toMatchObject({ type: 'actions' });
    });

    it.each(['', 'hi', 'Hello!'])('answers a mention with "%s" with help', async (text) => {
      const reply = nextOutput();
      await app.slack.mention({ text });
      const output = await reply;
      expect(output.threadTs).toBeDefined();
      expect(output.text).toContain('/ask question');
    });

    it('answers a command that it does not know', async () => {
      const reply = nextOutput();
      const delivery = await app.slack.send.slashCommand({ command: '/nonsense', text: 'x' });
      expect(delivery.isAcked).toBe(true);
      expect((await reply).text).toContain('I have no command “nonsense”');
    });
  });

  describe('pressing a sample question', () => {
    it('asks it, privately under a private card', async () => {
      const help = nextOutput();
      await app.slack.send.slashCommand({ command: '/help' });
      const card = await help;
      const reply = nextOutput();
      const delivery = await app.slack.press(card, 'newsdesk:ask:0');
      expect(delivery.isAcked).toBe(true);
      const output = await reply;
      expect(output).toMatchObject({ via: 'response_url', isEphemeral: true });
      expect(output.text).toMatch(/^Question: /u);
      expect(output.text).not.toMatch(/^(?:Not|No sure answer) in the articles/u);
    });

    it('asks it in the thread under a card that everyone sees', async () => {
      const help = nextOutput();
      await app.slack.mention({ text: 'hi' });
      const card = await help;
      const reply = nextOutput();
      await app.slack.press(card, 'newsdesk:ask:1');
      expect(await reply).toMatchObject({ via: 'chat.postMessage', threadTs: card.threadTs });
    });
  });

  describe('a button whose card is gone', () => {
    it('says so when the card behind a button is gone', async () => {
      const reply = nextOutput();
      await app.slack.mention({ text: 'hi' });
      const card = await reply;
      const blocks = JSON.parse(
        JSON.stringify(card.blocks).replaceAll('newsdesk:ask:', 'newsdesk:old:'),
      );
      const notice = nextOutput();
      await app.slack.press({ ...card, blocks }, 'newsdesk:old:0');
      expect(await notice).toMatchObject({ via: 'chat.postEphemeral', isEphemeral: true });
    });
  });

  describe('asking in a modal', () => {
    it('opens from the shortcut and shows the answer in the modal', async () => {
      const opened = nextView();
      await app.slack.shortcut('newsdesk_ask');
      const delivery = await app.slack.submitView(await opened, { question: QUESTION });
      expect(delivery).toMatchObject({ isAcked: true, ack: { response_action: 'update' } });
      expect(JSON.stringify(delivery.ack)).toContain(ANSWER);
    });

    it('opens from a message with its words', async () => {
      const { message } = await app.slack.channelMessage({
        text: 'Is it true that <@U0002|bob> &amp; co. built 5,000 projects?',
      });
      if (!message) throw new Error('a message expected');
      const opened = nextView();
      await app.slack.messageShortcut('newsdesk_about', message);
      const view = await opened;
      expect(JSON.stringify(view.blocks)).toContain(
        'Is it true that bob & co. built 5,000 projects?',
      );
    });
  });

  describe('people of another organisation', () => {
    it('are refused politely and alone', async () => {
      const reply = nextOutput();
      await app.slack.mention(
        { text: QUESTION, extra: { user_team: 'T0OTHER' } },
        { body: { is_ext_shared_channel: true } },
      );
      const output = await reply;
      expect(output).toMatchObject({ via: 'chat.postEphemeral', isEphemeral: true });
      expect(output.text).not.toContain(ANSWER);
    });

    it('get nothing by pressing a button either', async () => {
      const help = nextOutput();
      await app.slack.mention({ text: 'hi' });
      const card = await help;
      const reply = nextOutput();
      const [element] =
        JSON.stringify(card.blocks).match(/"action_id":"newsdesk:ask:0".*?"value":"[^"]*"/u) ?? [];
      const [, value] = /"value":"([^"]*)"/u.exec(element ?? '') ?? [];
      await app.slack.send.interaction({
        type: 'block_actions',
        user: { id: 'U0002', team_id: 'T0OTHER' },
        channel: { id: 'C0001' },
        container: { type: 'message', message_ts: card.ts, is_ephemeral: false },
        actions: [{ type: 'button', action_id: 'newsdesk:ask:0', block_id: 'b1', value }],
      });
      const output = await reply;
      expect(output).toMatchObject({ via: 'chat.postEphemeral', user: 'U0002' });
      expect(output.text).toContain('people of the organisation');
    });

    it('do not keep our own people from asking in a shared channel', async () => {
      const reply = nextOutput();
      await app.slack.mention({ text: QUESTION }, { body: { is_ext_shared_channel: true } });
      expect((await reply).text).toContain(ANSWER);
    });
  });

  describe('opening the bot', () => {
    it('greets in an empty messages tab once, and offers prompts that are answered', async () => {
      const reply = nextOutput();
      await app.slack.openHome('messages', 'U0002');
      expect(await reply).toMatchObject({ channel: 'D0002' });
      const call = await app.slack.waitForCall('assistant.threads.setSuggestedPrompts');
      const prompts = call.args.prompts as readonly { readonly message: string }[];
      expect(prompts).toHaveLength(3);
      const answer = nextOutput();
      await app.slack.directMessage({ text: prompts[0]?.message ?? '', user: 'U0002' });
      expect((await answer).text).not.toMatch(/^(?:Not|No sure answer) in the articles/u);
      const count = app.slack.outputs.length;
      await app.slack.openHome('messages', 'U0002');
      await app.slack.waitFor(
        () => app.slack.calls.filter(({ method }) => method.endsWith('Prompts')).length === 2,
        'the prompts offered again',
      );
      expect(app.slack.outputs).toHaveLength(count);
    });

    it('shows how to ask on the Home tab, where a sample can be pressed', async () => {
      const home = nextOutput();
      await app.slack.openHome('home');
      const view = await home;
      expect(view.via).toBe('views.publish');
      const reply = nextOutput();
      await app.slack.press(view, 'newsdesk:ask:0');
      expect((await reply).channel).toBe('D0001');
    });
  });

  describe('what is not a question to us', () => {
    it('is left alone: other bots, edits, joins, our own messages, channel talk', async () => {
      const before = app.slack.outputs.length;
      await app.slack.directMessage({ text: QUESTION, extra: { bot_id: 'B0OTHER' } });
      await app.slack.directMessage({ text: QUESTION, extra: { subtype: 'message_changed' } });
      await app.slack.directMessage({ text: QUESTION, extra: { subtype: 'channel_join' } });
      await app.slack.directMessage({ text: QUESTION, user: 'USLACKBOT' });
      await app.slack.directMessage({ text: QUESTION, user: 'U0BOT' });
      await app.slack.channelMessage({ text: QUESTION });
      const reply = nextOutput();
      await app.slack.directMessage({ text: QUESTION });
      await reply;
      expect(app.slack.outputs).toHaveLength(before + 1);
    });
  });

  describe('the same message delivered twice', () => {
    it('is answered once when Slack sends the event again', async () => {
      const before = app.slack.outputs.length;
      const reply = nextOutput();
      const ts = '1700000001.000001';
      await app.slack.mention({ text: QUESTION, ts }, { eventId: 'Ev0001' });
      await reply;
      await app.slack.mention({ text: QUESTION, ts }, { eventId: 'Ev0001', retry: 1 });
      const next = nextOutput();
      await app.slack.mention({ text: 'hi' });
      await next;
      expect(app.slack.outputs).toHaveLength(before + 2);
    });

    it('is answered once when it comes as a mention and as a message', async () => {
      const before = app.slack.outputs.length;
      const reply = nextOutput();
      const ts = '1700000002.000001';
      await app.slack.mention({ text: QUESTION, ts, channel: 'D0001', isTwin: true });
      await reply;
      const next = nextOutput();
      await app.slack.mention({ text: 'hi' });
      await next;
      expect(app.slack.outputs).toHaveLength(before + 2);
    });
  });
});
