import { randomUUID } from 'node:crypto';
import { settle } from './acknowledgement.ts';
import type { DeliverOptions } from './deliver-options.ts';
import { post } from './http-delivery.ts';
import { type Json, optionalText } from './json.ts';
import type { Delivery, DeliveryKind } from './records.ts';
import { push, sendOverSocket, waitForAck } from './socket-delivery.ts';
import type { State } from './state.ts';

const RETRY_AFTER_MS = [0, 60_000, 300_000] as const;

export interface Deliveries {
  deliver(kind: DeliveryKind, body: Json, options?: DeliverOptions): Promise<Delivery>;
  /** Resends over sockets what was sent and never acknowledged. */
  redeliver(): void;
  /** Takes an acknowledgement that came over a socket. */
  acknowledge(envelopeId: unknown, payload: unknown, connection: number): void;
}

const scheduleRetries = (state: State, delivery: Delivery, options: DeliverOptions): void => {
  RETRY_AFTER_MS.forEach((delayMs, index) => {
    state.later(delayMs * state.options.retryScale, () => {
      if (delivery.isAcked || state.isClosed) return;
      if (delivery.transport === 'socket') push(state, delivery, index + 1);
      else void post(state, delivery, { ...options, retry: index + 1 });
    });
  });
};

const newDelivery = (
  state: State,
  kind: DeliveryKind,
  body: Json,
  options: DeliverOptions,
): Delivery => {
  const delivery: Delivery = {
    id: state.deliveries.length,
    kind,
    body,
    transport: state.requestUrl === undefined ? 'socket' : 'http',
    envelopeIds: [options.envelopeId ?? randomUUID()],
    keepsEnvelope: options.keepsEnvelope ?? false,
    attempts: 0,
    ackCount: 0,
    isAcked: false,
    isLate: false,
    isDead: false,
  };
  state.deliveries.push(delivery);
  const hook = state.responseUrls.get(options.responseKey ?? '');
  if (hook) hook.delivery = delivery.id;
  return delivery;
};

const isOpen = ({ isAcked, isLate, noRetry }: Delivery): boolean =>
  (!isAcked || isLate) && !noRetry;

/** How things get to the app, over sockets or signed HTTP. */
export const createDeliveries = (state: State): Deliveries => ({
  deliver: async (kind, body, options = {}) => {
    const delivery = newDelivery(state, kind, body, options);
    if (delivery.transport === 'http') await post(state, delivery, options);
    else {
      if (!(await sendOverSocket(state, delivery, options)) || options.noWait) return delivery;
      await waitForAck(state, delivery);
    }
    if (state.options.hasRetries && kind === 'events_api' && isOpen(delivery)) {
      scheduleRetries(state, delivery, options);
    }
    return delivery;
  },
  redeliver: () => {
    for (const delivery of state.deliveries) {
      if (delivery.kind !== 'events_api' || delivery.transport !== 'socket') continue;
      if (delivery.isAcked || delivery.isDead || delivery.sentAt === undefined) continue;
      push(state, delivery, Math.max(0, delivery.attempts - 1));
    }
  },
  acknowledge: (envelopeId, payload, connection) => {
    const id = optionalText(envelopeId) ?? '';
    const delivery = state.deliveries.find((each) => each.envelopeIds.includes(id));
    if (!delivery) {
      state.warn('socket', 'unknown_ack', id);
      return;
    }
    delivery.ackCount += 1;
    if (delivery.ackCount === 1) settle(state, delivery, payload, connection);
    else if (delivery.ackCount > delivery.attempts) state.warn('socket', 'double_ack', id);
  },
});
