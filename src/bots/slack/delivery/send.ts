import { webApi } from '@slack/bolt';
import type { SlackMessage } from '../blocks/blocks.ts';
import type { MessageRef, Target } from './target.ts';

/** A post that Slack refused over a `response_url`, as the Web API would put it. */
const checkResponse = async (response: Response): Promise<void> => {
  if (response.ok) return;
  const wait = Number(response.headers.get('retry-after'));
  if (response.status === 429) throw new webApi.WebAPIRateLimitedError(wait > 0 ? wait : 1);
  const body = await response.text();
  const [, error] = /"error":"(\w+)"/u.exec(body) ?? [];
  if (error !== undefined) throw new webApi.WebAPIPlatformError({ ok: false, error });
  throw new webApi.WebAPIHTTPError(response.status, response.statusText, {});
};

const postToUrl = async (
  target: Extract<Target, { readonly kind: 'response-url' }>,
  payload: object,
  timeoutMs: number,
): Promise<void> => {
  const response = await fetch(target.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      response_type: target.isPublic ? 'in_channel' : 'ephemeral',
      replace_original: false,
      ...payload,
    }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  await checkResponse(response);
};

/** Nothing of ours unfurls, and nothing in it is parsed. Source: docs.slack.dev, chat.postMessage. */
const QUIET = {
  unfurl_links: false,
  unfurl_media: false,
  parse: 'none',
  mrkdwn: false,
} as const;

/** Text alone replaces blocks only when there are none any more. */
const contentOf = ({ text, blocks }: SlackMessage) =>
  blocks.length > 0 ? { text, blocks: [...blocks] } : { text };

/** Sends a message once; resolves to where it stands, where Slack tells. @throws what the SDK throws. */
export const sendToSlack = async (
  client: webApi.WebClient,
  target: Target,
  message: SlackMessage,
  timeoutMs: number,
): Promise<MessageRef | undefined> => {
  const content = contentOf(message);
  const thread =
    'threadTs' in target && target.threadTs !== undefined ? { thread_ts: target.threadTs } : {};
  switch (target.kind) {
    case 'channel': {
      const arguments_ = { channel: target.channel, ...thread, ...QUIET, ...content };
      const { channel, ts } = await client.chat.postMessage(arguments_);
      return channel === undefined || ts === undefined ? undefined : { channel, ts };
    }
    case 'update': {
      const { channel, ts } = target;
      await client.chat.update({
        channel,
        ts,
        parse: 'none',
        ...content,
        blocks: [...message.blocks],
      });
      return { channel, ts };
    }
    case 'ephemeral': {
      const { channel, user } = target;
      await client.chat.postEphemeral({ channel, user, ...thread, parse: 'none', ...content });
      return undefined;
    }
    case 'response-url':
      await postToUrl(target, { ...QUIET, ...content }, timeoutMs);
      return undefined;
    default:
      return target satisfies never;
  }
};
