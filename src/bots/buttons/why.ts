import { traceCard } from '../presentation/cards/trace-card.ts';
import { type Button, isWithin, notice, privately, withKept } from './button.ts';
import { standingTrace } from './tried-passages.ts';

/** Shows how an answer came about. */
export const why: Button = {
  kind: 'why',
  offer: ({ reply }) => (reply.answerable === undefined ? [] : [{}]),
  press: (pressed) =>
    withKept(pressed, ({ answer, trace, scope: asked }) => {
      if (answer === undefined || trace === undefined) return notice({ kind: 'gone' });
      const { scope, services } = pressed;
      // Weights and spellings tell of every article that was searched.
      if (!isWithin(asked, scope)) return notice({ kind: 'not-for-here' });
      return privately(traceCard({ answer, trace: standingTrace(trace, scope, services) }));
    }),
};
