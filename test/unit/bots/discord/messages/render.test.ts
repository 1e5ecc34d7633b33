import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  BUTTON_LABEL_MAX,
  BUTTONS_PER_ROW_MAX,
  CONTENT_MAX,
  CUSTOM_ID_MAX,
  EMBED_DESCRIPTION_MAX,
  EMBED_FOOTER_MAX,
  EMBED_TITLE_MAX,
  EMBED_TOTAL_MAX,
  EMBEDS_MAX,
  LINK_BUTTON_URL_MAX,
  ROWS_MAX,
} from '../../../../../src/bots/discord/messages/limits.ts';
import type { EmbedMessage } from '../../../../../src/bots/discord/messages/message.ts';
import { quoteQuestion } from '../../../../../src/bots/discord/messages/quote-question.ts';
import {
  discordEmbed,
  discordEmbeds,
  discordMessage,
  discordMessages,
} from '../../../../../src/bots/discord/messages/render.ts';
import { safeUrl } from '../../../../../src/bots/discord/messages/text.ts';
import type {
  AbstentionCard,
  AnswerCard,
  Card,
  Quote,
} from '../../../../../src/bots/presentation/card.ts';
import { cardKinds, hostileCardOf } from '../../../../support/cards.ts';
import { readMarkup } from '../../../../support/discord/markup.ts';
import { addressesIn, shownIn } from '../../../../support/discord/shown.ts';
import { validateMessage } from '../../../../support/fake-discord/checks/validate-message.ts';

const quote: Quote = {
  blocks: [
    {
      kind: 'text',
      runs: [
        { text: 'Investment in the central region grew by ', isAnswer: false },
        { text: '8.2 per cent', isAnswer: true },
        { text: ' in 2021.', isAnswer: false },
      ],
    },
  ],
  speaker: 'Wang Wei',
  role: 'deputy director of planning',
  source: {
    documentId: 'central',
    title: 'The central region',
    publisher: 'Daily News',
    publishedOn: '2022-09-23',
    url: 'https://news.example/central',
  },
};

const answer: AnswerCard = {
  kind: 'answer',
  answer: '8.2 per cent',
  confidence: 'strong',
  quotes: [quote],
  conflicts: [],
  nearest: [],
  notes: [],
  actions: [],
};

/** Every address a card carries, as it may stand in a link. */
const addressesOf = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'url' || key === 'viewerUrl') && typeof inner === 'string'
      ? [safeUrl(inner) ?? '']
      : addressesOf(inner),
  );
};

const textsOf = (message: EmbedMessage): readonly string[] => [
  message.content,
  ...message.embeds.flatMap((embed) => [embed.title ?? '', embed.description ?? '']),
];

const sizeOf = (message: EmbedMessage): number =>
  message.embeds.reduce(
    (sum, { title, description, footer }) =>
      sum + (title ?? '').length + (description ?? '').length + (footer?.text ?? '').length,
    0,
  );

const expectWithinLimits = (message: EmbedMessage): void => {
  const buttons = message.components.flatMap((row) => row.components);
  expect(message.content.length).toBeLessThanOrEqual(CONTENT_MAX);
  expect(message.content.trim() !== '' || message.embeds.length > 0).toBe(true);
  expect(message.embeds.length).toBeLessThanOrEqual(EMBEDS_MAX);
  expect(sizeOf(message)).toBeLessThanOrEqual(EMBED_TOTAL_MAX);
  for (const embed of message.embeds) {
    expect((embed.title ?? '').length).toBeLessThanOrEqual(EMBED_TITLE_MAX);
    expect((embed.description ?? '').length).toBeLessThanOrEqual(EMBED_DESCRIPTION_MAX);
    expect((embed.footer?.text ?? '').length).toBeLessThanOrEqual(EMBED_FOOTER_MAX);
    expect(`${embed.title ?? ''}${embed.description ?? ''}`.trim()).not.toBe('');
  }
  expect(message.components.length).toBeLessThanOrEqual(ROWS_MAX);
  for (const row of message.components) {
    expect(row.components.length).toBeGreaterThan(0);
    expect(row.components.length).toBeLessThanOrEqual(BUTTONS_PER_ROW_MAX);
  }
  for (const button of buttons) {
    const label = button.type === 2 ? button.label : button.placeholder;
    expect(label.trim()).not.toBe('');
    expect(label.length).toBeLessThanOrEqual(BUTTON_LABEL_MAX);
    if ('url' in button) expect(button.url.length).toBeLessThanOrEqual(LINK_BUTTON_URL_MAX);
    else expect(button.custom_id.length).toBeLessThanOrEqual(CUSTOM_ID_MAX);
  }
  const ids = buttons.map((button) => ('url' in button ? button.url : button.custom_id));
  expect(new Set(ids).size).toBe(buttons.length);
};

const expectHarmless = (card: Card, message: EmbedMessage): void => {
  const allowed = addressesOf(card);
  expect(message.allowed_mentions).toEqual({ parse: [], replied_user: false });
  for (const text of textsOf(message)) {
    const { links, dangers } = readMarkup(text);
    expect(dangers).toEqual([]);
    for (const link of links) expect(allowed).toContain(link.url);
  }
  for (const embed of message.embeds) if (embed.url) expect(allowed).toContain(embed.url);
};

describe('discordEmbed', () => {
  it.each(cardKinds)(
    'renders a hostile or oversize %s card within the limits, with no ping and no foreign link',
    (kind) => {
      fc.assert(
        fc.property(hostileCardOf[kind] as fc.Arbitrary<Card>, (card) => {
          for (const message of [discordEmbed(card), ...discordEmbeds(card)]) {
            validateMessage(message);
            expectWithinLimits(message);
            expectHarmless(card, message);
          }
        }),
        { numRuns: 10 },
      );
    },
  );

  it('shows the answer bold inside its sentence, with speaker, role, article, publisher and date', () => {
    const message = discordEmbed(answer);
    expect(message.content).toBe('**8.2 per cent**');
    expect(message.embeds).toEqual([
      expect.objectContaining({
        title: 'The central region',
        url: 'https://news.example/central',
        description:
          '> Investment in the central region grew by **8.2 per cent** in 2021.\n' +
          '— Wang Wei, deputy director of planning',
        footer: { text: 'Daily News · 2022-09-23' },
      }),
    ]);
  });

  it('says "the article" where nobody is named as the speaker', () => {
    const { speaker: _speaker, role: _role, ...unnamed } = quote;
    const message = discordEmbed({ ...answer, quotes: [unnamed] });
    expect(message.embeds[0]?.description).toContain('— the article');
  });

  it('says where the words come from when they are the answer', () => {
    const runs = [{ text: 'Output rose in every region.', isAnswer: true }];
    const { answer: _answer, ...whole } = answer;
    const message = discordEmbed({
      ...whole,
      quotes: [{ ...quote, blocks: [{ kind: 'text', runs }] }],
    });
    expect(message.content).toBe('From “The central region”');
    expect(message.embeds[0]?.description).toContain('> **Output rose in every region.**');
  });

  it('links nothing but http and https addresses', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://user:pass@evil.example',
    ]) {
      const message = discordEmbed({
        ...answer,
        quotes: [{ ...quote, source: { ...quote.source, url } }],
        conflicts: [{ ...quote, source: { ...quote.source, url } }],
      });
      expect(JSON.stringify(message)).not.toContain(url.slice(0, 9));
    }
  });

  it('keeps the answer of a sentence that is far too long', () => {
    const filler = 'and so on and so forth, '.repeat(400);
    const runs = [
      { text: `It grew, ${filler}`, isAnswer: false },
      { text: '8.2 per cent', isAnswer: true },
      { text: `, ${filler} at last.`, isAnswer: false },
    ];
    const description = discordEmbed({
      ...answer,
      quotes: [{ ...quote, blocks: [{ kind: 'text', runs }] }],
    }).embeds[0]?.description;
    expect(description).toContain('**8.2 per cent**');
    expect(description).toMatch(/^> … .*… \(shortened\)\n— Wang Wei/u);
  });

  it('keeps what stands around the answer of an article that is one endless sentence', () => {
    const endless = 'and on '.repeat(700_000);
    const runs = [
      { text: `${endless}it grew by `, isAnswer: false },
      { text: '8.2 per cent', isAnswer: true },
      { text: ` in 2021 ${endless}`, isAnswer: false },
    ];
    const message = discordEmbed({
      ...answer,
      quotes: [{ ...quote, blocks: [{ kind: 'text', runs }] }],
    });
    expect(message.embeds[0]?.description).toContain('on it grew by **8.2 per cent** in 2021 and');
  });

  const passages = (count: number): Card => {
    const runs = [{ text: 'A sentence of an article. '.repeat(30), isAnswer: false }];
    return {
      kind: 'passages',
      question: 'What grew?',
      quotes: Array.from({ length: count }, () => ({ ...quote, blocks: [{ kind: 'text', runs }] })),
      notes: ['The end.'],
      actions: [{ kind: 'why', ref: 'abc' }],
    };
  };

  it('tells how many passages it had no room for', () => {
    const message = discordEmbed(passages(40));
    expect(message.embeds.length).toBeGreaterThan(1);
    expect(message.embeds.at(-1)?.description).toMatch(/-# … 3\d more not shown\n-# The end\.$/u);
  });

  it('goes on in the next message, with the notes and buttons under the last', () => {
    const messages = discordEmbeds(passages(12));
    const shown = messages.flatMap(({ embeds }) => embeds.map((embed) => embed.description ?? ''));
    expect(shown.join('\n').match(/^> A sentence/gmu)).toHaveLength(12);
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.map(({ components }) => components.length)).toEqual([
      ...messages.slice(1).map(() => 0),
      1,
    ]);
    expect(shown.at(-1)).toMatch(/-# The end\.$/u);
    expect(discordEmbeds(passages(60))).toHaveLength(4);
  });

  it('explains an abstention, with the nearest passage and a button for what was probably meant', () => {
    const abstention: AbstentionCard = {
      kind: 'abstention',
      headline: 'Not in the articles',
      reason: 'No article mentions Peru.',
      nearest: [quote],
      didYouMean: 'What grew in the central region?',
      notes: [],
      actions: [],
    };
    const message = discordEmbed(abstention);
    const description = message.embeds[0]?.description ?? '';
    expect(message.content).toBe('**Not in the articles**');
    expect(description).toContain('No article mentions Peru.');
    expect(description).toContain('Did you mean: What grew in the central region?');
    expect(description).toContain('[The central region](https://news.example/central)');
    expect(message.components.map(({ components }) => components[0])).toMatchObject([
      { custom_id: 'v1:ask:What grew in the central region?' },
      { label: 'Open: The central region', url: 'https://news.example/central' },
    ]);
  });
});

describe('a card as components', () => {
  it.each(cardKinds)(
    'is within the limits, with no ping and no foreign link, hostile or oversize: %s',
    (kind) => {
      fc.assert(
        fc.property(hostileCardOf[kind] as fc.Arbitrary<Card>, (card) => {
          const allowed = addressesOf(card);
          for (const message of [discordMessage(card), ...discordMessages(card)]) {
            const asked = quoteQuestion(message, 'w '.repeat(500), '1'.repeat(19));
            for (const body of [message, asked]) validateMessage(body);
            expect(message.allowed_mentions).toEqual({ parse: [], replied_user: false });
            const { links, dangers } = readMarkup(shownIn(message));
            expect(dangers).toEqual([]);
            expect(allowed).toEqual(expect.arrayContaining(links.map(({ url }) => url)));
            expect(allowed).toEqual(expect.arrayContaining([...addressesIn(message)]));
          }
        }),
        { numRuns: 10 },
      );
    },
  );

  it('is a box: the answer, its article with a button that opens it, and the sentence under a line', () => {
    expect(discordMessage(answer)).toEqual({
      flags: 32_768,
      allowed_mentions: { parse: [], replied_user: false },
      components: [
        {
          type: 17,
          accent_color: 0x2f9e6e,
          components: [
            { type: 10, content: '**8.2 per cent**' },
            {
              type: 9,
              components: [
                { type: 10, content: '**The central region**\n-# Daily News · 2022-09-23' },
              ],
              accessory: {
                type: 2,
                style: 5,
                label: 'Open the article',
                url: 'https://news.example/central',
              },
            },
            { type: 14 },
            {
              type: 10,
              content:
                '> Investment in the central region grew by **8.2 per cent** in 2021.\n' +
                '— Wang Wei, deputy director of planning',
            },
          ],
        },
      ],
    });
  });

  it('has its buttons in rows under the box, and at most four of them', () => {
    const actions = Array.from({ length: 30 }, (_, at) => ({
      kind: 'related' as const,
      ref: `${at}:abc`,
      label: `Topic ${at}`,
    }));
    const message = discordMessage({ ...answer, actions });
    expect(message.components.slice(1).map(({ type }) => type)).toEqual([1, 1, 1]);
    expect(() => validateMessage(message)).not.toThrow();
  });

  it('stays a plain message where it is one line', () => {
    const card: Card = { kind: 'notice', tone: 'info', text: 'Noted.', notes: [], actions: [] };
    expect(discordMessage(card)).toMatchObject({ content: 'Noted.', embeds: [] });
  });

  it('leaves nothing out that the embeds show', () => {
    const shown = shownIn(discordMessage(answer));
    for (const words of ['8.2 per cent', 'Wang Wei', 'deputy director', 'Daily News']) {
      expect(shown).toContain(words);
    }
  });
});
