import { createHmac } from 'node:crypto';
import { settle } from './acknowledgement.ts';
import type { DeliverOptions } from './deliver-options.ts';
import { textOf } from './json.ts';
import type { Delivery } from './records.ts';
import type { State } from './state.ts';

const HTTP_TIMEOUT_MS = 10_000;

const rawBodyOf = ({ kind, body }: Delivery): string => {
  if (kind === 'events_api') return JSON.stringify(body);
  if (kind === 'interactive') return `${new URLSearchParams({ payload: JSON.stringify(body) })}`;
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(body)) form.set(key, textOf(value));
  return form.toString();
};

/** The headers that prove a request is Slack's. Source: docs.slack.dev, "Verifying requests". */
const sign = (raw: string, secret: string, timestamp: number): Record<string, string> => ({
  'x-slack-request-timestamp': String(timestamp),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${raw}`).digest('hex')}`,
});

const parseAck = (text: string): unknown => {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
};

const headersOf = (
  state: State,
  delivery: Delivery,
  raw: string,
  options: DeliverOptions,
): Record<string, string> => {
  const isEvent = delivery.kind === 'events_api';
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const secret = options.secret ?? state.options.signingSecret;
  return {
    'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
    ...(options.isUnsigned ? {} : sign(raw, secret, timestamp)),
    ...(options.retry
      ? {
          'x-slack-retry-num': String(options.retry),
          'x-slack-retry-reason': options.reason ?? 'http_timeout',
        }
      : {}),
  };
};

/** One attempt over HTTP. */
export const post = async (
  state: State,
  delivery: Delivery,
  options: DeliverOptions,
): Promise<void> => {
  const isEvent = delivery.kind === 'events_api';
  const raw = options.rawBody ?? rawBodyOf(delivery);
  delivery.attempts += 1;
  delivery.lastSentAt = Date.now();
  delivery.sentAt ??= delivery.lastSentAt;
  const fault = state.faults.find((each) => each.times > 0 && each.method === 'delivery');
  if (fault) fault.times -= 1;
  try {
    // Never arrives.
    if (fault?.reset) throw new Error('reset');
    const response = await fetch(state.requestUrl ?? '', {
      method: 'POST',
      headers: headersOf(state, delivery, raw, options),
      body: raw,
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.max(state.options.ackTimeoutMs, HTTP_TIMEOUT_MS)),
    });
    const text = await response.text();
    // Arrives, but Slack does not hear of it.
    if (fault?.isLost) throw new Error('lost');
    delivery.status = response.status;
    delivery.noRetry = response.headers.get('x-slack-no-retry') === '1';
    delivery.responseBody = text;
    if (response.ok && !delivery.isAcked) {
      delivery.ackCount += 1;
      settle(state, delivery, parseAck(text));
    } else if (!response.ok) {
      delivery.error = isEvent ? `http_error ${response.status}` : 'dispatch_failed';
    }
  } catch {
    delivery.error = isEvent ? 'http_timeout' : 'operation_timeout';
  }
};
