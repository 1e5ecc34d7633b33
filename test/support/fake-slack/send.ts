import { randomBytes } from 'node:crypto';
import type { DeliverOptions } from './deliver-options.ts';
import type { Deliveries } from './deliveries.ts';
import { isJson, type Json, optionalText, textOf } from './json.ts';
import type { Delivery } from './records.ts';
import { createResponseUrl, createTrigger, type State } from './state.ts';

export interface EventOptions extends DeliverOptions {
  readonly team?: string;
  readonly eventId?: string;
  /** Fields of the envelope's payload to set or change. */
  readonly body?: Json;
}

/** Sends what Slack sends, with everything around it filled in. */
export interface Send {
  event(event: Json, options?: EventOptions): Promise<Delivery>;
  /** A payload without an event, as `app_rate_limited` is. */
  bare(body: Json, options?: DeliverOptions): Promise<Delivery>;
  slashCommand(fields: Json, options?: DeliverOptions): Promise<Delivery>;
  interaction(payload: Json, options?: DeliverOptions): Promise<Delivery>;
}

const LEGACY_TOKEN = 'legacy-verification';

const channelNameOf = (state: State, id: string): string => {
  const channel = state.channels.get(id);
  if (channel?.type === 'im') return 'directmessage';
  return channel?.type === 'group' ? 'privategroup' : (channel?.name ?? 'x');
};

const eventBody = (state: State, event: Json, options: EventOptions): Json => {
  const team = state.teamOf(options.team);
  return {
    token: LEGACY_TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: state.options.appId,
    event: { event_ts: event.ts ?? state.nextTs(), ...event },
    type: 'event_callback',
    event_id: options.eventId ?? `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-fake',
    ...options.body,
  };
};

const field = (value: unknown, name: string): string | undefined =>
  isJson(value) ? optionalText(value[name]) : undefined;

export const createSend = (state: State, deliveries: Deliveries): Send => ({
  event: (event, options = {}) =>
    deliveries.deliver('events_api', eventBody(state, event, options), options),
  bare: (body, options = {}) => deliveries.deliver('events_api', body, options),
  slashCommand: async (fields, options = {}) => {
    const team = state.teamOf(optionalText(fields.team_id));
    const userId = optionalText(fields.user_id) ?? 'U0001';
    const channelId = optionalText(fields.channel_id) ?? 'C0001';
    const hook = createResponseUrl(state, channelId, userId);
    const triggerId = createTrigger(state);
    const body = {
      token: LEGACY_TOKEN,
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channelId,
      channel_name: channelNameOf(state, channelId),
      user_id: userId,
      user_name: state.users.get(userId)?.name ?? 'someone',
      command: '/ask',
      text: '',
      api_app_id: state.options.appId,
      is_enterprise_install: 'false',
      response_url: hook.url,
      trigger_id: triggerId,
      ...fields,
    };
    const sent = { ...options, responseKey: hook.key };
    const delivery = await deliveries.deliver('slash_commands', body, sent);
    return Object.assign(delivery, { responseUrl: hook.url, triggerId });
  },
  interaction: async (payload, options = {}) => {
    const team = state.teamOf(field(payload.team, 'id'));
    const userId = field(payload.user, 'id') ?? 'U0001';
    const name = state.users.get(userId)?.name ?? 'someone';
    const channel = field(payload.channel, 'id') ?? field(payload.container, 'channel_id');
    const hook = createResponseUrl(state, channel, userId);
    const triggerId = createTrigger(state, { view: field(payload.view, 'id') });
    const body = {
      api_app_id: state.options.appId,
      token: LEGACY_TOKEN,
      team: { id: team.id, domain: team.domain },
      enterprise: null,
      is_enterprise_install: false,
      trigger_id: triggerId,
      ...(channel && payload.type !== 'view_submission' ? { response_url: hook.url } : {}),
      ...payload,
      user: {
        id: userId,
        username: name,
        name,
        team_id: field(payload.user, 'team_id') ?? team.id,
      },
    };
    const kept = state.responseUrls.get(hook.key);
    if (kept) kept.message = field(payload.container, 'message_ts');
    const sent = { ...options, responseKey: hook.key };
    const delivery = await deliveries.deliver('interactive', body, sent);
    return Object.assign(delivery, { responseUrl: hook.url, triggerId: textOf(body.trigger_id) });
  },
});
