import type { types } from '@slack/bolt';
import { noticeCard } from '../../presentation/cards/notice-card.ts';
import { renderCard } from '../blocks/blocks.ts';
import type { Target } from '../delivery/target.ts';
import type { ListeningThere } from '../intake/listening.ts';

/** Opens a form, which Slack allows for three seconds after a press; where that fails, the person is told. */
export const openForm = (
  { client, conversation, logger }: ListeningThere,
  triggerId: string,
  view: types.ModalView,
  otherwise: Target,
): Promise<void> =>
  conversation.track(async () => {
    try {
      await client.views.open({ trigger_id: triggerId, view });
    } catch (err) {
      logger.warn({ err }, 'slack form could not be opened');
      await conversation.show(renderCard(noticeCard({ kind: 'form-failed' })), otherwise);
    }
  });
