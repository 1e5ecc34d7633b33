import { checkMessage, checkView, show } from './checks/check-message.ts';
import { isJson, type Json, objectsOf, textOf } from './json.ts';
import type { Delivery } from './records.ts';
import type { State } from './state.ts';
import { keepView } from './view-methods.ts';

const applyViewAck = (state: State, delivery: Delivery, ack: Json): void => {
  const shown = isJson(delivery.body.view)
    ? state.views.get(textOf(delivery.body.view.id))
    : undefined;
  if (ack.response_action === 'errors' && isJson(ack.errors)) {
    const inputs = objectsOf(shown?.blocks).filter((block) => block.type === 'input');
    for (const key of Object.keys(ack.errors)) {
      if (inputs.some((block) => block.block_id === key)) continue;
      state.note('view ack', [{ path: `errors.${key}`, rule: 'no such input block_id' }]);
    }
  } else if (ack.view) {
    if (checkView(state, 'view ack', ack.view)) delivery.error = 'invalid_view';
    else if (ack.response_action === 'update' && shown) Object.assign(shown, ack.view);
    else keepView(state, state.team, ack.view, { previous_view_id: shown?.id });
  }
};

/** What an acknowledgement with a payload does. */
const applyAck = (state: State, delivery: Delivery): void => {
  const { ack, body } = delivery;
  if (!ack) return;
  if (delivery.kind === 'slash_commands' && (ack.text || ack.blocks)) {
    const refusal = checkMessage(state, 'ack', ack);
    if (refusal) delivery.error = refusal.error;
    else {
      show(
        state,
        'ack',
        { ...ack, channel: body.channel_id, user: body.user_id },
        { isEphemeral: ack.response_type !== 'in_channel', delivery: delivery.id, raw: ack },
      );
    }
  }
  if (body.type === 'view_submission' && ack.response_action) applyViewAck(state, delivery, ack);
};

/** Notes that a delivery was acknowledged, and does what the acknowledgement says. */
export const settle = (
  state: State,
  delivery: Delivery,
  payload: unknown,
  connection?: number,
): void => {
  const now = Date.now();
  const ackMs = now - (delivery.lastSentAt ?? now);
  Object.assign(delivery, {
    isAcked: true,
    ackAt: now,
    ackMs,
    isLate: ackMs > state.options.ackTimeoutMs,
    ...(connection === undefined ? {} : { connection }),
    ...(isJson(payload) && Object.keys(payload).length > 0 ? { ack: payload } : {}),
  });
  applyAck(state, delivery);
  delivery.resolve?.();
  state.poke();
};
