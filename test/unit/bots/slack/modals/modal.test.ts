import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../../../src/bots/slack/blocks/blocks.ts';
import { homeView, suggestedPrompts } from '../../../../../src/bots/slack/home/home.ts';
import {
  answerModal,
  commentModal,
  questionModal,
  readComment,
  readSubmission,
} from '../../../../../src/bots/slack/modals/modal.ts';
import { hostileCard, hostileCardOf } from '../../../../support/cards.ts';
import { validateView } from '../../../../support/fake-slack/checks/validate-view.ts';
import { hostileText } from '../../../../support/hostile-text.ts';

const thread = { channel: 'C1', threadTs: '1700000000.000001' };

describe('a modal', () => {
  it('is accepted by Slack whatever text it starts with', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(validateView(questionModal(thread, { initialText: text }))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('is accepted by Slack whatever card and question it shows', () => {
    fc.assert(
      fc.property(hostileCard(), hostileText(), (card, question) => {
        expect(validateView(answerModal(renderCard(card), question))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('for a comment remembers the button it came from', () => {
    const form = commentModal('wrong-answer:abc');
    expect(validateView(form)).toEqual([]);
    const values = { question: { text: { value: 'Not this one.' } } };
    const view = { private_metadata: form.private_metadata ?? '', state: { values } };
    expect(readComment(view)).toEqual({ comment: 'Not this one.', ref: 'wrong-answer:abc' });
  });

  it('remembers the thread it belongs to', () => {
    const { private_metadata = '' } = questionModal(thread);
    const values = { question: { text: { value: 'Who?' } } };
    expect(readSubmission({ private_metadata, state: { values } })).toEqual({
      question: 'Who?',
      origin: thread,
    });
  });

  it.each(['', '{', '{}', '[]', '{"channel":1}'])(
    'with metadata "%s" belongs nowhere in particular',
    (metadata) => {
      const submission = readSubmission({ private_metadata: metadata, state: { values: {} } });
      expect(submission).toEqual({ question: '', origin: {} });
    },
  );
});

describe('the Home tab', () => {
  it('is accepted by Slack whatever it shows', () => {
    fc.assert(
      fc.property(
        hostileCard(),
        hostileCardOf.status,
        fc.array(hostileText(), { maxLength: 5 }),
        (card, corpus, recent) => {
          expect(validateView(homeView(card, { corpus, recent }))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('suggested prompts', () => {
  it('are at most four, each with words', () => {
    fc.assert(
      fc.property(hostileCardOf.help, (card) => {
        const prompts = suggestedPrompts(card, true);
        expect(prompts.length).toBeLessThanOrEqual(4);
        for (const { title, message } of prompts) {
          expect(title.trim()).not.toBe('');
          expect(message.trim()).not.toBe('');
        }
      }),
      { numRuns: 30 },
    );
  });
});
