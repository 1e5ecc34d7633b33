import { setTimeout as sleep } from 'node:timers/promises';
import type { App, types } from '@slack/bolt';
import type { BotRequest } from '../../requests/bot-request.ts';
import { renderCard } from '../blocks/blocks.ts';
import type { Target } from '../delivery/target.ts';
import { ABOUT_SHORTCUT, ASK_SHORTCUT } from '../ids.ts';
import { type Listening, type ListeningThere, listeningAt } from '../intake/listening.ts';
import { commentRequest, modalRequest } from '../intake/requests.ts';
import { messageWords } from '../intake/words.ts';
import { openForm } from './forms.ts';
import {
  answerModal,
  COMMENT_MODAL,
  QUESTION_MODAL,
  questionModal,
  readComment,
  readSubmission,
} from './modal.ts';

/** A submission must be acknowledged within three seconds; an answer that is not there by then comes later. */
const ANSWER_WITHIN_MS = 2000;

const LATE = { text: 'Still looking. The answer comes to your direct messages.', blocks: [] };

const keyOf = ({ id, hash }: { readonly id: string; readonly hash: string }): string =>
  `${id}:${hash}`;

/** Somebody's direct messages with the bot. */
const directTo = (user: string): Target => ({ kind: 'channel', channel: user });

const asPlainText = (text: string): types.KnownBlock => ({
  type: 'section',
  text: { type: 'plain_text', text, emoji: false },
});

/** Shortcuts open the modal; its question is answered in its thread, or in the modal itself. */
export const hearModals = (app: App, listening: Listening): void => {
  app.shortcut({ type: 'shortcut', callback_id: ASK_SHORTCUT }, async ({ ack, body }) => {
    await ack();
    const there = listeningAt(listening, body);
    await openForm(
      there,
      body.trigger_id,
      questionModal({}, { locale: there.conversation.locales.known(body.user.id) }),
      directTo(body.user.id),
    );
  });

  app.shortcut(
    { type: 'message_action', callback_id: ABOUT_SHORTCUT },
    async ({ ack, shortcut, body }) => {
      await ack();
      const there = listeningAt(listening, body);
      const text = 'message' in shortcut ? messageWords(shortcut.message) : '';
      const locale = there.conversation.locales.known(shortcut.user.id);
      const view = questionModal({}, { initialText: text, locale });
      await openForm(there, shortcut.trigger_id, view, directTo(shortcut.user.id));
    },
  );

  /** Answers in the modal, or in the direct messages where it takes too long. */
  const answerHere = async (
    { conversation }: ListeningThere,
    request: BotRequest,
    user: string,
    question: string,
  ) => {
    const reply = conversation.ask(request).then(({ card }) => renderCard(card));
    const message = await Promise.race([reply, sleep(ANSWER_WITHIN_MS)]);
    const options = { locale: conversation.locales.known(user) };
    if (message !== undefined) return answerModal(message, question, options);
    void reply.then((late) => conversation.show(late, { kind: 'channel', channel: user }));
    return answerModal({ ...LATE, blocks: [asPlainText(LATE.text)] }, question, options);
  };

  app.view(
    { type: 'view_submission', callback_id: QUESTION_MODAL },
    async ({ ack, body, view }) => {
      const there = listeningAt(listening, body);
      const { conversation, intake, settings } = there;
      const delivery = intake.take(body);
      if (delivery !== undefined) {
        await ack();
        await conversation.answer(delivery);
        return;
      }
      const { question, origin } = readSubmission(view);
      const user = body.user.id;
      const asker = { team: body.team?.id ?? '', user };
      const request = modalRequest(asker, question, keyOf(view), origin, settings);
      await ack({
        response_action: 'update',
        view: await answerHere(there, request, user, question),
      });
    },
  );

  app.view({ type: 'view_submission', callback_id: COMMENT_MODAL }, async ({ ack, body, view }) => {
    const there = listeningAt(listening, body);
    const { comment, ref } = readComment(view);
    const asker = { team: body.team?.id ?? '', user: body.user.id };
    const request = commentRequest(asker, ref, comment, keyOf(view), there.settings);
    const answered = await answerHere(there, request, asker.user, '');
    await ack({ response_action: 'update', view: answered });
  });
};
