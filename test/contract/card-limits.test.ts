import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordMessage, discordMessages } from '../../src/bots/discord/messages/render.ts';
import type { Action, Card } from '../../src/bots/presentation/card.ts';
import { LANGUAGES } from '../../src/bots/presentation/words/words.ts';
import { plainMessage, renderCard, type SlackMessage } from '../../src/bots/slack/blocks/blocks.ts';
import { viewBlocks } from '../../src/bots/slack/blocks/plain-blocks.ts';
import { cardKinds, hostileCardOf } from '../support/cards.ts';
import { validateMessage } from '../support/fake-discord/checks/validate-message.ts';
import { LIMITS } from '../support/fake-slack/checks/block-limits.ts';
import { blockText } from '../support/fake-slack/checks/block-text.ts';
import { validateBlocks } from '../support/fake-slack/checks/validate-blocks.ts';
import { validateView } from '../support/fake-slack/checks/validate-view.ts';
import { generatedAnswer } from '../support/generated-answers.ts';

/** Every card within what Slack and Discord take, in every shape it is sent in and every language. Over 2 s: many large cards. */

/** What stands under an answer, all at once. */
const ACTIONS: readonly Action[] = [
  { kind: 'feedback', ref: 'right:abc', label: 'Helpful' },
  { kind: 'feedback', ref: 'abc', label: 'Not helpful' },
  ...(['rest', 'more', 'why', 'follow-up', 'share', 'ask-person', 'remove'] as const).map(
    (kind) => ({ kind, ref: 'abc' }),
  ),
];

const locale = fc.constantFrom('en', ...LANGUAGES);
const inLocale = (card: fc.Arbitrary<Card>) =>
  fc.tuple(card, locale).map(([one, spoken]): Card => ({ ...one, locale: spoken }));

const expectTaken = ({ text, blocks }: SlackMessage): void => {
  expect(validateBlocks(blocks)).toEqual([]);
  expect(JSON.stringify(blocks.map(blockText)).length).toBeLessThanOrEqual(LIMITS.blocksTotal);
  expect(text.trim()).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(LIMITS.updateText);
};

/** As posted, as posted where the newest blocks are refused, and in a form. */
const expectSlackTakes = (card: Card): void => {
  const message = renderCard(card);
  expectTaken(message);
  expectTaken(plainMessage(message) ?? message);
  const title = { type: 'plain_text', text: 'Ask' };
  expect(validateView({ type: 'modal', title, blocks: viewBlocks(message.blocks) })).toEqual([]);
};

/** Components, and embeds where these are refused; over several messages, and in one. */
const expectDiscordTakes = (card: Card): void => {
  for (const style of ['components', 'embeds'] as const)
    for (const message of [discordMessage(card, style), ...discordMessages(card, style)])
      expect(() => validateMessage(message)).not.toThrow();
};

describe.each([
  ['Slack', expectSlackTakes],
  ['Discord', expectDiscordTakes],
] as const)('%s takes', (_, expectTakes) => {
  it.each(cardKinds)('any card of kind %s', (kind) => {
    const cards = inLocale(hostileCardOf[kind] as fc.Arbitrary<Card>);
    fc.assert(fc.property(cards, expectTakes), { numRuns: 6 });
  });

  it('whatever is answered out of an article', () => {
    const cards = inLocale(generatedAnswer()).map((card) => ({ ...card, actions: ACTIONS }));
    fc.assert(fc.property(cards, expectTakes), { numRuns: 12 });
  });
});

it('answers out of articles come in every shape that has a limit of its own', () => {
  const cards = fc.sample(generatedAnswer(), { numRuns: 30, seed: 7 });
  const shown = JSON.stringify(cards.map((card) => [renderCard(card), discordMessages(card)]));
  for (const shape of ['"data_table"', '"table"', '"rich_text_list"', '"rich_text_preformatted"'])
    expect(shown).toContain(shape);
  for (const type of [9, 10, 14, 17]) expect(shown).toMatch(new RegExp(`"type":${type}[,}]`, 'u'));
});
