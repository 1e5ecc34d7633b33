import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card, FiguresCard, TrendCard } from '../../../../../src/bots/presentation/card.ts';
import { plainMessage, renderCard } from '../../../../../src/bots/slack/blocks/blocks.ts';
import { viewBlocks } from '../../../../../src/bots/slack/blocks/plain-blocks.ts';
import { cardKinds, hostileCardOf } from '../../../../support/cards.ts';
import { blockText } from '../../../../support/fake-slack/checks/block-text.ts';
import { validateBlocks } from '../../../../support/fake-slack/checks/validate-blocks.ts';

const trend: TrendCard = {
  kind: 'trend',
  metric: 'Turnout',
  rows: [],
  chart: {
    title: 'Turnout',
    unit: '%',
    alt: 'Turnout fell',
    points: [
      { label: '2018', value: 71.2, printed: '71.2 %' },
      { label: '2022', value: 67.8, printed: '67.8 %' },
    ],
  },
  notes: [],
  actions: [],
};

const figures: FiguresCard = {
  kind: 'figures',
  source: { documentId: 'harbour', title: 'The harbour' },
  rows: [
    { id: 'f1', value: '1,250', metric: 'ships', period: '2022' },
    { id: 'f2', value: '4.5 %', metric: 'growth', speaker: 'Ada Meyer' },
  ],
  notes: [],
  actions: [{ kind: 'feedback', ref: 'abc' }],
};

const typesOf = (card: Card): readonly string[] =>
  renderCard(card).blocks.map(({ type }) => type as string);

const plainTypesOf = (card: Card): readonly string[] =>
  plainMessage(renderCard(card))?.blocks.map(({ type }) => type as string) ?? [];

describe('a message in the blocks that Slack has had longest', () => {
  it('leaves out charts, and keeps everything else', () => {
    const message = renderCard(trend);
    const plain = plainMessage(message);
    expect(plain?.blocks).toHaveLength(message.blocks.length - 1);
    expect(plain?.text).toBe(message.text);
  });

  it('has a table with every printed value in place of the data table, and buttons for an opinion', () => {
    expect(typesOf(figures)).toEqual(expect.arrayContaining(['data_table', 'context_actions']));
    const plain = plainMessage(renderCard(figures))?.blocks ?? [];
    expect(plainTypesOf(figures)).toEqual(expect.arrayContaining(['table', 'actions']));
    for (const words of ['1,250', 'ships', '4.5 %', 'Ada Meyer', 'Said by']) {
      expect(blockText(plain)).toContain(words);
    }
    expect(JSON.stringify(plain)).toContain('"value":"right:abc"');
  });

  it('is nothing else where there is nothing newer in it', () => {
    const notice: Card = { kind: 'notice', tone: 'info', text: 'Noted.', notes: [], actions: [] };
    expect(plainMessage(renderCard(notice))).toBeUndefined();
  });

  it.each(cardKinds)('is taken for any %s card, in messages and in views', (kind) => {
    fc.assert(
      fc.property(hostileCardOf[kind], (card) => {
        const message = renderCard(card);
        expect(validateBlocks(message.blocks)).toEqual([]);
        expect(validateBlocks((plainMessage(message) ?? message).blocks)).toEqual([]);
        expect(validateBlocks(viewBlocks(message.blocks), 'home')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
