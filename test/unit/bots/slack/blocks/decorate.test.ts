import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../../src/bots/presentation/card.ts';
import { inviteNote, notPostedNote } from '../../../../../src/bots/presentation/posting-notes.ts';
import { wordsFor } from '../../../../../src/bots/presentation/words/words.ts';
import { renderCard, type SlackMessage } from '../../../../../src/bots/slack/blocks/blocks.ts';
import {
  withAsker,
  withNote,
  withQuestion,
  withResolver,
} from '../../../../../src/bots/slack/blocks/decorate.ts';
import { withMark } from '../../../../../src/bots/slack/delivery/mark.ts';
import { cardKinds, hostileCardOf } from '../../../../support/cards.ts';
import { LIMITS } from '../../../../support/fake-slack/checks/block-limits.ts';
import { blockText } from '../../../../support/fake-slack/checks/block-text.ts';
import { validateBlocks } from '../../../../support/fake-slack/checks/validate-blocks.ts';
import { hostileText } from '../../../../support/hostile-text.ts';

const WORDS = wordsFor('fr');

/** Every way a reply is dressed before it is sent, one on top of the other. */
const dressings: Readonly<
  Record<string, (message: SlackMessage, question: string) => SlackMessage>
> = {
  'asked in a thread': (message, question) =>
    withMark(withQuestion(message, question), 'T1:C1:1700000000.000001'),
  'asked privately': (message) => withNote(message, inviteNote('newsdesk', WORDS)),
  'sent to direct messages': (message, question) =>
    withNote(
      withQuestion(message, question, 'Somebody asked'),
      `${notPostedNote(WORDS)} ${inviteNote('newsdesk', WORDS)}`,
    ),
  'put to people': (message) => withMark(withAsker(message, 'U0001'), 'T1:1'),
  'resolved by one of them': (message) => withAsker(withResolver(message, 'U0002'), 'U0001'),
};

describe.each(Object.entries(dressings))('a reply that was %s', (_, dress) => {
  it('is a message that Slack takes, whatever card it shows', () => {
    for (const kind of cardKinds) {
      fc.assert(
        fc.property(hostileCardOf[kind] as fc.Arbitrary<Card>, hostileText(), (card, question) => {
          const { text, blocks } = dress(renderCard(card), question);
          expect(validateBlocks(blocks)).toEqual([]);
          expect([...JSON.stringify(blocks.map(blockText))].length).toBeLessThan(
            LIMITS.blocksTotal,
          );
          expect(text.trim()).not.toBe('');
          expect(text.length).toBeLessThanOrEqual(LIMITS.updateText);
          expect(text).not.toMatch(/[<>]/u);
        }),
        { numRuns: 5 },
      );
    }
  });
});

describe('the mark of a request', () => {
  it('is the same for the same request, and tells nothing of it', () => {
    const message = renderCard({
      kind: 'notice',
      tone: 'info',
      text: 'Words.',
      notes: [],
      actions: [],
    });
    const [marked, again, other] = ['T1:C1:1', 'T1:C1:1', 'T1:C1:2'].map(
      (key) => withMark(message, key).blocks[0]?.block_id,
    );
    expect(marked).toBe(again);
    expect(marked).not.toBe(other);
    expect(marked).toMatch(/^newsdesk-[0-9a-f]{16}$/u);
  });
});
