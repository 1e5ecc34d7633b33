import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { noticeCard } from '../presentation/notice-card.ts';
import { renderCard } from './slack-blocks.ts';
import { ACTION_PREFIX, ASK_ACTION } from './slack-buttons.ts';
import type { Listening } from './slack-listening.ts';
import { questionModal } from './slack-modal.ts';
import { FOLLOW_UP_ACTION, readShare, SHARE_ACTION } from './slack-offers.ts';
import { type Press, readPress } from './slack-press.ts';
import { buttonRequest, typedRequest } from './slack-requests.ts';

type PressBody = BlockAction<ButtonAction>;

/** Runs a private command once more, for everyone, under who shared it and what was asked. */
const share = async (press: Press, body: PressBody, listening: Listening): Promise<boolean> => {
  const typed = readShare(press.value);
  if (typed === undefined || !body.response_url) return false;
  const { key, asker } = press;
  const request = typedRequest(asker, typed, key, listening.commandPrefix);
  const everyone = { kind: 'response-url', url: body.response_url, isPublic: true } as const;
  await listening.conversation.answer(
    { ...request, visibility: 'public' },
    { public: everyone, private: press.places.private },
    { question: Object.values(request.options)[0], lead: `${body.user.name ?? 'Someone'} asked` },
  );
  return true;
};

/** What a press does, by the action behind our prefix; false when there is nothing behind it any more. */
const perform = async (
  action: string,
  press: Press,
  body: PressBody,
  listening: Listening,
): Promise<boolean> => {
  if (action === SHARE_ACTION) return share(press, body, listening);
  if (!action.startsWith(`${ASK_ACTION}:`)) return false;
  const request = buttonRequest(press, listening.commandPrefix);
  await listening.conversation.answer(request, press.places, { question: press.value });
  return true;
};

/** Buttons: those that ask, share or go on, and those whose card is gone. */
export const hearButtons = (app: App, listening: Listening): void => {
  const { conversation } = listening;
  const ours = new RegExp(`^${ACTION_PREFIX}:`, 'u');
  app.action<PressBody>(
    { type: 'block_actions', action_id: ours },
    async ({ ack, action, body, client }) => {
      await ack();
      const press = readPress(body);
      const name = action.action_id.slice(ACTION_PREFIX.length + 1);
      if (name === FOLLOW_UP_ACTION) {
        const { channel } = press.asker;
        const view = questionModal({ channel, threadTs: press.conversation });
        await conversation.track(async () => {
          await client.views.open({ trigger_id: body.trigger_id, view });
        });
      } else if (!(await perform(name, press, body, listening))) {
        await conversation.show(renderCard(noticeCard({ kind: 'gone' })), press.places.private);
      }
    },
  );
};
