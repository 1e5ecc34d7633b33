import { COMMENT_MAX } from '../../store/store.ts';
import { visibleText } from '../requests/request-text.ts';
import { type Button, notice, withKept } from './button.ts';
import { mendingActions } from './make-answer.ts';
import { choiceOf, opinionOn } from './opinion.ts';

/** Takes what was wrong with an answer, in words; it stands under the thanks for an opinion. */
export const comment: Button = {
  kind: 'comment',
  offer: () => [],
  press: (pressed) =>
    withKept(pressed, async (receipt) => {
      const { request, store } = pressed;
      const written = visibleText(pressed.comment ?? '');
      if (written === '') return notice({ kind: 'no-comment' });
      const words = [...written].slice(0, COMMENT_MAX).join('');
      const choice = choiceOf(pressed.choice) ?? 'wrong-answer';
      await store.feedback.give(request.userKey, {
        ...opinionOn(receipt, choice),
        comment: words,
      });
      const thanks = notice({ kind: 'feedback-taken' });
      return { ...thanks, card: { ...thanks.card, actions: mendingActions(pressed) } };
    }),
};
