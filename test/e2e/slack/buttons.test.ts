import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../support/fake-slack/records.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { type SlackApp, sampleLibrary, startSlackApp, WIRES } from '../../support/slack/app.ts';

const QUESTION = 'How many projects were built in Henan?';
const ANSWER = '5,000';
const UNANSWERED = 'What is Toyota building in Chongqing?';

describe('what comes without an answer', () => {
  it('asks a corrected spelling with one press', async () => {
    const library = makeLibrary(async ({ text }) =>
      makeAnswered(
        text.includes('bridge')
          ? makeExtract('The bridge opened in May.', 'May')
          : {
              kind: 'abstention',
              reason: 'low-evidence',
              nearest: [],
              didYouMean: 'When did the bridge open?',
              score: 0.1,
            },
      ),
    );
    const app = await startSlackApp({ library });
    await app.slack.mention({ text: 'When did the bidge open?' });
    const none = await app.slack.waitForOutput(/Did you mean/u);
    await app.slack.press(none, 'newsdesk:ask:0');
    const answer = await app.slack.waitForOutput(/May/u);
    expect(answer.text).toMatch(/^Question: When did the bridge open\?/u);
    expect(answer.threadTs).toBe(none.threadTs);
    expect(app.slack.violations).toEqual([]);
    await app.stop();
  });
});

describe.each(WIRES)('over %s', (wire) => {
  let app: SlackApp;

  beforeAll(async () => {
    await sampleLibrary();
    const store = await openTestStore();
    const environment = { SLACK_HELP_CHANNEL: 'C0002', SLACK_ADMINS: 'U0002' };
    app = await startSlackApp({ wire, store, environment });
  });

  afterAll(async () => {
    expect(app.slack.violations).toEqual([]);
    expect(app.slack.warnings).toEqual([]);
    await app.stop();
  });

  const nextOutput = (fits: RegExp | ((output: Output) => boolean) = /./u) =>
    app.slack.waitForOutput(fits, { from: app.slack.outputs.length });

  /** What comes back when something is done. */
  const outputOf = async (action: () => Promise<unknown>, fits?: RegExp): Promise<Output> => {
    const output = nextOutput(fits);
    await action();
    return output;
  };

  /** Presses a button, or chooses what the menu holds in its place. */
  const press = (output: Output, button: RegExp) => {
    const chosen = [
      ...JSON.stringify(output.blocks).matchAll(/"value":"([a-z-]+) ([^"]*)"/gu),
    ].find(([, kind = '']) => button.test(`newsdesk:${kind}:0`));
    return chosen === undefined
      ? app.slack.press(output, button)
      : app.slack.press(output, 'newsdesk:menu:0', `${chosen[1]} ${chosen[2]}`);
  };

  /** The view that an action opens. */
  const opened = async (action: () => Promise<unknown>) => {
    const seen = app.slack.views.size;
    const view = app.slack.waitFor(() => [...app.slack.views.values()][seen], 'a view');
    await action();
    return view;
  };

  const asked = (text = QUESTION, how: 'mention' | 'directMessage' = 'mention') =>
    outputOf(() => app.slack[how]({ text }));

  const typed = (text = QUESTION, more = {}) =>
    outputOf(() => app.slack.send.slashCommand({ command: '/ask', text, ...more }));

  const labels = ({ blocks }: Output): string =>
    [...JSON.stringify(blocks).matchAll(/"type":"plain_text","text":"([^"]*)"/gu)]
      .map(([, text]) => text)
      .join('|');

  describe('under an answer', () => {
    it('more passages and why come to whoever pressed', async () => {
      const answer = await asked();
      const more = await outputOf(() => press(answer, /^newsdesk:more/u));
      expect(more).toMatchObject({ isEphemeral: true, threadTs: answer.threadTs });
      expect(more.text).toContain('Passages for: ');
      const why = await outputOf(() => press(answer, /^newsdesk:why/u));
      expect(why.isEphemeral).toBe(true);
      expect(why.text).toContain('Looked for: ');
    });

    it('an opinion is taken, with what was wrong in words', async () => {
      const answer = await asked();
      const which = await outputOf(() =>
        app.slack.press(answer, 'newsdesk:feedback:0', 'negative'),
      );
      const thanks = await outputOf(() => app.slack.press(which, 'newsdesk:feedback:1'));
      expect(thanks.isEphemeral).toBe(true);
      const form = await opened(() => press(thanks, /^newsdesk:comment/u));
      const delivery = await app.slack.submitView(form, { question: 'It was last year.' });
      expect(JSON.stringify(delivery.ack)).toContain('Thank you');
    });

    it('a good opinion is one press on the control that Slack has for it', async () => {
      const answer = await asked();
      expect(answer.blocks.at(-1)).toMatchObject({
        type: 'context_actions',
        elements: [{ type: 'feedback_buttons' }],
      });
      const thanks = await outputOf(() =>
        app.slack.press(answer, 'newsdesk:feedback:0', 'positive'),
      );
      expect(thanks.text).toContain('Thank you');
    });

    it('asks for an opinion with buttons where Slack does not take its own control', async () => {
      app.slack.fail('chat.postMessage', { error: 'invalid_blocks' });
      const answer = await asked();
      expect(JSON.stringify(answer.blocks)).not.toContain('feedback_buttons');
      const thanks = await outputOf(() => app.slack.press(answer, 'newsdesk:feedback:0'));
      expect(thanks.text).toContain('Thank you');
    });

    it('whoever asked takes it back, nobody else', async () => {
      const answer = await asked();
      const notYours = await outputOf(() =>
        press({ ...answer, user: 'U0002' }, /^newsdesk:remove/u),
      );
      expect(notYours.text).toContain('Only whoever asked');
      const notice = await outputOf(() => press(answer, /^newsdesk:remove/u));
      expect(notice).toMatchObject({ isEphemeral: true });
      expect(app.slack.removed).toContain(answer.ts);
    });

    it('a follow-up is taken in a form and answered in the thread, leaning on this answer', async () => {
      const answer = await asked();
      const form = await opened(() => press(answer, /^newsdesk:follow-up/u));
      const reply = await outputOf(() =>
        app.slack.submitView(form, { question: 'who said that?' }),
      );
      expect(reply).toMatchObject({ channel: 'C0001', threadTs: answer.threadTs });
      expect(reply.text).toMatch(/^alice asked: who said that\?/u);
      expect(reply.text).toContain('Zhu Ming');
    });

    it('says so where the form could not be opened', async () => {
      const answer = await asked();
      app.slack.fail('views.open', { error: 'expired_trigger_id' });
      const told = await outputOf(() => press(answer, /^newsdesk:follow-up/u));
      expect(told).toMatchObject({ isEphemeral: true });
      expect(told.text).toContain('Please press the button again');
    });

    it('a person is asked, told who asks, and the question marked as resolved', async () => {
      const answer = await asked();
      const inHelp = app.slack.waitForOutput(({ channel }) => channel === 'C0002', {
        from: app.slack.outputs.length,
      });
      await outputOf(() => press(answer, /^newsdesk:ask-person/u), /put your question to people/u);
      const request = await inHelp;
      expect(request.text).toContain(QUESTION);
      expect(JSON.stringify(request.blocks)).toContain('"user_id":"U0001"');
      const resolved = await outputOf(() =>
        press({ ...request, user: 'U0002' }, /^newsdesk:resolve/u),
      );
      expect(resolved).toMatchObject({ via: 'chat.update', ts: request.ts, channel: 'C0002' });
      expect(JSON.stringify(resolved.blocks)).toMatch(/Resolved by .*"user_id":"U0002"/u);
      expect(JSON.stringify(resolved.blocks)).toMatch(/Asked by .*"user_id":"U0001"/u);
      expect(labels(resolved)).not.toContain('Mark as resolved');
    });

    it('says so where the help channel does not take the question', async () => {
      const answer = await asked(UNANSWERED);
      app.slack.fail('chat.postMessage', { error: 'not_in_channel' });
      const told = await outputOf(() => press(answer, /^newsdesk:ask-person/u));
      expect(told.text).toContain('has to invite me');
    });
  });

  describe('under a private answer', () => {
    it('sharing shows it to the channel, under who asked what', async () => {
      const answer = await typed(QUESTION, { user_id: 'U0002' });
      expect(answer.isEphemeral).toBe(true);
      const shared = await outputOf(() => press(answer, /^newsdesk:share/u));
      expect(shared).toMatchObject({ via: 'response_url', isEphemeral: false, channel: 'C0001' });
      expect(shared.text).toMatch(/^bob asked: How many projects were built in Henan\?\n/u);
      expect(shared.text).toContain(ANSWER);
    });

    it('more passages stay private', async () => {
      const answer = await typed();
      const more = await outputOf(() => press(answer, /^newsdesk:more/u));
      expect(more).toMatchObject({ via: 'response_url', isEphemeral: true });
    });

    it('a follow-up is answered in the form itself', async () => {
      const answer = await typed();
      const form = await opened(() => press(answer, /^newsdesk:follow-up/u));
      const delivery = await app.slack.submitView(form, { question: 'who said that?' });
      expect(JSON.stringify(delivery.ack)).toContain('Zhu Ming');
    });

    it('a shared answer can be taken back where the bot is not in the channel', async () => {
      const answer = await typed(`public: ${QUESTION}`, { channel_id: 'C0003' });
      expect(answer.isEphemeral).toBe(false);
      const removed = app.slack.removed.length;
      const notice = await outputOf(() => press(answer, /^newsdesk:remove/u));
      expect(notice).toMatchObject({ channel: 'D0001' });
      expect(app.slack.removed).toHaveLength(removed + 1);
    });
  });

  it('offers to share neither help nor what is no answer, nor in direct messages', async () => {
    for (const [text, more] of [
      ['', { command: '/help' }],
      [UNANSWERED, {}],
      [QUESTION, { channel_id: 'D0001' }],
    ] as const) {
      expect(labels(await typed(text, more))).not.toContain('Share in channel');
    }
  });

  describe('the Home tab', () => {
    it('shows what one asked oneself, and what there is to ask about', async () => {
      await asked('How many projects were built in Henan province?', 'directMessage');
      const home = await outputOf(() => app.slack.openHome('home'));
      expect(home.text).toMatch(/Articles: 15/u);
      expect(labels(home)).toContain('How many projects were built in Henan province?');
      const others = await outputOf(() => app.slack.openHome('home', 'U0002'));
      expect(labels(others)).not.toContain('Henan province?');
    });
  });

  describe('/newsdesk', () => {
    it('is for the people named by the operator', async () => {
      const command = { command: '/newsdesk', text: 'status' };
      const refused = await typed('', command);
      expect(refused.text).toContain('is for admins');
      const status = await typed('', { ...command, user_id: 'U0002' });
      expect(status).toMatchObject({ isEphemeral: true });
      expect(status.text).toContain('15');
    });

    it('sets the help channel of a channel, as Slack names it', async () => {
      const text = 'help-channel <#C0001|general>';
      const command = { command: '/newsdesk', text, user_id: 'U0002', channel_id: 'G0001' };
      const settings = await typed('', command);
      expect(settings.text).toContain('C0001');
    });
  });
});
