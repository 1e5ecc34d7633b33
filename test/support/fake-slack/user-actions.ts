import { randomUUID } from 'node:crypto';
import { type Json, objectsOf, optionalText, textOf } from './json.ts';
import { createLooking, type Looking } from './looking.ts';
import type { Delivery, Message, Output } from './records.ts';
import type { EventOptions, Send } from './send.ts';
import { messageKey, type State } from './state.ts';

/** What a user writes and where; user U0001 in #general unless told. */
export interface Written {
  readonly text?: string;
  readonly channel?: string;
  readonly user?: string;
  readonly ts?: string;
  readonly threadTs?: string;
  readonly team?: string;
  /** Also deliver the same message as a `message` event, as apps subscribed to message.channels get it. */
  readonly isTwin?: boolean;
  /** Further fields of the event. */
  readonly extra?: Json;
}

/** What a person can do in Slack. */
export interface UserActions extends Pick<Looking, 'lookAt'> {
  mention(written: Written, options?: EventOptions): Promise<Delivery>;
  directMessage(written: Written, options?: EventOptions): Promise<Delivery>;
  channelMessage(written: Written, options?: EventOptions): Promise<Delivery>;
  /** Changes the words of a message that was written. */
  edit(message: Message, text: string): Promise<Delivery>;
  /** Puts an emoji on a message. */
  react(message: Message, reaction: string, user?: string): Promise<Delivery>;
  openHome(tab: 'home' | 'messages', user?: string): Promise<Delivery>;
  shortcut(callbackId: string): Promise<Delivery>;
  messageShortcut(callbackId: string, message: Message): Promise<Delivery>;
  /** Presses a control that the app rendered; `choice` is an option's value or a feedback side. */
  press(output: Output, actionId: string | RegExp, choice?: string): Promise<Delivery>;
  /** Submits a modal with texts by block id. */
  submitView(view: Json, values?: Readonly<Record<string, string>>): Promise<Delivery>;
}

const DIRECT_CHANNELS: Readonly<Record<string, string>> = { U0001: 'D0001', U0002: 'D0002' };

const write = (state: State, written: Written, text: string): Message => {
  const ts = written.ts ?? state.nextTs();
  const message: Message = {
    type: 'message',
    channel: written.channel ?? 'C0001',
    user: written.user ?? 'U0001',
    text,
    ts,
    event_ts: ts,
    client_msg_id: randomUUID(),
    team: state.teamOf(written.team).id,
    ...(written.threadTs === undefined ? {} : { thread_ts: written.threadTs }),
    blocks: [
      {
        type: 'rich_text',
        block_id: 'u1',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: text || ' ' }] }],
      },
    ],
    ...written.extra,
  };
  state.messages.set(messageKey(message.channel, ts), message);
  return message;
};

const elementsOf = (block: Json): readonly Json[] => [
  ...objectsOf(block.elements),
  ...objectsOf([block.accessory, block.element]),
];

const findElement = (
  blocks: readonly Json[],
  actionId: string | RegExp,
): { readonly block: Json; readonly element: Json } => {
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const id = textOf(element.action_id);
      const isMatch = typeof actionId === 'string' ? id === actionId : actionId.test(id);
      if (element.action_id !== undefined && isMatch) return { block, element };
    }
  }
  throw new Error(`no element ${actionId} in ${JSON.stringify(blocks)}`);
};

const actionFields = (element: Json, choice: string | undefined): Json => {
  const type = textOf(element.type);
  if (type === 'feedback_buttons') {
    const [side] = objectsOf([element[`${choice ?? 'positive'}_button`]]);
    return { text: side?.text, value: side?.value };
  }
  if (/static_select|radio|overflow/u.test(type)) {
    const options = objectsOf(element.options);
    return { selected_option: options.find((option) => option.value === choice) ?? options[0] };
  }
  if (type === 'button' || type === 'icon_button') {
    return { text: element.text, value: element.value };
  }
  return { value: choice };
};

/** Where the pressed control stands, as the interaction describes it. */
const placeOf = (state: State, output: Output): Json => {
  if (output.view) {
    return { view: output.view, container: { type: 'view', view_id: output.view.id } };
  }
  const channel = output.channel ?? '';
  const ts = output.ts ?? state.nextTs();
  const container = {
    type: 'message',
    message_ts: ts,
    channel_id: channel,
    is_ephemeral: output.isEphemeral,
    ...(output.threadTs === undefined ? {} : { thread_ts: output.threadTs }),
  };
  const message = {
    type: 'message',
    bot_id: state.team.botId,
    ts,
    text: output.fallback,
    blocks: output.blocks,
    ...(output.threadTs === undefined ? {} : { thread_ts: output.threadTs }),
  };
  return {
    channel: { id: channel, name: state.channels.get(channel)?.name || 'directmessage' },
    container,
    // Slack does not send what an ephemeral message says.
    ...(output.isEphemeral ? {} : { message }),
    state: { values: {} },
  };
};

export const createUserActions = (state: State, send: Send): UserActions => {
  const { lookAt, contextOf } = createLooking(send);
  const channelType = (message: Message): string =>
    state.channels.get(message.channel)?.type ?? 'channel';
  const deliver = async (message: Message, extra: Json, options: EventOptions | undefined) =>
    Object.assign(await send.event({ ...message, ...extra }, options), { message });
  return {
    mention: async (written, options) => {
      const text = `<@${state.teamOf(written.team).botUserId}> ${written.text ?? ''}`;
      const message = write(state, written, text);
      const sent = deliver(message, { type: 'app_mention' }, options);
      if (written.isTwin) await deliver(message, { channel_type: channelType(message) }, options);
      return sent;
    },
    directMessage: (written, options) => {
      const channel = written.channel ?? DIRECT_CHANNELS[written.user ?? 'U0001'] ?? 'D0001';
      const message = write(state, { ...written, channel }, written.text ?? '');
      const context = contextOf(textOf(message.user));
      return deliver(message, { channel_type: 'im', ...context }, options);
    },
    channelMessage: (written, options) => {
      const message = write(state, written, written.text ?? '');
      return deliver(message, { channel_type: channelType(message) }, options);
    },
    edit: async (message, text) => {
      const previous = { ...message };
      const type = channelType(message);
      const bot = `<@${state.team.botUserId}>`;
      const words = textOf(message.text).startsWith(bot) ? `${bot} ${text}` : text;
      const edited = { user: message.user, ts: state.nextTs() };
      const changed: Message = { ...message, text: words, edited };
      state.messages.set(messageKey(message.channel, message.ts), changed);
      const change = {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        channel: message.channel,
        channel_type: type,
        ts: state.nextTs(),
        message: changed,
        previous_message: previous,
      };
      const history = type === 'group' ? 'groups:history' : 'channels:history';
      const isSeen = type === 'im' || state.options.scopes.includes(history);
      // Slack tells of an edited mention as of a new one. Source: bolt-js #960.
      const isMention = type !== 'im' && words.includes(bot);
      if (isMention && isSeen) void send.event(change);
      const sent = await send.event(isMention ? { ...changed, type: 'app_mention' } : change);
      return Object.assign(sent, { message: changed });
    },
    react: (message, reaction, user = 'U0002') => {
      if (!state.options.scopes.includes('reactions:read')) {
        throw new Error('Slack tells of no reactions without the scope reactions:read');
      }
      return send.event({
        type: 'reaction_added',
        user,
        reaction,
        item_user: message.user,
        item: { type: 'message', channel: message.channel, ts: message.ts },
      });
    },
    openHome: (tab, user = 'U0001') =>
      send.event({
        type: 'app_home_opened',
        user,
        channel: DIRECT_CHANNELS[user],
        tab,
        ...contextOf(user),
      }),
    lookAt,
    shortcut: (callbackId) =>
      send.interaction({ type: 'shortcut', callback_id: callbackId, action_ts: state.nextTs() }),
    messageShortcut: (callbackId, message) =>
      send.interaction({
        type: 'message_action',
        callback_id: callbackId,
        action_ts: state.nextTs(),
        message_ts: message.ts,
        message,
        channel: { id: message.channel, name: state.channels.get(message.channel)?.name },
      }),
    press: (output, actionId, choice) => {
      const { block, element } = findElement(output.blocks, actionId);
      const user =
        output.user !== undefined && state.users.has(output.user) ? output.user : 'U0001';
      return send.interaction({
        type: 'block_actions',
        user: { id: user },
        ...placeOf(state, output),
        actions: [
          {
            type: element.type,
            action_id: element.action_id,
            block_id: optionalText(block.block_id) ?? 'b1',
            action_ts: state.nextTs(),
            ...actionFields(element, choice),
          },
        ],
      });
    },
    submitView: (view, values = {}) => {
      const entries = Object.entries(values).map(([blockId, value]) => {
        const block = objectsOf(view.blocks).find((each) => each.block_id === blockId);
        const [element] = objectsOf([block?.element]);
        if (!element) throw new Error(`no input block ${blockId}`);
        return [blockId, { [textOf(element.action_id)]: { type: element.type, value } }] as const;
      });
      return send.interaction({
        type: 'view_submission',
        view: { ...view, state: { values: Object.fromEntries(entries) } },
        response_urls: [],
      });
    },
  };
};
