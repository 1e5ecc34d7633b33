import { type Button, notice, withKept } from './button.ts';

/**
 * Goes on from an answer: the platform opens a form, and sends what is written there as a question
 * that `follows` this button's reference. Pressed without a form, it says how to go on.
 */
export const followUp: Button = {
  kind: 'follow-up',
  offer: ({ reply, request }) =>
    request.offers?.includes('follow-up') === true && reply.conversation !== undefined ? [{}] : [],
  press: (pressed) => withKept(pressed, () => notice({ kind: 'ask-on' })),
};
