import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { plainMessage, type SlackMessage } from '../blocks/blocks.ts';
import { RESPONSE_URL_USES_MAX } from '../blocks/limits.ts';
import { classifyFailure, type SlackFailure } from './failure.ts';
import { type FindReply, withMark } from './mark.ts';
import { sendToSlack } from './send.ts';
import { type MessageRef, queueOf, type Target } from './target.ts';

/** What became of a post. */
export type Posted =
  /** `ref` where Slack tells it: private messages have none. */
  | { readonly kind: 'posted'; readonly ref?: MessageRef }
  /** Slack will not take it there: the channel is gone, or the bot is not in it. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** Slack could not be reached, or refuses the token: later it may work. */
  | { readonly kind: 'failed' };

/** How a post is made. */
export interface PostOptions {
  /** Of the request that it answers: looked for in its thread before it is posted a second time. */
  readonly requestKey?: string;
  /** It may have been posted before, by a process that has ended. */
  readonly mayStand?: boolean;
}

export interface Poster {
  /** Posts in the order asked, channel by channel; one that waits delays no other. Never rejects. */
  post(target: Target, message: SlackMessage, options?: PostOptions): Promise<Posted>;
  /** Resolves when nothing waits any more. */
  drain(): Promise<void>;
}

export interface PosterOptions {
  readonly client: webApi.WebClient;
  readonly logger: Logger;
  readonly timeoutMs: number;
  readonly findReply: FindReply;
  /** Told why Slack refuses the token, and `undefined` once it takes it again. */
  readonly onToken: (refusal: string | undefined) => void;
}

type Attempt =
  | Extract<Posted, { readonly kind: 'posted' }>
  | { readonly kind: 'not-posted'; readonly failure: SlackFailure };

const ATTEMPTS_MAX = 6;
const FIRST_PAUSE_MS = 300;
const PAUSE_MAX_MS = 8000;
/** A refused post may count as a use; one is left for a reply to come. */
const RESPONSE_URL_ATTEMPTS_MAX = RESPONSE_URL_USES_MAX - 1;

/** What to try after Slack did not like the blocks: first those that it has taken longest, then the words alone. */
const plainer = (content: SlackMessage): SlackMessage | undefined =>
  content.blocks.length === 0 ? undefined : (plainMessage(content) ?? { ...content, blocks: [] });

/** What to do about a post that did not work. */
type NextStep =
  | { readonly kind: 'end'; readonly outcome: Posted }
  | {
      readonly kind: 'again';
      readonly content: SlackMessage;
      readonly pauseMs: number;
      /** Whether it may have got through all the same: what was limited or refused did not. */
      readonly isDoubtful: boolean;
    };

const nextStep = (failure: SlackFailure, content: SlackMessage, attempt: number): NextStep => {
  const refused = { kind: 'refused', detail: failure.detail } as const;
  switch (failure.kind) {
    case 'refused':
      return { kind: 'end', outcome: { kind: 'failed' } };
    case 'final':
      return { kind: 'end', outcome: refused };
    case 'bad-blocks': {
      const plain = plainer(content);
      return plain === undefined
        ? { kind: 'end', outcome: refused }
        : { kind: 'again', content: plain, pauseMs: 0, isDoubtful: false };
    }
    case 'passing': {
      const pauseMs = Math.min(PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
      const { waitMs } = failure;
      return {
        kind: 'again',
        content,
        pauseMs: waitMs ?? pauseMs,
        isDoubtful: waitMs === undefined,
      };
    }
    default:
      return failure satisfies never;
  }
};

const attemptOnce = async (
  { client, timeoutMs, onToken }: PosterOptions,
  target: Target,
  content: SlackMessage,
): Promise<Attempt> => {
  try {
    const ref = await sendToSlack(client, target, content, timeoutMs);
    onToken(undefined);
    return ref === undefined ? { kind: 'posted' } : { kind: 'posted', ref };
  } catch (error) {
    const failure = classifyFailure(error);
    if (failure.kind === 'refused') onToken(failure.detail);
    return { kind: 'not-posted', failure };
  }
};

const attemptsOf = (target: Target): number =>
  target.kind === 'response-url' ? RESPONSE_URL_ATTEMPTS_MAX : ATTEMPTS_MAX;

/** Where the reply to a request stands already, if it may and does. */
const standingOf = async (
  { findReply }: PosterOptions,
  target: Target,
  requestKey: string | undefined,
  isDoubtful: boolean,
): Promise<Posted | undefined> => {
  if (!isDoubtful || requestKey === undefined) return undefined;
  const ref = await findReply(target, requestKey);
  return ref === undefined ? undefined : { kind: 'posted', ref };
};

/** Posts until it worked, will never work, or was tried often enough. */
const deliver = async (
  options: PosterOptions,
  target: Target,
  message: SlackMessage,
  { requestKey, mayStand = false }: PostOptions,
): Promise<Posted> => {
  let content = message;
  let isDoubtful = mayStand;
  for (let attempt = 1; attempt <= attemptsOf(target); attempt += 1) {
    const stands = await standingOf(options, target, requestKey, isDoubtful);
    if (stands !== undefined) return stands;
    const result = await attemptOnce(options, target, content);
    if (result.kind === 'posted') return result;
    const { failure } = result;
    options.logger.warn({ target: target.kind, attempt, ...failure }, 'slack refused a post');
    const step = nextStep(failure, content, attempt);
    if (step.kind === 'end') return step.outcome;
    content = step.content;
    isDoubtful ||= step.isDoubtful;
    await sleep(step.pauseMs);
  }
  return { kind: 'failed' };
};

/**
 * Posts with retries of our own: the SDK's queue would let one channel's rate limit delay every other channel.
 * A post is not idempotent: where the bot may not read the thread, one that Slack took before it broke off may
 * appear twice.
 */
export const createPoster = (options: PosterOptions): Poster => {
  const queues = new Map<string, Promise<unknown>>();

  const post: Poster['post'] = (target, message, given = {}) => {
    const key = queueOf(target);
    const { requestKey } = given;
    // Slack wants another name for each version of a message.
    const marked =
      requestKey === undefined || target.kind !== 'channel'
        ? message
        : withMark(message, requestKey);
    const posted = (queues.get(key) ?? Promise.resolve()).then(() =>
      deliver(options, target, marked, given),
    );
    queues.set(key, posted);
    return posted.then((outcome) => {
      if (queues.get(key) === posted) queues.delete(key);
      if (outcome.kind !== 'posted') {
        options.logger.error({ target: target.kind, ...outcome }, 'slack reply was not posted');
      }
      return outcome;
    });
  };

  return {
    post,
    drain: async () => {
      while (queues.size > 0) await Promise.all(queues.values());
    },
  };
};
