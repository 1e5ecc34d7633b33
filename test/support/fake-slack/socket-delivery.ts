import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliverOptions } from './deliver-options.ts';
import type { Delivery } from './records.ts';
import type { State } from './state.ts';

/** One attempt over a socket, turn by turn; false when no socket is there. */
export const push = (
  state: State,
  delivery: Delivery,
  retry: number,
  reason = 'timeout',
): boolean => {
  const live = state.live();
  const connection = live[delivery.attempts % Math.max(1, live.length)];
  if (!connection) return false;
  delivery.attempts += 1;
  delivery.lastSentAt = Date.now();
  delivery.sentAt ??= delivery.lastSentAt;
  const [first = randomUUID()] = delivery.envelopeIds;
  const envelopeId = retry > 0 && !delivery.keepsEnvelope ? randomUUID() : first;
  if (!delivery.envelopeIds.includes(envelopeId)) delivery.envelopeIds.push(envelopeId);
  const isEvent = delivery.kind === 'events_api';
  connection.send({
    envelope_id: envelopeId,
    payload: delivery.body,
    type: delivery.kind,
    accepts_response_payload: !isEvent,
    ...(isEvent ? { retry_attempt: retry, retry_reason: retry > 0 ? reason : '' } : {}),
  });
  return true;
};

/** Sends over a socket, waiting for one if an event has to; whether it was sent. */
export const sendOverSocket = async (
  state: State,
  delivery: Delivery,
  options: DeliverOptions,
): Promise<boolean> => {
  if (push(state, delivery, options.retry ?? 0, options.reason)) return true;
  if (delivery.kind !== 'events_api') {
    delivery.error = 'dispatch_failed';
    return false;
  }
  const isSent = (): boolean => delivery.sentAt !== undefined;
  await state
    .waitFor(() => state.live().length > 0, 'a socket', options.connectTimeoutMs ?? 60_000)
    .catch(() => false);
  if (isSent() || push(state, delivery, 0)) return true;
  delivery.error = 'not_connected';
  delivery.isDead = true;
  return false;
};

/** Waits for the acknowledgement, as long as Slack would. */
export const waitForAck = async (state: State, delivery: Delivery): Promise<void> => {
  const abort = new AbortController();
  await Promise.race([
    new Promise<void>((resolve) => {
      delivery.resolve = resolve;
      if (delivery.isAcked) resolve();
    }),
    sleep(state.options.ackTimeoutMs, undefined, { signal: abort.signal }).catch(() => undefined),
  ]);
  abort.abort();
  if (!delivery.isAcked) {
    delivery.error = delivery.kind === 'events_api' ? 'timeout' : 'operation_timeout';
  }
};
