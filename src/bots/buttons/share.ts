import type { Receipt } from '../../store/store.ts';
import type { Reply } from '../commands/command.ts';
import type { Card } from '../presentation/card.ts';
import { isStandingCard } from '../presentation/cards/standing-card.ts';
import { type Button, isWithin, notice, type Offering, type Pressed, withKept } from './button.ts';
import { withoutRelated } from './related.ts';

/** Cards that hold words of articles: worth showing others. */
const WORTH_SHARING: ReadonlySet<Card['kind']> = new Set([
  'answer',
  'figure',
  'figures',
  'comparison',
  'trend',
]);

const isPrivate = ({ reply, request }: Offering): boolean =>
  reply.shared === undefined &&
  (reply.visibility === 'private' || request.visibility === 'private');

/** Without what cannot be traced to an article that the place may see. */
const tracedOnly = (card: Card): Card => {
  const bare = { ...card, notes: [] };
  if (bare.kind === 'figure') {
    const { chart: _, ...rest } = bare;
    return { ...rest, related: [] };
  }
  if (bare.kind === 'trend' || bare.kind === 'comparison') {
    const { chart: _, ...rest } = bare;
    return rest;
  }
  return bare;
};

/** What the buttons under the first card were offered for. */
const keptOf = ({
  question,
  scope,
  answer,
  trace,
  next,
}: Receipt): Pick<Reply, 'answerable' | 'conversation'> => {
  if (next === undefined) return {};
  if (answer === undefined || trace === undefined) return { conversation: next };
  const answered = { answer, trace, carried: [], next };
  return { conversation: next, answerable: { question, scope, answered } };
};

/** The card as the scope may see it; `undefined` when it rests on what the scope may not see, or on what was changed. */
const shareable = ({ card, scope: asked }: Receipt, pressed: Pressed): Card | undefined => {
  if (card === undefined) return undefined;
  const kept = card as unknown as Card; // as `offerButtons` kept it
  const { scope, services } = pressed;
  if (!isStandingCard(kept, services.library().documents, scope)) return undefined;
  return isWithin(asked, scope) ? kept : tracedOnly(kept);
};

/** Shows a private answer to everyone where it was asked, if all of them may see it. */
export const share: Button = {
  kind: 'share',
  offer: (offering) =>
    offering.request.offers?.includes('share') === true &&
    isPrivate(offering) &&
    WORTH_SHARING.has(offering.reply.card.kind)
      ? [{}]
      : [],
  press: (pressed) =>
    withKept(pressed, async (receipt): Promise<Reply> => {
      const { key, request, store } = pressed;
      if (!(await store.receipts.isOf(key, request.userKey))) return notice({ kind: 'not-yours' });
      const card = shareable(receipt, pressed);
      if (card === undefined) return notice({ kind: 'not-for-here' });
      const { text } = receipt.question;
      const reply: Reply = { card, visibility: 'public', shared: { question: text } };
      const actions = pressed.actionsFor({ ...reply, ...keptOf(receipt) });
      return { ...reply, card: { ...withoutRelated(card), actions } };
    }),
};
