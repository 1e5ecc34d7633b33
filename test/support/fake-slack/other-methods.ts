import { randomUUID } from 'node:crypto';
import { LIMITS } from './checks/block-limits.ts';
import { refuse, show } from './checks/check-message.ts';
import { isJson, type Json, objectsOf, textOf } from './json.ts';
import type { MethodsOf } from './method.ts';
import type { Channel } from './records.ts';
import type { State } from './state.ts';

const describeChannel = (channel: Channel): Json => ({
  id: channel.id,
  name: channel.name,
  is_channel: channel.type === 'channel',
  is_private: channel.type === 'group',
  is_im: channel.type === 'im',
  is_member: !channel.isForeign,
  is_ext_shared: channel.isShared ?? false,
  ...(channel.user === undefined ? {} : { user: channel.user }),
});

const openDirectMessage = (state: State, user: string): Channel => {
  const channel = state.channelOf(user) ?? {
    id: `D${user.slice(1)}`,
    type: 'im' as const,
    user,
    name: '',
  };
  state.channels.set(channel.id, channel);
  return channel;
};

/** Who the token belongs to, and where its sockets connect. */
const identityMethods: MethodsOf = (state) => ({
  'api.test': (args) => ({ args }),
  'auth.test': (_, { team }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: 'askbot',
    team_id: team.id,
    user_id: team.botUserId,
    bot_id: team.botId,
    is_enterprise_install: false,
  }),
  'apps.connections.open': (_, { token }) => {
    if (token !== state.options.appToken) return refuse('invalid_auth');
    const ticket = randomUUID();
    state.tickets.set(ticket, Date.now());
    const base = state.baseUrl.replace('http', 'ws');
    return { url: `${base}/link/?ticket=${ticket}&app_id=${state.options.appId}` };
  },
});

/** Configuration tokens start like this. Source: docs.slack.dev, "Configuring apps with app manifests". */
const CONFIG_TOKEN = /^xoxe\./u;

const appMethods: MethodsOf = (state) => ({
  'apps.manifest.export': ({ app_id: appId }, { token = '' }) => {
    if (!CONFIG_TOKEN.test(token)) return refuse('invalid_auth');
    const { manifest } = state.options;
    if (appId !== state.options.appId || !isJson(manifest)) return refuse('invalid_app_id');
    return { manifest };
  },
});

const assistantMethods: MethodsOf = (state) => ({
  'assistant.threads.setStatus': (args) => {
    if (!args.channel_id) return refuse('channel_not_found');
    if (!args.thread_ts) return refuse('invalid_thread_ts');
    state.statuses.push({ at: Date.now(), ...args });
    state.poke();
    return {};
  },
  'assistant.threads.setTitle': (args) => (args.title ? {} : refuse('invalid_arguments')),
  'assistant.threads.setSuggestedPrompts': (args) => {
    const prompts = objectsOf(args.prompts);
    const isAllowed = prompts.length >= 1 && prompts.length <= LIMITS.prompts;
    if (isAllowed && prompts.every((prompt) => prompt.title && prompt.message)) return {};
    const rule = `1..${LIMITS.prompts} of {title,message}`;
    state.note('setSuggestedPrompts', [{ path: 'prompts', rule }]);
    return refuse('invalid_arguments');
  },
});

const conversationMethods: MethodsOf = (state) => ({
  'conversations.open': (args) => {
    const [user = ''] = textOf(args.users).split(',');
    if (!state.users.has(user)) return refuse('user_not_found');
    return { channel: { id: openDirectMessage(state, user).id } };
  },
  'conversations.info': (args) => {
    const channel = state.channelOf(args.channel);
    return channel ? { channel: describeChannel(channel) } : refuse('channel_not_found');
  },
  'conversations.list': () => ({
    channels: [...state.channels.values()]
      .filter((channel) => channel.type !== 'im')
      .map(describeChannel),
    response_metadata: { next_cursor: '' },
  }),
  'users.info': (args, { team }) => {
    if (args.user === team.botUserId) return { user: { id: team.botUserId, is_bot: true } };
    const user = state.users.get(textOf(args.user));
    if (user === undefined) return refuse('user_not_found');
    const { locale = 'en-US', ...about } = user;
    // Slack tells the locale only where it is asked for.
    const told = String(args.include_locale) === 'true' ? { locale } : {};
    return { user: { ...about, team_id: team.id, tz: 'Europe/Rome', ...told } };
  },
  'bots.info': (_, { team }) => ({
    bot: { id: team.botId, user_id: team.botUserId, app_id: state.options.appId, name: 'askbot' },
  }),
  'team.info': (_, { team }) => ({
    team: { id: team.id, name: team.name, domain: team.domain },
  }),
});

const fileMethods: MethodsOf = (state) => ({
  'files.getUploadURLExternal': (args) => {
    const id = `F${String(state.next()).padStart(6, '0')}`;
    state.uploads.set(id, { name: textOf(args.filename), length: Number(args.length) });
    return { upload_url: `${state.baseUrl}/upload/${id}`, file_id: id };
  },
  'files.completeUploadExternal': (args) => {
    const files = objectsOf(args.files).map((file) => ({
      id: file.id,
      title: file.title,
      ...state.uploads.get(textOf(file.id)),
    }));
    if (args.channel_id) {
      const text = textOf(args.initial_comment) || files.map((file) => file.name).join(', ');
      const shown = { channel: args.channel_id, thread_ts: args.thread_ts, text };
      show(state, 'files', shown, { raw: args });
    }
    return { files };
  },
});

/** Everything that is neither a chat nor a view method. */
export const otherMethods: MethodsOf = (state) => ({
  ...identityMethods(state),
  ...appMethods(state),
  ...assistantMethods(state),
  ...conversationMethods(state),
  ...fileMethods(state),
});
