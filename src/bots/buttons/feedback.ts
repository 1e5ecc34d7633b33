import { FEEDBACK_CHOICES } from '../../store/store.ts';
import type { Reply } from '../commands/command.ts';
import { noticeCard } from '../presentation/cards/notice-card.ts';
import { type Words, wordsFor } from '../presentation/words/words.ts';
import { type Button, notice, privately, withKept } from './button.ts';
import { mendingActions } from './make-answer.ts';
import { choiceOf, opinionOn } from './opinion.ts';

const askWhich = (key: string, words: Words): Reply =>
  privately({
    ...noticeCard({ kind: 'which-feedback' }),
    actions: FEEDBACK_CHOICES.map((choice) => ({
      kind: 'feedback' as const,
      ref: `${choice}:${key}`,
      label: words.say(`opinion.${choice}`),
    })),
  });

/** Takes an opinion on an answer; where it was wrong, what was wrong may be said. */
export const feedback: Button = {
  kind: 'feedback',
  offer: ({ reply }) => (reply.answerable === undefined ? [] : [{}]),
  press: (pressed) =>
    withKept(pressed, async (receipt) => {
      const { key, request, store } = pressed;
      const choice = choiceOf(pressed.choice);
      if (choice === undefined) return askWhich(key, wordsFor(request.locale));
      await store.feedback.give(request.userKey, opinionOn(receipt, choice));
      const thanks = notice({ kind: 'feedback-taken' });
      if (choice === 'right') return thanks;
      const isCommented = request.offers?.includes('comment') === true;
      const actions = [
        ...(isCommented ? [{ kind: 'comment', ref: `${choice}:${key}` } as const] : []),
        ...mendingActions(pressed),
      ];
      return { ...thanks, card: { ...thanks.card, actions } };
    }),
};
