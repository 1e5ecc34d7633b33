import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { noticeCard } from '../../presentation/cards/notice-card.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import { renderCard } from '../blocks/blocks.ts';
import { OPEN_ACTION } from '../blocks/buttons.ts';
import { ACTION_PREFIX } from '../blocks/controls.ts';
import { openForm } from '../modals/forms.ts';
import { commentModal, questionModal } from '../modals/modal.ts';
import { type Listening, listeningAt } from './listening.ts';
import { type Press, readPress } from './press.ts';

type PressBody = BlockAction<ButtonAction>;

/** The form that a button opens: for words that no button can carry. */
const formOf = (
  { actionId, value, asker, conversation, visibility }: Press,
  locale: string | undefined,
) => {
  const [, name] = actionId.split(':');
  if (name === 'comment') return commentModal(value, { locale });
  if (name !== 'follow-up') return undefined;
  const { channel, user } = asker;
  const isThread = visibility === 'public' && conversation !== user;
  const thread = isThread ? { threadTs: conversation } : {};
  return questionModal({ channel, ...thread, follows: value }, { locale });
};

/** Buttons: those that ask, those that open a form, and those whose card is gone. */
export const hearButtons = (app: App, listening: Listening): void => {
  const ours = new RegExp(`^${ACTION_PREFIX}:`, 'u');
  app.action<PressBody>({ type: 'block_actions', action_id: ours }, async ({ ack, body }) => {
    await ack();
    const there = listeningAt(listening, body);
    const { conversation, intake } = there;
    const press = readPress(body);
    if (press.actionId.startsWith(`${ACTION_PREFIX}:${OPEN_ACTION}:`)) return;
    const locale = conversation.locales.known(body.user.id);
    const words = wordsFor(locale);
    if (press.isOutside) {
      const card = noticeCard({ kind: 'outsider' }, words);
      return conversation.show(renderCard(card), press.places.private);
    }
    const form = formOf(press, locale);
    if (form !== undefined) {
      return openForm(there, body.trigger_id, form, press.places.private);
    }
    const delivery = intake.take(body);
    if (delivery !== undefined) return conversation.answer(delivery);
    return conversation.show(renderCard(noticeCard({ kind: 'gone' }, words)), press.places.private);
  });
};
