// npm run pictures: takes the pictures of docs/editors.md anew. It needs a Chromium.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { discordMessages } from '../../src/bots/discord/messages/render.ts';
import { editorServices } from '../../src/bots/editors-desk.ts';
import { presentAnswer } from '../../src/bots/presentation/present-answer.ts';
import { renderCard as slackMessage } from '../../src/bots/slack/blocks/blocks.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { Library } from '../../src/qa/library/library.ts';
import type { Store } from '../../src/store/store.ts';
import { answerPage, LEAVE, readText, SOURCED } from '../support/answers.ts';
import { EVERYONE } from '../support/articles.ts';
import { discordHtml } from '../support/discord/html.ts';
import { chromiumPath, openBrowser } from '../support/open-browser.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { slackHtml } from '../support/slack/html.ts';
import { startWeb } from '../support/start-web.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const WIDE = 1000;
const CARD = 640;
const DAY_MS = 24 * 60 * 60_000;
/** The same day each time, so that a picture changes only when the product does. */
const TODAY = Date.parse('2026-11-30T12:00:00Z');

const ARTICLES: Readonly<Record<string, string>> = {
  'hr/leave.md': `---\ndate: 2026-03-01\n---\n\n${LEAVE}`,
  'hr/travel.md':
    '---\ndate: 2024-05-17\n---\n\n# Travel\n\nTrains are booked by the travel desk. A hotel costs 120 euros a night at most.\n',
  '_answers/leave.md': answerPage(SOURCED.replace('leave.md', 'hr/leave.md')),
  '_answers/hotel.md': answerPage(
    'review by: 2026-11-20\nsources:\n  - article: hr/travel.md\n    words: A hotel costs 120 euros a night at most.',
    '120 euros a night at most.',
  ).replace('How many days of leave do I get?', 'What may a hotel cost?'),
};

interface Asked {
  readonly text: string;
  readonly daysAgo: readonly number[];
  readonly outcome: 'answered' | 'abstained';
  readonly nearest?: string;
}

const ASKED: readonly Asked[] = [
  { text: 'Who pays for lunch at the office?', daysAgo: [1, 2, 2, 9], outcome: 'abstained' },
  { text: 'who pays for office lunch', daysAgo: [3], outcome: 'abstained' },
  { text: 'May I bring my dog?', daysAgo: [4, 12, 15, 20, 21], outcome: 'abstained' },
  {
    text: 'What may a hotel cost?',
    daysAgo: [1, 3, 8, 16],
    outcome: 'answered',
    nearest: 'hr/travel',
  },
];

const fill = async (store: Store, clock: { now: number }): Promise<void> => {
  for (const { text, daysAgo, outcome, nearest } of ASKED)
    for (const [at, days] of daysAgo.entries()) {
      clock.now = TODAY - days * DAY_MS;
      const asked = { questionId: `${text} ${at}`, platform: 'slack', command: 'ask', outcome };
      await store.questions.write('T1:U1', { ...asked, text, ...(nearest && { nearest }) });
    }
  clock.now = TODAY - DAY_MS;
  await store.feedback.give('T1:U1', {
    questionId: 'wrong',
    choice: 'wrong-passage',
    question: 'How many days of leave may I carry over?',
    comment: 'It is ten days since last year.',
    documentId: 'hr/leave',
    quote: 'You may carry over five days until the end of March.',
  });
  const help = { card: {}, platform: 'slack', questionId: 'help' };
  await store.help.ask('ref', 'T1:U1', { ...help, question: 'Where is the spare key?' });
  await store.help.resolve('ref', 'T1:U2');
  clock.now = TODAY;
};

const photographPages = async (browser: Browser, library: Library): Promise<void> => {
  const clock = { now: TODAY };
  const store = await openTestStore(() => clock.now);
  await fill(store, clock);
  const site = await startWeb({
    articles: ARTICLES,
    services: {
      library: () => library,
      store,
      ...editorServices(
        () => library,
        () => store,
        fileURLToPath(new URL('.', import.meta.url)),
        () => clock.now,
      ),
    },
  });
  const page = await browser.newPage({ viewport: { width: WIDE, height: 700 } });
  const { cookie } = await site.operator();
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: site.address }]);
  await page.goto(`${site.address}/gaps`);
  await page.screenshot({ path: `${FOLDER}editors.png`, fullPage: true });
  await page
    .getByRole('row', { name: /carry over/u })
    .getByRole('link')
    .click();
  await page.getByLabel('Answer', { exact: true }).fill('You may carry over ten days.');
  await page.getByLabel('Your name').fill('Dana Reyes');
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: `${FOLDER}answer-form.png`, fullPage: true });
  await page.close();
  await site.stop();
  await store.close();
};

const photographCards = async (browser: Browser, library: Library): Promise<void> => {
  const answered = await library.answer({ text: 'How much holiday do we have?' }, EVERYONE);
  const card = presentAnswer(answered, library.documents);
  const faces = {
    slack: slackHtml(slackMessage(card)),
    discord: discordHtml(discordMessages(card)),
  };
  for (const [face, html] of Object.entries(faces)) {
    const page = await browser.newPage({ viewport: { width: CARD, height: 100 } });
    await page.setContent(html);
    await page.screenshot({ path: `${FOLDER}verified-in-${face}.png`, fullPage: true });
    await page.close();
  }
};

const takePictures = async (): Promise<void> => {
  const chromium = chromiumPath();
  if (chromium === undefined) throw new Error('there is no Chromium where systems put it');
  mkdirSync(FOLDER, { recursive: true });
  const texts = Object.entries(ARTICLES).map(([path, text]) => readText(path, text));
  const library = await buildLibrary((await Promise.all(texts)).flat());
  const browser = await openBrowser(chromium);
  await photographPages(browser, library);
  await photographCards(browser, library);
  await browser.close();
};

await takePictures();
