import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { noticeCard } from '../presentation/notice-card.ts';
import { renderCard } from './slack-blocks.ts';
import { ACTION_PREFIX } from './slack-buttons.ts';
import type { Listening } from './slack-listening.ts';
import { questionModal } from './slack-modal.ts';
import { FOLLOW_UP_ACTION } from './slack-offers.ts';
import { readPress } from './slack-press.ts';

type PressBody = BlockAction<ButtonAction>;

/** Buttons: those that ask, share or go on, and those whose card is gone. */
export const hearButtons = (app: App, listening: Listening): void => {
  const { client, conversation, intake } = listening;
  const ours = new RegExp(`^${ACTION_PREFIX}:`, 'u');
  app.action<PressBody>(
    { type: 'block_actions', action_id: ours },
    async ({ ack, action, body }) => {
      await ack();
      const press = readPress(body);
      const name = action.action_id.slice(ACTION_PREFIX.length + 1);
      if (name === FOLLOW_UP_ACTION) {
        const { channel } = press.asker;
        const view = questionModal({ channel, threadTs: press.conversation });
        await conversation.track(async () => {
          await client.views.open({ trigger_id: body.trigger_id, view });
        });
        return;
      }
      const delivery = intake.take(body);
      if (delivery !== undefined) return conversation.answer(delivery);
      return conversation.show(renderCard(noticeCard({ kind: 'gone' })), press.places.private);
    },
  );
};
