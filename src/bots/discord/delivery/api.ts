import { setTimeout as sleep } from 'node:timers/promises';
import type { REST } from 'discord.js';
import type { DiscordFile, IllustratedMessage } from '../messages/picture.ts';

/** A call to Discord's HTTP API. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly route: `/${string}`;
  readonly body?: unknown;
  /** Sent along as a form. */
  readonly files?: readonly DiscordFile[];
  /** False where the route holds a token of its own (interactions). */
  readonly auth?: boolean;
  /** Whether a second call has no second effect: only then is a call tried again. */
  readonly isRepeatable: boolean;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/**
 * A failed call. discord.js's own errors carry the request with them, the asker's words and the
 * interaction's token included: they must not reach the log.
 */
export class DiscordCallError extends Error {
  /** A JSON error code of Discord, a system error code, or 0. */
  readonly code: number | string;
  /** The HTTP status, 0 when there was no answer. */
  readonly status: number;
  readonly method: string;

  constructor(method: string, error: unknown) {
    super(error instanceof Error ? error.message : String(error));
    this.name = 'DiscordCallError';
    const code = field(error, 'code') ?? field(field(error, 'cause'), 'code');
    const status = field(error, 'status');
    this.code = typeof code === 'number' || typeof code === 'string' ? code : 0;
    this.status = typeof status === 'number' ? status : 0;
    this.method = method;
  }
}

/** Discord's HTTP API, as far as the bot uses it. */
export interface DiscordApi {
  /** What Discord answers. @throws {DiscordCallError} */
  call(call: ApiCall): Promise<unknown>;
}

/** JSON error codes that the bot has an answer to. Source: Discord documentation, "JSON Error Codes". */
export const CODE = {
  unknownMessage: 10008,
  unknownInteraction: 10062,
  unknownWebhook: 10015,
  invalidWebhookToken: 50027,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  missingPermissions: 50013,
  invalidForm: 50035,
  threadExists: 160004,
} as const;

const RETRY_AFTER_MS = 250;
const HTTP_TOO_MANY_REQUESTS = 429;
const HTTP_UNAUTHORIZED = 401;

/** Discord's JSON error code for a failed call, or 0. */
export const codeOf = (error: unknown): number =>
  error instanceof DiscordCallError && typeof error.code === 'number' ? error.code : 0;

/** Whether Discord said no for good: the same call will never be taken. */
export const isRefused = (error: unknown): boolean =>
  error instanceof DiscordCallError &&
  error.status >= 400 &&
  error.status < 500 &&
  error.status !== HTTP_UNAUTHORIZED &&
  error.status !== HTTP_TOO_MANY_REQUESTS;

/** A hang-up in the middle of a call, which discord.js does not try again, or a server error that outlasted its retries. */
const isPassing = (error: unknown): boolean =>
  error instanceof DiscordCallError && (error.code === 'UND_ERR_SOCKET' || error.status >= 500);

/**
 * The API behind a client's REST: repeatable calls are tried once more after a hang-up, and the
 * first refusal of the token is told, because discord.js then drops it and every later call fails.
 */
export const createDiscordApi = (rest: REST, onUnauthorized: () => void): DiscordApi => {
  const attempt = async ({
    method,
    route,
    body,
    files = [],
    auth = true,
  }: ApiCall): Promise<unknown> => {
    try {
      return await rest.request({
        // The enumeration's values are the method names themselves.
        method: method as Parameters<REST['request']>[0]['method'],
        fullRoute: route,
        auth,
        ...(body !== undefined && { body }),
        ...(files.length > 0 && {
          files: files.map(({ name, data }) => ({ name, data: Buffer.from(data) })),
        }),
      });
    } catch (error) {
      const failure = new DiscordCallError(method, error);
      if (auth && failure.status === HTTP_UNAUTHORIZED) onUnauthorized();
      throw failure;
    }
  };
  return {
    async call(call) {
      try {
        return await attempt(call);
      } catch (error) {
        if (!call.isRepeatable || !isPassing(error)) throw error;
        await sleep(RETRY_AFTER_MS);
        return attempt(call);
      }
    },
  };
};

/** A message in reply to another: sent twice it is posted once, and it survives that the other is deleted. */
export const replyCall = (
  channelId: string,
  messageId: string,
  { message, files }: IllustratedMessage,
): ApiCall => ({
  method: 'POST',
  route: `/channels/${channelId}/messages`,
  isRepeatable: true,
  files,
  body: {
    ...message,
    message_reference: { message_id: messageId, fail_if_not_exists: false },
    nonce: messageId,
    enforce_nonce: true,
  },
});

/** "… is typing", for about ten seconds. */
export const typingCall = (channelId: string): ApiCall => ({
  method: 'POST',
  route: `/channels/${channelId}/typing`,
  isRepeatable: false,
});
