import { askAgain } from './ask-again.ts';
import { type Button, withKept } from './button.ts';

/** Asks the same question again with its words as they were written, where another spelling was looked for. */
export const undoCorrection: Button = {
  kind: 'undo-correction',
  offer: ({ reply: { answerable } }) => {
    if (answerable === undefined || answerable.answered.answer.kind === 'abstention') return [];
    const { terms } = answerable.answered.trace;
    return terms.some(({ expansions }) => expansions.length > 0) ? [{}] : [];
  },
  press: (pressed) =>
    withKept(pressed, ({ question }) => askAgain({ ...question, isVerbatim: true }, pressed)),
};
