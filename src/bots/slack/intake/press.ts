import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { Visibility } from '../../commands/command.ts';
import { ACTION_PREFIX } from '../blocks/controls.ts';
import { ASKER_BLOCK } from '../blocks/decorate.ts';
import type { Places, PressedMessage } from '../delivery/delivery.ts';
import type { Target } from '../delivery/target.ts';
import type { Asker } from './asker.ts';

/** A button that was pressed: who, on what, and where replies to it go. */
export interface Press {
  readonly asker: Asker;
  readonly userName: string;
  /** Of another organisation, in a channel that organisations share. */
  readonly isOutside: boolean;
  readonly value: string;
  /** The button's own name, which says what it does. */
  readonly actionId: string;
  /** Unique per press. */
  readonly key: string;
  readonly conversation: string;
  readonly visibility: Visibility;
  readonly message: PressedMessage;
  readonly places: Places;
}

type PressBody = BlockAction<ButtonAction>;

/** The thread of the message that holds the button; on the Home tab there is none. */
const threadOf = ({ container, message }: PressBody): string | undefined => {
  const thread: unknown = container.thread_ts ?? message?.thread_ts ?? container.message_ts;
  return typeof thread === 'string' ? thread : undefined;
};

/** Who put a question to people, as the message that shows it keeps it. */
const askerOf = ({ message }: PressBody): string | undefined => {
  const blocks: unknown = message?.blocks;
  const block = Array.isArray(blocks)
    ? blocks.find((one: { readonly block_id?: unknown }) => one?.block_id === ASKER_BLOCK)
    : undefined;
  return /"user_id":"([UW][A-Z0-9]+)"/u.exec(JSON.stringify(block ?? ''))?.[1];
};

const pressedMessage = (body: PressBody, isPrivate: boolean): PressedMessage => {
  const ts: unknown = body.container.message_ts;
  const asker = askerOf(body);
  return {
    ...(isPrivate || typeof ts !== 'string' || body.channel === undefined
      ? {}
      : { ref: { channel: body.channel.id, ts } }),
    ...(body.response_url ? { url: body.response_url } : {}),
    ...(asker === undefined ? {} : { asker }),
  };
};

/** Source: docs.slack.dev, "Slack Connect": `user.team_id` is the presser's own workspace. In Enterprise Grid it may be a sister's. */
const isOutsidePress = ({ user, team, enterprise }: PressBody): boolean =>
  user.team_id !== undefined &&
  team !== null &&
  user.team_id !== team.id &&
  (enterprise === undefined || enterprise === null);

/** What was pressed, or chosen in a menu, where the option names its action before the reference. */
const chosenOf = ({ actions: [pressed] }: PressBody): Pick<Press, 'value' | 'actionId'> => {
  const chosen = (
    pressed as { readonly selected_option?: { readonly value?: unknown } } | undefined
  )?.selected_option?.value; // a menu's press, which the button's type does not know
  if (typeof chosen !== 'string')
    return { value: pressed?.value ?? '', actionId: pressed?.action_id ?? '' };
  const [, kind = '', value = ''] = /^([a-z-]+) (.*)$/su.exec(chosen) ?? [];
  return { value, actionId: `${ACTION_PREFIX}:${kind}:0` };
};

/** On a private message the reply is private too; elsewhere it goes into the thread. What is shared goes where it was asked. */
export const readPress = (body: PressBody): Press => {
  const user = body.user.id;
  // Posting to a user's id writes to their direct messages: what the Home tab has instead of a channel.
  const channel = body.channel?.id ?? user;
  const isPrivate = body.container.is_ephemeral === true;
  const threadTs = body.channel === undefined ? undefined : threadOf(body);
  const thread = threadTs === undefined ? {} : { threadTs };
  const url = body.response_url || undefined;
  const open: Target =
    isPrivate && url !== undefined
      ? { kind: 'response-url', url, isPublic: true }
      : { kind: 'channel', channel, ...thread };
  const closed: Target =
    isPrivate && url !== undefined
      ? { kind: 'response-url', url, isPublic: false }
      : { kind: 'ephemeral', channel, user, ...thread };
  return {
    asker: { team: body.team?.id ?? '', channel, user },
    userName: body.user.name ?? 'Someone',
    isOutside: isOutsidePress(body),
    ...chosenOf(body),
    key: body.trigger_id,
    conversation: threadTs ?? user,
    visibility: isPrivate ? 'private' : 'public',
    message: pressedMessage(body, isPrivate),
    places: { public: open, private: closed },
  };
};
