import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Refusal, refuse } from './checks/check-message.ts';
import { copyOf, isJson, type Json } from './json.ts';
import type { Method, Methods } from './method.ts';
import { secondsToWait } from './rate-limits.ts';
import type { Call, Fault, Team } from './records.ts';
import type { State } from './state.ts';

/** Methods that are called with no bot token. */
const OPEN: ReadonlySet<string> = new Set([
  'api.test',
  'apps.connections.open',
  'apps.manifest.export',
  'oauth.v2.access',
]);

/** One of these scopes must be granted. Source: docs.slack.dev, the methods' pages. */
const NEEDED_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'users.info': ['users:read'],
  'chat.unfurl': ['links:write'],
};

const parseValue = (value: string): unknown => {
  if (value === 'true' || value === 'false') return value === 'true';
  if (!/^[[{]/u.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const parseArguments = (request: IncomingMessage, raw: string): Record<string, unknown> => {
  if ((request.headers['content-type'] ?? '').includes('json')) {
    try {
      const parsed: unknown = JSON.parse(raw || '{}');
      return isJson(parsed) ? { ...parsed } : {};
    } catch {
      return {};
    }
  }
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([name, value]) => [name, parseValue(value)]),
  );
};

type Finish = (status: number, body: unknown, headers?: Record<string, string>) => void;

const finisher =
  (state: State, call: Call, response: ServerResponse): Finish =>
  (status, body, headers = {}) => {
    const answer = isJson(body) ? body : {};
    Object.assign(call, {
      status,
      ok: answer.ok === true,
      error: answer.error,
      response: body,
      doneAt: Date.now(),
    });
    if (!response.destroyed) {
      const isText = typeof body === 'string';
      response.writeHead(status, {
        'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8',
        'x-oauth-scopes': state.options.scopes.join(','),
        ...headers,
      });
      response.end(isText ? body : JSON.stringify(body));
    }
    state.poke();
  };

const takeFault = (state: State, method: string, args: Json): Fault | undefined => {
  const fault = state.faults.find(
    (each) =>
      each.times > 0 &&
      (typeof each.method === 'string' ? each.method === method : each.method.test(method)) &&
      (each.match === undefined || each.match(args)),
  );
  if (fault) fault.times -= 1;
  return fault;
};

/** Whether a fault took the call's place. */
const isFaulty = async (
  fault: Fault,
  call: Call,
  request: IncomingMessage,
  finish: Finish,
): Promise<boolean> => {
  if (fault.delayMs) await sleep(fault.delayMs);
  if (fault.hang) call.error = 'hang';
  else if (fault.reset) {
    call.error = 'reset';
    request.socket.destroy();
  } else if (fault.retryAfter !== undefined) {
    finish(429, refuse('ratelimited'), { 'retry-after': String(fault.retryAfter) });
  } else if (fault.status) finish(fault.status, fault.body ?? 'upstream error');
  else if (fault.error) finish(200, { ok: false, error: fault.error, ...fault.extra });
  else return false;
  return true;
};

const callerOf = (state: State, method: string, token: string | undefined): Team | Refusal => {
  if (OPEN.has(method)) return state.team;
  if (!token) return refuse('not_authed');
  if (state.revoked.has(token)) return refuse('token_revoked');
  return state.tokens.get(token) ?? refuse('invalid_auth');
};

/** What a problem says: `blocks.validate` tells where it is besides. */
const messageOf = (problem: unknown): unknown => (isJson(problem) ? problem.message : problem);

const perform = (run: Method, args: Json, team: Team, token: string | undefined): Json => {
  const result = run(args, { team, token });
  if (!('error' in result)) return { ok: true, ...result };
  const { error, errors } = result as Refusal;
  return {
    ok: false,
    error,
    ...(errors === undefined
      ? {}
      : { errors, response_metadata: { messages: errors.map((one) => messageOf(one)) } }),
  };
};

/** Records a call as it comes in. */
const openCall = (state: State, request: IncomingMessage, raw: string): Call => {
  const url = new URL(request.url ?? '/', state.baseUrl);
  const given = { ...Object.fromEntries(url.searchParams), ...parseArguments(request, raw) };
  const { token: argument, ...args } = given;
  const bearer = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1];
  const call: Call = {
    n: state.calls.length,
    at: Date.now(),
    method: url.pathname.replace('/api/', ''),
    args: copyOf(args),
    token: bearer ?? (typeof argument === 'string' ? argument : undefined),
  };
  state.calls.push(call);
  state.poke();
  return call;
};

/** Answers a call that no fault stands in the way of. */
const answerCall = (state: State, methods: Methods, call: Call, finish: Finish): void => {
  const { method, args, token } = call;
  const run = methods[method];
  if (!run) {
    finish(200, { ok: false, error: 'unknown_method', req_method: method });
    return;
  }
  const team = callerOf(state, method, token);
  if ('error' in team) {
    finish(200, { ok: false, ...team });
    return;
  }
  const needed = NEEDED_SCOPES[method];
  if (needed !== undefined && !needed.some((scope) => state.options.scopes.includes(scope))) {
    finish(200, { ok: false, error: 'missing_scope', needed: needed.join(',') });
    return;
  }
  const wait = secondsToWait(state, team.id, method, args);
  if (wait > 0) finish(429, refuse('ratelimited'), { 'retry-after': String(wait) });
  else finish(200, perform(run, args, team, token));
};

/** Answers one Web API call and records it. */
export const serveWebApi =
  (state: State, methods: Methods) =>
  async (request: IncomingMessage, response: ServerResponse, raw: string): Promise<void> => {
    const call = openCall(state, request, raw);
    const finish = finisher(state, call, response);
    if (state.options.latencyMs > 0) await sleep(state.options.latencyMs);
    const fault = takeFault(state, call.method, call.args);
    if (fault && (await isFaulty(fault, call, request, finish))) return;
    const lose: Finish = (status, body) => {
      Object.assign(call, { status, response: body, error: 'lost', doneAt: Date.now() });
      request.socket.destroy();
      state.poke();
    };
    answerCall(state, methods, call, fault?.isLost ? lose : finish);
  };
