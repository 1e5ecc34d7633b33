import { describe, expect, it } from 'vitest';
import {
  cardButtons,
  formId,
  readCustomId,
} from '../../../../../src/bots/discord/messages/buttons.ts';
import type { Action, Card } from '../../../../../src/bots/presentation/card.ts';

const notice = (...actions: readonly Action[]): Card => ({
  kind: 'notice',
  tone: 'info',
  text: 'Noted.',
  notes: [],
  actions,
});

const buttonsFor = (label: string, question: string) =>
  cardButtons(notice(), { before: [{ label, question }] }).buttons;

describe('custom ids', () => {
  it('hold the question of a question button', () => {
    const [button] = buttonsFor('Growth', 'At 10:30, how fast?');
    expect(readCustomId(button?.custom_id ?? '')).toEqual({
      kind: 'ask',
      question: 'At 10:30, how fast?',
    });
  });

  it('hold the kind and the receipt key of an action', () => {
    const ref = `a:${'b'.repeat(58)}`;
    const [button] = cardButtons(notice({ kind: 'undo-correction', ref })).buttons;
    expect(readCustomId(button?.custom_id ?? '')).toEqual({
      kind: 'action',
      action: 'undo-correction',
      ref,
    });
  });

  it('hold which form was sent, and for which answer', () => {
    const ref = `wrong-passage:${'b'.repeat(32)}`;
    expect(formId('comment', ref).length).toBeLessThanOrEqual(100);
    expect(readCustomId(formId('comment', ref))).toEqual({ kind: 'form', form: 'comment', ref });
    expect(readCustomId('v1:form:more:abc')).toEqual({ kind: 'unknown' });
  });

  it.each(['', 'v1', 'v1:ask', 'v0:ask:x', 'v1:toString:x', 'v1:other:x'])(
    'are unknown when they are %j',
    (customId) => {
      expect(readCustomId(customId)).toEqual({ kind: 'unknown' });
    },
  );
});

describe('the buttons of a card', () => {
  const abstention: Card = {
    kind: 'abstention',
    headline: 'Not in the articles',
    reason: 'None answers it.',
    nearest: [],
    notes: [],
    actions: [
      { kind: 'more', ref: 'abc' },
      { kind: 'why', ref: 'abc' },
      { kind: 'feedback', ref: 'abc' },
      { kind: 'ask-person', ref: 'abc' },
    ],
  };

  it('are few; a menu holds the others by their ids', () => {
    const { buttons, menu } = cardButtons(abstention);
    expect(buttons.map(({ label }) => label)).toEqual(['Helpful', 'Not helpful', 'Ask a person']);
    expect(menu?.options).toEqual([
      { label: 'More passages', value: 'v1:more:abc' },
      { label: 'Why this answer', value: 'v1:why:abc' },
    ]);
  });

  it('leave out a question that does not fit into an id', () => {
    const question = 'Why? '.repeat(30);
    expect(buttonsFor('Why', question)).toEqual([]);
  });
});
