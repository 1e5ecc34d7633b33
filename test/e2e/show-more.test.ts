import { afterEach, describe, expect, it } from 'vitest';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import { createBot } from '../support/discord/bench.ts';
import { pressDiscord } from '../support/discord/press-discord.ts';
import { shownIn } from '../support/discord/shown.ts';
import { startFakeDiscord } from '../support/fake-discord/start-fake-discord.ts';
import { articleOf, h, p } from '../support/forms.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { startSlackApp } from '../support/slack/app.ts';

const QUESTION = 'How do I start the north pump?';
const UNANSWERED = 'How many gulls nest on the red valve?';
const ADDRESS = 'https://harbour.example/pump';
const STEPS = 14;
const LAST = /valve number 14/u;

const library = await buildLibrary([
  {
    ...articleOf(h('Starting the north pump'), p('Start the north pump as follows:'), {
      kind: 'list',
      ordered: true,
      items: Array.from({ length: STEPS }, (_, at) => [
        p(
          `Turn the red valve number ${at + 1} of the north pump slowly to the left and wait for the green lamp.`,
        ),
      ]),
    }),
    url: ADDRESS,
  },
  // The same page once more, and its address written in another way.
  {
    ...articleOf(
      h('Gulls on the north pump'),
      p('Gulls sit on the red valve of the north pump in the winter, and nobody drives them off.'),
    ),
    id: 'gulls',
    url: 'HTTPS://Harbour.example:443/pump',
  },
]);

/** How often the page is offered to be opened, however its address is written. */
const offersOf = (shown: unknown): number =>
  JSON.stringify(shown).match(/"url":"https:\/\/harbour\.example(?::443)?\/pump"/giu)?.length ?? 0;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('in Slack', () => {
  const start = async () => {
    const store = await openTestStore();
    const { slack, stop } = await startSlackApp({ wire: 'http', store, library });
    closing.push(() => store.close(), stop);
    return slack;
  };

  it('the rest of an answer that was cut comes to whoever presses for it', async () => {
    const slack = await start();
    const answered = slack.waitForOutput(/valve number 1 /u);
    await slack.mention({ text: QUESTION });
    const answer = await answered;
    expect(answer.text).not.toMatch(LAST);
    const shown = slack.waitForOutput(LAST);
    await slack.press(answer, /:rest:/u);
    expect(await shown).toMatchObject({ isEphemeral: true });
    expect(slack.violations).toEqual([]);
  });

  it('what comes nearest can be opened, and a press on that asks nothing', async () => {
    const slack = await start();
    const abstained = slack.waitForOutput(/north pump/u);
    await slack.mention({ text: UNANSWERED });
    const card = await abstained;
    const buttons = card.blocks?.filter(({ type }) => type === 'actions');
    expect(offersOf(buttons)).toBe(1);
    expect(card.text).toMatch(/Gulls sit/u);
    expect(card.text).toMatch(/valve number \d/u);
    await slack.press(card, /:open:/u);
    const again = slack.waitForOutput(/valve number 1 /u, { from: 1 });
    await slack.mention({ text: QUESTION });
    await again;
    expect(slack.outputs).toHaveLength(2);
    expect(slack.violations).toEqual([]);
  });
});

describe('in Discord', () => {
  it('both stand under the message', async () => {
    const store = await openTestStore();
    const discord = await startFakeDiscord({ rateLimits: false });
    const { bot } = createBot(discord, { library, store });
    closing.push(
      () => store.close(),
      () => discord.close(),
      () => bot.stop(),
    );
    await bot.start();
    const answer = await discord.waitForReplyTo(
      discord.sendMessage({ mention: 'user', content: QUESTION }),
    );
    expect(shownIn(answer)).not.toMatch(LAST);
    const press = pressDiscord(discord, answer, 'Show more');
    const rest = await press.waitForReply();
    expect(shownIn(rest)).toMatch(LAST);
    const abstained = await discord.waitForReplyTo(
      discord.sendMessage({ mention: 'user', content: UNANSWERED }),
    );
    expect(offersOf(abstained.components)).toBe(1);
    expect(shownIn(abstained)).toMatch(/Gulls sit/u);
    expect(shownIn(abstained)).toMatch(/valve number \d/u);
    expect(JSON.stringify(abstained.components)).toMatch(
      /Open: (?:Gulls on|Starting) the north pump/u,
    );
    expect(discord.problems).toEqual([]);
  });
});
