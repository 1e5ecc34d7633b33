import { setTimeout as sleep } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { type SlackMessage, withoutCharts } from './slack-blocks.ts';
import { classifyFailure, type SlackFailure } from './slack-failure.ts';
import { RESPONSE_URL_USES_MAX } from './slack-limits.ts';

/** Where a reply goes. */
export type Target =
  | { readonly kind: 'channel'; readonly channel: string; readonly threadTs?: string }
  | {
      readonly kind: 'ephemeral';
      readonly channel: string;
      readonly user: string;
      readonly threadTs?: string;
    }
  | { readonly kind: 'response-url'; readonly url: string; readonly isPublic: boolean };

export interface Poster {
  /** Posts in the order asked, channel by channel; one that waits delays no other. Whether it was posted. */
  post(target: Target, message: SlackMessage): Promise<boolean>;
  /** Resolves when nothing waits any more. */
  drain(): Promise<void>;
}

const ATTEMPTS_MAX = 6;
const FIRST_PAUSE_MS = 300;
const PAUSE_MAX_MS = 8000;
/** A refused post may count as a use; one is left for a reply to come. */
const RESPONSE_URL_ATTEMPTS_MAX = RESPONSE_URL_USES_MAX - 1;

const queueOf = (target: Target): string =>
  target.kind === 'response-url' ? target.url : target.channel;

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

const send = async (
  client: webApi.WebClient,
  target: Target,
  { text, blocks }: SlackMessage,
  timeoutMs: number,
): Promise<void> => {
  const content = blocks.length > 0 ? { text, blocks: [...blocks] } : { text };
  const thread =
    target.kind !== 'response-url' && target.threadTs !== undefined
      ? { thread_ts: target.threadTs }
      : {};
  switch (target.kind) {
    case 'channel':
      await client.chat.postMessage({ channel: target.channel, ...thread, ...QUIET, ...content });
      return;
    case 'ephemeral': {
      const { channel, user } = target;
      await client.chat.postEphemeral({ channel, user, ...thread, parse: 'none', ...content });
      return;
    }
    case 'response-url':
      await postToUrl(target, { ...QUIET, ...content }, timeoutMs);
      return;
    default:
      target satisfies never;
  }
};

/**
 * Posts with retries of our own: the SDK's queue would let one channel's rate limit delay every other channel.
 * A post is not idempotent: one that Slack took before it broke off may appear twice.
 */
export const createPoster = (
  client: webApi.WebClient,
  logger: Logger,
  timeoutMs: number,
): Poster => {
  const queues = new Map<string, Promise<unknown>>();

  /** What to do next about a post that failed: the content to try again with, or nothing. */
  const afterFailure = async (
    failure: SlackFailure,
    content: SlackMessage,
    attempt: number,
  ): Promise<SlackMessage | undefined> => {
    if (failure.kind === 'bad-blocks' && content.blocks.length > 0) {
      const plain = withoutCharts(content);
      return plain.blocks.length < content.blocks.length ? plain : { ...content, blocks: [] };
    }
    if (failure.kind !== 'passing') return undefined;
    const pause = Math.min(PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
    await sleep(failure.waitMs ?? pause);
    return content;
  };

  const deliver = async (target: Target, message: SlackMessage): Promise<boolean> => {
    const attempts = target.kind === 'response-url' ? RESPONSE_URL_ATTEMPTS_MAX : ATTEMPTS_MAX;
    let content: SlackMessage | undefined = message;
    for (let attempt = 1; content !== undefined && attempt <= attempts; attempt += 1) {
      try {
        await send(client, target, content, timeoutMs);
        return true;
      } catch (error) {
        const failure = classifyFailure(error);
        logger.warn({ target: target.kind, attempt, ...failure }, 'slack refused a post');
        content = await afterFailure(failure, content, attempt);
      }
    }
    logger.error({ target: target.kind }, 'slack reply was not posted');
    return false;
  };

  return {
    post: (target, message) => {
      const key = queueOf(target);
      const posted = (queues.get(key) ?? Promise.resolve()).then(() => deliver(target, message));
      queues.set(key, posted);
      return posted.finally(() => {
        if (queues.get(key) === posted) queues.delete(key);
      });
    },
    drain: async () => {
      while (queues.size > 0) await Promise.all(queues.values());
    },
  };
};
