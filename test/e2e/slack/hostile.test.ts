import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileFragments } from '../../support/hostile-text.ts';
import { makeAnswered, makeDocument, makeExtract, makeLibrary } from '../../support/library.ts';
import { type SlackApp, startSlackApp } from '../../support/slack/app.ts';

/** An article that tries everything, and a core that answers every question with it. */
const hostileQuote = `Growth <!channel> of <@U0001> *8.2%* [x](https://evil.example) & ${hostileFragments.join(' ')}`;
const library = makeLibrary(
  async () => makeAnswered(makeExtract(hostileQuote, '<@U0001> *8.2%*')),
  [makeDocument({ title: '<!here> <https://evil.example|The west>', url: 'javascript:alert(1)' })],
);

let app: SlackApp;

beforeAll(async () => {
  app = await startSlackApp({ library });
});

afterAll(() => app.stop());

const QUESTIONS: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a blank', ' '],
  ['40,000 characters', 'growth '.repeat(6000).slice(0, 40_000)],
  ['one endless word', 'x'.repeat(40_000)],
  ['emoji', '👩‍👩‍👧‍👦🇨🇳 :tada:'],
  ['right-to-left text', 'ما هو النمو؟ \u202eevil'],
  ['control characters', 'growth\u0000\u0007\u001b[31m of the west'],
  ['broadcasts', '<!channel> <!here> <!everyone> @channel'],
  ['mentions', '<@U0002> <#C0001|general> <!subteam^S1|@team>'],
  ['markup', '*bold* _it_ ~no~ `code` ```fence``` > quote'],
  ['links', '<https://evil.example|bank.example> <mailto:a@b.example|mail>'],
  ['entities', '&lt;!channel&gt; &amp;lt;'],
  ['JSON', '{"text":"<!channel>"}'],
];

describe('a hostile question', () => {
  it.each(QUESTIONS)('of %s gets a reply that notifies nobody', async (_, text) => {
    for (const ask of [
      () => app.slack.mention({ text }),
      () => app.slack.directMessage({ text }),
      () => app.slack.send.slashCommand({ command: '/ask', text }),
      () => app.slack.send.slashCommand({ command: '/ask', text: `public: ${text}` }),
    ]) {
      const reply = app.slack.waitForOutput(/./u, { from: app.slack.outputs.length });
      await ask();
      const output = await reply;
      for (const shown of [output.text, output.fallback]) {
        expect(shown.trim()).not.toBe('');
        expect(shown).not.toMatch(/<[!@#]/u);
        expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u);
      }
      expect(JSON.stringify(output.blocks)).not.toMatch(/"type":"(?:mrkdwn|user|broadcast)"/u);
    }
    expect(app.slack.violations).toEqual([]);
    expect(app.slack.warnings).toEqual([]);
  });

  it('of an article shows its words as printed', async () => {
    const reply = app.slack.waitForOutput(/./u, { from: app.slack.outputs.length });
    await app.slack.mention({ text: 'What is the growth?' });
    expect((await reply).text).toContain('*8.2%* [x](https://evil.example) &');
  });
});
