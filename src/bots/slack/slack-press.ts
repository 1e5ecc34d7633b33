import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { Visibility } from '../commands/command.ts';
import type { Places } from './slack-delivery.ts';
import type { Asker } from './slack-requests.ts';
import type { Target } from './slack-target.ts';

/** A button that was pressed: who, on what, and where replies to it go. */
export interface Press {
  readonly asker: Asker;
  readonly value: string;
  /** The button's own name, which says what it does. */
  readonly actionId: string;
  /** Unique per press. */
  readonly key: string;
  readonly conversation: string;
  readonly visibility: Visibility;
  readonly places: Places;
}

type PressBody = BlockAction<ButtonAction>;

/** The thread of the message that holds the button; on the Home tab there is none. */
const threadOf = ({ container, message }: PressBody): string | undefined => {
  const thread: unknown = container.thread_ts ?? message?.thread_ts ?? container.message_ts;
  return typeof thread === 'string' ? thread : undefined;
};

/** On a private message the reply is private too; elsewhere it goes into the thread. */
export const readPress = (body: PressBody): Press => {
  const user = body.user.id;
  // Posting to a user's id writes to their direct messages: what the Home tab has instead of a channel.
  const channel = body.channel?.id ?? user;
  const isPrivate = body.container.is_ephemeral === true;
  const threadTs = body.channel === undefined ? undefined : threadOf(body);
  const thread = threadTs === undefined ? {} : { threadTs };
  const open: Target = { kind: 'channel', channel, ...thread };
  const url = body.response_url || undefined;
  const closed: Target =
    isPrivate && url !== undefined
      ? { kind: 'response-url', url, isPublic: false }
      : { kind: 'ephemeral', channel, user, ...thread };
  return {
    asker: { team: body.team?.id ?? '', channel, user },
    value: body.actions[0]?.value ?? '',
    actionId: body.actions[0]?.action_id ?? '',
    key: body.trigger_id,
    conversation: threadTs ?? user,
    visibility: isPrivate ? 'private' : 'public',
    places: { public: isPrivate ? closed : open, private: closed },
  };
};
