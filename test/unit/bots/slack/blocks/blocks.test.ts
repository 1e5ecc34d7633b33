import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AnswerCard,
  Card,
  HelpCard,
  Quote,
} from '../../../../../src/bots/presentation/card.ts';
import { renderCard } from '../../../../../src/bots/slack/blocks/blocks.ts';
import { cardKinds, hostileCardOf } from '../../../../support/cards.ts';
import { LIMITS } from '../../../../support/fake-slack/checks/block-limits.ts';
import { blockText } from '../../../../support/fake-slack/checks/block-text.ts';
import { validateBlocks } from '../../../../support/fake-slack/checks/validate-blocks.ts';

const quote: Quote = {
  blocks: [
    {
      kind: 'text',
      runs: [
        { text: 'In the first half the region grew ', isAnswer: false },
        { text: '8.2 %', isAnswer: true },
        { text: ', a *record* for <it> & its_neighbours.', isAnswer: false },
      ],
    },
  ],
  speaker: 'Wang Peng',
  role: 'spokesman of the ministry',
  source: {
    documentId: 'western',
    title: 'The western region',
    publisher: 'News Example',
    publishedOn: '2022-09-23',
    url: 'https://news.example/west?a=1&b=2',
  },
};

const answer = (changes: Partial<AnswerCard> = {}): AnswerCard => ({
  kind: 'answer',
  answer: '8.2 %',
  confidence: 'strong',
  quotes: [quote],
  conflicts: [],
  nearest: [],
  notes: [],
  actions: [],
  ...changes,
});

const wordsOf = (card: Card): string => blockText(renderCard(card).blocks);

const leavesOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(leavesOf)];
};

const leaves = (card: Card) => leavesOf(renderCard(card).blocks);

describe('the Slack message for a card', () => {
  it('shows the answer in bold inside its sentence, as printed', () => {
    const bold = leaves(answer()).filter(
      (leaf) => leaf.type === 'text' && JSON.stringify(leaf.style) === '{"bold":true}',
    );
    expect(bold.map((leaf) => leaf.text)).toEqual(['8.2 %', 'Wang Peng']);
    expect(wordsOf(answer())).toContain(
      'In the first half the region grew 8.2 %, a *record* for <it> & its_neighbours.',
    );
  });

  it('names the speaker, the role, the article, its publisher and date', () => {
    expect(wordsOf(answer())).toContain(
      '— Wang Peng, spokesman of the ministry · The western region · News Example · 2022-09-23',
    );
  });

  it('says "the article" where nobody is named', () => {
    const { speaker: _, role: __, ...unnamed } = quote;
    expect(wordsOf(answer({ quotes: [unnamed] }))).toContain('— the article · The western region');
  });

  it('links the title only to http and https addresses', () => {
    const links = (url: string) =>
      leaves(answer({ quotes: [{ ...quote, source: { ...quote.source, url } }] })).filter(
        (leaf) => leaf.type === 'link',
      );
    expect(links('https://news.example/a')).toHaveLength(1);
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'not a link', 'https://u:p@x/']) {
      expect(links(url)).toEqual([]);
    }
  });

  it('starts the notification with the answer and escapes it', () => {
    const { text } = renderCard(answer());
    expect(text.startsWith('8.2 %\nIn the first half')).toBe(true);
    expect(text).toContain('&lt;it&gt; &amp; its_neighbours');
  });

  it('keeps the answer of an overlong sentence and says that it was shortened', () => {
    const padding = 'Words that go on and on. '.repeat(200);
    const card = answer({
      quotes: [
        {
          ...quote,
          blocks: [
            {
              kind: 'text',
              runs: [
                { text: padding, isAnswer: false },
                { text: '8.2 %', isAnswer: true },
                { text: padding, isAnswer: false },
              ],
            },
          ],
        },
      ],
    });
    expect(wordsOf(card)).toContain('8.2 %');
    expect(wordsOf(card)).toContain('(shortened)');
    expect(wordsOf(card).length).toBeLessThan(2000);
  });

  it('offers the sample questions of help as buttons that hold the whole question', () => {
    const help: HelpCard = {
      kind: 'help',
      lead: 'Ask about the articles.',
      commands: [{ usage: '/ask question', description: 'Answers a question' }],
      samples: ['How much did the western region grow?'],
      notes: [],
      actions: [],
    };
    expect(leaves(help).filter((leaf) => leaf.type === 'button')).toMatchObject([
      { action_id: 'newsdesk:ask:0', value: 'How much did the western region grow?' },
    ]);
  });

  it('counts what a long list leaves out', () => {
    const card: Card = {
      kind: 'topics',
      lead: 'The corpus is about:',
      topics: Array.from({ length: 50 }, (_, count) => ({ label: `topic ${count}`, count })),
      notes: [],
      actions: [],
    };
    expect(wordsOf(card)).toContain('30 more not shown.');
  });
});

/** Everything that could notify, link or disguise, wherever a client may show it. */
const DANGERS: readonly RegExp[] = [
  /<[!@#]/u,
  /[\u202a-\u202e\u2066-\u2069\u200b]/u,
  /(?!\n)\p{Cc}/u,
  /\p{Cs}/u,
];

describe.each(cardKinds)('any %s card, hostile and oversize', (kind) => {
  it('becomes a message that Slack accepts and that notifies nobody', () => {
    fc.assert(
      fc.property(hostileCardOf[kind] as fc.Arbitrary<Card>, (card) => {
        const { text, blocks } = renderCard(card);
        const shown = blockText(blocks);
        expect(validateBlocks(blocks)).toEqual([]);
        expect([...JSON.stringify(blocks.map(blockText))].length).toBeLessThan(LIMITS.blocksTotal);
        expect(text.trim()).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(LIMITS.updateText);
        expect(text).not.toMatch(/[<>]/u);
        for (const danger of DANGERS) {
          expect(shown).not.toMatch(danger);
          expect(text).not.toMatch(danger);
        }
        const types = new Set(leavesOf(blocks).map((leaf) => leaf.type));
        for (const type of ['mrkdwn', 'markdown', 'user', 'usergroup', 'broadcast', 'channel']) {
          expect(types).not.toContain(type);
        }
      }),
      { numRuns: 60 },
    );
  });
});
