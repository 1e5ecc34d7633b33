import { describe, expect, it } from 'vitest';
import {
  actionButtons,
  formId,
  questionButtons,
  readCustomId,
} from '../../../../src/bots/discord/discord-buttons.ts';

describe('custom ids', () => {
  it('hold the question of a question button', () => {
    const [button] = questionButtons([{ label: 'Growth', question: 'At 10:30, how fast?' }]);
    expect(readCustomId(button?.custom_id ?? '')).toEqual({
      kind: 'ask',
      question: 'At 10:30, how fast?',
    });
  });

  it('hold the kind and the receipt key of an action', () => {
    const ref = `a:${'b'.repeat(58)}`;
    const [button] = actionButtons([{ kind: 'undo-correction', ref }]);
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

describe('questionButtons', () => {
  it('leaves out a question that does not fit into an id', () => {
    const question = 'Why? '.repeat(30);
    expect(questionButtons([{ label: 'Why', question }])).toEqual([]);
  });
});
