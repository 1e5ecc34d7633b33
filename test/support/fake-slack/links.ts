import { randomUUID } from 'node:crypto';
import { entityProblems, entityText } from './checks/check-entity.ts';
import { checkMessage, type Refusal, refuse, show } from './checks/check-message.ts';
import { isJson, type Json, objectsOf, optionalText, textOf } from './json.ts';
import type { MethodsOf } from './method.ts';
import type { Delivery } from './records.ts';
import type { EventOptions, Send } from './send.ts';
import type { State } from './state.ts';

export interface LinkActions {
  /** Posts a message with these addresses, or writes them into the composer without sending. */
  shareLinks(
    urls: readonly string[],
    where?: { readonly channel?: string; readonly isComposed?: boolean },
    options?: EventOptions,
  ): Promise<Delivery>;
  /** Presses a Work Object, which opens it beside the conversation. */
  openEntity(entity: Json, channel: string, options?: EventOptions): Promise<Delivery>;
}

const isOfDomain = (state: State, url: string): boolean =>
  URL.canParse(url) && state.options.linkDomains.includes(new URL(url).hostname);

/** What people do with links. Slack tells of those of registered domains, where `links:read` is granted. */
export const createLinkActions = (state: State, send: Send): LinkActions => ({
  shareLinks: (urls, { channel = 'C0001', isComposed = false } = {}, options = {}) => {
    const links = urls.filter((url) => isOfDomain(state, url));
    if (links.length === 0) throw new Error('Slack tells of links of registered domains alone');
    if (!state.options.scopes.includes('links:read')) throw new Error('links:read is not granted');
    const ts = state.nextTs();
    const unfurl = { id: `${channel}.${randomUUID()}`, urls: links, channel, ts, isComposed };
    state.unfurls.push(unfurl);
    return send.event(
      {
        type: 'link_shared',
        // There is no channel yet while somebody writes. Source: docs.slack.dev, "link_shared".
        channel: isComposed ? 'COMPOSER' : channel,
        is_bot_user_member: true,
        user: 'U0001',
        message_ts: isComposed ? randomUUID() : ts,
        unfurl_id: unfurl.id,
        source: isComposed ? 'composer' : 'conversations_history',
        links: links.map((url) => ({ url, domain: new URL(url).hostname })),
      },
      options,
    );
  },
  openEntity: (entity, channel, options) => {
    const triggerId = randomUUID();
    state.triggers.set(triggerId, { at: Date.now(), isUsed: false });
    const url = textOf(entity.url);
    return send.event(
      {
        type: 'entity_details_requested',
        user: 'U0001',
        trigger_id: triggerId,
        user_locale: 'en-US',
        entity_url: url,
        app_unfurl_url: entity.app_unfurl_url,
        link: { url, domain: new URL(url).hostname },
        external_ref: entity.external_ref,
        channel,
      },
      options,
    );
  },
});

/** What was posted that a call is about, or why there is nothing. Source: docs.slack.dev, "chat.unfurl", errors. */
const unfurlOf = (state: State, args: Json): State['unfurls'][number] | Refusal => {
  if (args.unfurl_id !== undefined) {
    if (!/^(?:composer|conversations_history)$/u.test(textOf(args.source))) {
      return refuse('invalid_source');
    }
    const isComposed = args.source === 'composer';
    const found = state.unfurls.find(({ id }) => id === args.unfurl_id);
    return found?.isComposed === isComposed ? found : refuse('invalid_unfurl_id');
  }
  if (!args.channel) return refuse('missing_channel');
  if (!args.ts) return refuse('missing_ts');
  if (!state.channelOf(args.channel)) return refuse('cannot_find_channel');
  const found = state.unfurls.find(
    ({ channel, ts, isComposed }) => !isComposed && channel === args.channel && ts === args.ts,
  );
  return found ?? refuse('cannot_find_message');
};

/** Blocks or attachments under each address. */
const showUnfurls = (
  state: State,
  unfurl: State['unfurls'][number],
  unfurls: Json,
): Json | Refusal => {
  if (!Object.keys(unfurls).every((url) => unfurl.urls.includes(url))) {
    return refuse('cannot_unfurl_url');
  }
  for (const shown of Object.values(unfurls)) {
    if (!isJson(shown)) return refuse('invalid_unfurls_format');
    if (checkMessage(state, 'chat.unfurl', shown)) return refuse('cannot_parse_attachment');
    show(
      state,
      'chat.unfurl',
      { ...shown, text: 'unfurl', channel: unfurl.channel },
      { raw: shown },
    );
  }
  return {};
};

const showMetadata = (
  state: State,
  unfurl: State['unfurls'][number],
  metadata: Json,
): Json | Refusal => {
  const entities = objectsOf(metadata.entities);
  const problems = entities.flatMap((entity) => entityProblems(entity, true));
  state.note(
    'chat.unfurl',
    problems.map((rule) => ({ path: 'metadata', rule })),
  );
  // What it does not take, or not of this app, Slack leaves out with a warning.
  if (problems.length > 0 || !state.options.hasWorkObjects) {
    return { warning: 'invalid_metadata_format', response_metadata: { messages: problems } };
  }
  if (!entities.every((entity) => unfurl.urls.includes(textOf(entity.app_unfurl_url)))) {
    return refuse('cannot_unfurl_url');
  }
  for (const entity of entities) {
    const { channel } = unfurl;
    show(state, 'chat.unfurl', { text: entityText(entity), channel }, { raw: entity });
  }
  return {};
};

/** Cards under links, and what opens beside a conversation when one is pressed. */
export const linkMethods: MethodsOf = (state) => ({
  'chat.unfurl': (args) => {
    const unfurl = unfurlOf(state, args);
    if ('error' in unfurl) return unfurl;
    if (isJson(args.metadata)) return showMetadata(state, unfurl, args.metadata);
    if (args.unfurls === undefined) return refuse('missing_unfurls');
    return isJson(args.unfurls)
      ? showUnfurls(state, unfurl, args.unfurls)
      : refuse('invalid_unfurls_format');
  },
  'entity.presentDetails': (args) => {
    const trigger = state.triggers.get(optionalText(args.trigger_id) ?? '');
    if (trigger === undefined || trigger.isUsed) return refuse('invalid_trigger_id');
    trigger.isUsed = true;
    if (isJson(args.error)) return {};
    if (entityProblems(args.metadata, false).length > 0) return refuse('error_processing_metadata');
    return {};
  },
});
