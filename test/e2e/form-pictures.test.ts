import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordMessages } from '../../src/bots/discord/messages/render.ts';
import type { Card } from '../../src/bots/presentation/card.ts';
import { digestCard } from '../../src/bots/presentation/cards/digest-card.ts';
import { presentAnswer } from '../../src/bots/presentation/present-answer.ts';
import { renderCard as slackMessage } from '../../src/bots/slack/blocks/blocks.ts';
import { renderCard } from '../../src/bots/web/markup/render-card.ts';
import { citePassage } from '../../src/qa/answering/cite.ts';
import { formAnswer } from '../../src/qa/answering/forms/form-answer.ts';
import type { Answer } from '../../src/qa/types.ts';
import { cardKinds } from '../support/cards.ts';
import { discordHtml } from '../support/discord/html.ts';
import { articleOf, evidenceOf, h, list, p } from '../support/forms.ts';
import { makeAnswered } from '../support/library.ts';
import { chromiumPath, openBrowser } from '../support/open-browser.ts';
import { PICTURE_CARDS } from '../support/picture-cards.ts';
import { slackHtml } from '../support/slack/html.ts';

/**
 * Every form and every other card on every face in a real browser: nothing runs out of a phone's width. `PICTURES=folder` keeps the
 * photographs. Over 2 s: a browser is started.
 */

const PHONE = 390;
const WIDE = 820;

const document = articleOf(
  h('Permits'),
  p(
    'A permit is a card that opens the harbour gate. It costs 25 crowns a year, and 10 crowns for crews.',
  ),
  h('Can I moor for a night without one?'),
  p(
    'No. The gate is shut from dusk to dawn, and a patrol takes boats without a permit to the north quay.',
  ),
  p('Ask the office on the pier if you come late.'),
  h('Renewing a permit'),
  p('Renew it before the last day of May:'),
  {
    kind: 'list',
    ordered: true,
    items: [
      [p('Open the harbour portal and log in.')],
      [p('Press Renew, then choose:'), list(false, 'a year, for boats', 'a day, for crews')],
      [p('Pay the 25 crowns.')],
    ],
  },
  { kind: 'callout', label: 'Warning', blocks: [p('A permit that ran out cannot be renewed.')] },
  h('Papers'),
  p('Bring the following:'),
  list(false, 'the old permit', 'a picture of the boat', 'a letter of the owner'),
  h('Ships by port'),
  {
    kind: 'table',
    header: ['Port', 'Ships in 2022', 'Ships in 2023'],
    rows: [
      ['Aldby', '410', '520'],
      ['Norrvik', '75', '80'],
    ],
  },
  h('The pump'),
  p('Start the pump from the office with:'),
  { kind: 'code', text: 'pump --start --gate north \\\n  --pressure 3.5' },
  h('History'),
  p(
    'The harbour was dug by hand. Its first quay was of oak, and it burnt down twice. The second quay is of stone from the hills. Sailors gave the money for the light, and a crew of nine still tends it. However, nobody knows who built the inner wall.',
  ),
);
const documents = new Map([[document.id, document]]);

const SAMPLES: Readonly<Record<string, ReturnType<typeof evidenceOf>>> = {
  words: evidenceOf(document, 'What does a permit cost?', 'It costs', {
    strategy: 'quantity',
    text: '25 crowns',
  }),
  stored: evidenceOf(document, 'late arrivals office', 'Ask the office'),
  'yes-no': evidenceOf(document, 'Can I moor without a permit?', 'No.'),
  steps: evidenceOf(document, 'How do I renew a permit?', 'Open the harbour'),
  list: evidenceOf(document, 'What papers do I bring?', 'Bring'),
  table: evidenceOf(document, 'How many ships did Aldby have in 2023?', 'Port'),
  definition: evidenceOf(document, 'What is a permit?', 'A permit'),
  code: evidenceOf(document, 'start pump', 'Start the pump'),
  passage: evidenceOf(document, 'history of the harbour', 'The harbour was'),
};

const shared = { conflicts: [], score: 0.8, confidence: 'likely' } as const;

const nearest = (SAMPLES.steps?.passages ?? [])
  .slice(2, 5)
  .map((one) => citePassage(document, one));

const answers: Readonly<Record<string, Answer>> = {
  ...Object.fromEntries(
    Object.entries(SAMPLES).map(([name, evidence]): [string, Answer] => [
      name,
      { kind: 'extract', answerType: 'passage', ...formAnswer(evidence), ...shared },
    ]),
  ),
  unsure: {
    kind: 'extract',
    answerType: 'passage',
    ...formAnswer(evidenceOf(document, 'Can I moor without a permit?', 'No.')),
    ...shared,
    nearest,
  },
  nearest: { kind: 'abstention', reason: 'low-evidence', nearest, score: 0.2 },
};

const ACTIONS: Card['actions'] = (
  [
    { kind: 'feedback', ref: 'right:abc', label: 'Helpful' },
    { kind: 'feedback', ref: 'abc', label: 'Not helpful' },
    { kind: 'rest', ref: 'abc' },
    { kind: 'more', ref: 'abc' },
    { kind: 'why', ref: 'abc' },
    { kind: 'follow-up', ref: 'abc' },
    { kind: 'ask-person', ref: 'abc' },
    { kind: 'remove', ref: 'abc' },
  ] as const
).map((action) => action);

const cardOf = (answer: Answer): Card => ({
  ...presentAnswer(makeAnswered(answer), documents),
  actions: ACTIONS,
});

/** The same with an address for each passage. */
const opened = (card: Card): Card =>
  card.kind !== 'abstention'
    ? card
    : {
        ...card,
        nearest: card.nearest.map((quote, at) => ({
          ...quote,
          source: { ...quote.source, url: `https://harbour.example/handbook#${at}` },
        })),
      };

const DIGEST = digestCard(
  {
    questions: 41,
    answered: 33,
    gaps: [
      { question: 'Where is the duty officer at night?', count: 4 },
      { question: 'May I paint my boat on the slip?', count: 2 },
    ],
    unhelpful: [{ question: 'What does a permit cost for a club?', count: 3 }],
    mostAsked: [{ question: 'How do I renew a permit?', count: 9 }],
    findings: [{ question: 'Who has the keys?', text: 'the review was due on 1 May 2026' }],
  },
  undefined,
);

/** Every card that is photographed, with words that it shows. */
const CARDS: Readonly<Record<string, { readonly card: Card; readonly shows: string }>> = {
  ...Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      {
        card: cardOf(answer),
        shows: answer.kind === 'abstention' ? 'Papers' : 'Harbour handbook',
      },
    ]),
  ),
  open: {
    card: opened(cardOf({ kind: 'abstention', reason: 'low-evidence', nearest, score: 0.2 })),
    shows: 'Papers',
  },
  digest: { card: DIGEST, shows: 'May I paint my boat on the slip?' },
  watched: {
    card: {
      kind: 'figure',
      figure: { id: 'f1', value: '2.5%', metric: 'output', entity: 'the quarry', period: '2021' },
      quote: {
        blocks: [
          {
            kind: 'text',
            runs: [
              { text: 'Output of the quarry rose by ', isAnswer: false },
              { text: '2.5%', isAnswer: true },
              { text: ' in 2021.', isAnswer: false },
            ],
          },
        ],
        speaker: 'Ines Falk',
        source: { documentId: 'quarry', title: 'The quarry', publishedOn: '2022-01-31' },
      },
      confidence: 'strong',
      conflicts: [],
      nearest: [],
      related: [],
      notes: ['“output of the quarry” has changed. Before: 1.5% (2020).'],
      actions: [],
    },
    shows: 'The quarry',
  },
};

const cards: typeof CARDS = { ...CARDS, ...PICTURE_CARDS };

it('every kind of card is looked at', () => {
  expect(new Set(Object.values(cards).map(({ card }) => card.kind))).toEqual(new Set(cardKinds));
});

const style = readFileSync(new URL('../../src/bots/web/client/page.css', import.meta.url), 'utf8');

const FACES: Readonly<Record<string, (card: Card) => string>> = {
  slack: (card) => slackHtml(slackMessage(card)),
  discord: (card) => discordHtml(discordMessages(card)),
  web: (card) =>
    `<!doctype html><meta charset="utf-8"><style>${style}</style><main class="talk">${renderCard(card).markup}</main>`,
};

const chromium = chromiumPath();

describe.skipIf(chromium === undefined)('the forms of an answer in a browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '');
    page = await browser.newPage();
  }, 120_000);
  afterAll(async () => browser?.close());

  const photograph = async (name: string, html: string, width: number, isDark: boolean) => {
    await page.setViewportSize({ width, height: 400 });
    await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
    await page.setContent(html);
    const overflow = await page.evaluate(
      'document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth',
    );
    const folder = process.env.PICTURES;
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    }
    return { overflow, words: (await page.textContent('main')) ?? '' };
  };

  it.each(Object.keys(FACES).flatMap((face) => Object.keys(cards).map((form) => [face, form])))(
    '%s shows %s within a phone and a desk, in light and dark',
    async (face = '', form = '') => {
      const shown = cards[form];
      const render = FACES[face];
      if (shown === undefined || render === undefined) throw new Error(form);
      const html = render(shown.card);
      for (const [width, isDark] of [
        [PHONE, false],
        [PHONE, true],
        [WIDE, false],
      ] as const) {
        const name = `${face}-${form}-${width}${isDark ? '-dark' : ''}`;
        const { overflow, words } = await photograph(name, html, width, isDark);
        expect(overflow).toBe(0);
        expect(words).toContain(shown.shows);
      }
    },
    60_000,
  );
});
