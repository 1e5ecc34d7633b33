import type { ServerResponse } from 'node:http';
import { LIMITS } from './checks/block-limits.ts';
import { checkMessage, show } from './checks/check-message.ts';
import { isJson, type Json } from './json.ts';
import type { ResponseUrl, State } from './state.ts';

const LIFETIME_MS = 30 * 60_000;

const parse = (raw: string): Json | undefined => {
  try {
    const body: unknown = JSON.parse(raw);
    return isJson(body) ? body : undefined;
  } catch {
    return undefined;
  }
};

const whyUnusable = (hook: ResponseUrl | undefined): string | undefined => {
  if (!hook) return 'invalid_url';
  if (Date.now() - hook.at > LIFETIME_MS) return 'expired_url';
  return hook.uses >= LIMITS.responseUrlUses ? 'used_url' : undefined;
};

/** What a fault answers in place of the post. */
const faultAnswer = (state: State): readonly [number, Json, Record<string, string>] | undefined => {
  const fault = state.faults.find((each) => each.times > 0 && each.method === 'response_url');
  if (!fault) return undefined;
  fault.times -= 1;
  return fault.retryAfter === undefined
    ? [fault.status ?? 500, { ok: false, error: fault.error ?? 'fatal_error' }, {}]
    : [429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(fault.retryAfter) }];
};

/** Shows what was posted, or says why it is refused. */
const post = (state: State, hook: ResponseUrl, body: Json): readonly [number, Json] => {
  hook.uses += 1;
  const refusal = body.delete_original ? undefined : checkMessage(state, 'response_url', body);
  state.calls.push({
    n: state.calls.length,
    at: Date.now(),
    method: 'response_url',
    args: body,
    status: 200,
    ok: refusal === undefined,
    doneAt: Date.now(),
    ...(refusal === undefined ? {} : { error: refusal.error }),
  });
  if (body.delete_original) {
    state.removed.push(hook.message ?? '');
    return [200, { ok: true }];
  }
  if (refusal) return [refusal.error === 'no_text' ? 400 : 500, { ok: false, ...refusal }];
  show(
    state,
    'response_url',
    { ...body, channel: hook.channel, user: hook.user },
    { isEphemeral: body.response_type !== 'in_channel', delivery: hook.delivery, raw: body },
  );
  return [200, { ok: true }];
};

/** Answers a post to a `response_url`. */
export const serveResponseUrl =
  (state: State) =>
  (key: string, raw: string, response: ServerResponse): void => {
    const answer = (status: number, body: Json, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
      state.poke();
    };
    const fault = faultAnswer(state);
    if (fault) {
      answer(...fault);
      return;
    }
    const hook = state.responseUrls.get(key);
    const reason = whyUnusable(hook);
    if (!hook || reason !== undefined) {
      answer(404, { ok: false, error: reason });
      return;
    }
    const body = parse(raw);
    if (body) answer(...post(state, hook, body));
    else answer(400, { ok: false, error: 'invalid_payload' });
  };
