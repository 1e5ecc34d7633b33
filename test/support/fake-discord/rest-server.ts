import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from './api-error.ts';
import type { FakeCall } from './fake-types.ts';
import type { Faults } from './faults.ts';
import { Created, type Route, readInput } from './router.ts';
import type { World } from './world.ts';

const BODY_MAX = 25 * 1024 * 1024;
const VERSION = '10';

const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const contentTypeRefused = () =>
  new ApiError(400, 50035, 'Invalid Form Body', {
    _errors: [
      {
        code: 'CONTENT_TYPE_INVALID',
        message: `Expected "Content-Type" header to be one of {'application/json'}.`,
      },
    ],
  });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 50109, 'The request body contains invalid JSON.');
  }
};

const readForm = async (call: FakeCall, bytes: Buffer, contentType: string): Promise<void> => {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (field === 'payload_json') call.body = parseJson(value);
    } else {
      call.files.push({ field, name: value.name, size: value.size, text: await value.text() });
    }
  }
};

/** Puts what the request carries into the call. @throws {ApiError} when it is malformed. */
const readBody = async (call: FakeCall, request: IncomingMessage): Promise<void> => {
  const bytes = await readAll(request);
  const contentType = request.headers['content-type'] ?? '';
  if (bytes.length > BODY_MAX) throw new ApiError(413, 40005, 'Request entity too large');
  if (contentType.startsWith('multipart/form-data')) return readForm(call, bytes, contentType);
  if (bytes.length === 0) return;
  if (!contentType.startsWith('application/json')) throw contentTypeRefused();
  call.body = parseJson(bytes.toString());
};

const startCall = (request: IncomingMessage): { call: FakeCall; url: URL } => {
  const url = new URL(request.url ?? '/', 'http://local');
  const path = url.pathname.replace(/^\/api(?:\/v\d+)?/u, '').replaceAll('%40', '@') || '/';
  const call: FakeCall = {
    at: Date.now(),
    ms: 0,
    method: request.method ?? 'GET',
    path,
    route: null,
    query: Object.fromEntries(url.searchParams),
    body: undefined,
    files: [],
    status: 0,
    response: undefined,
  };
  return { call, url };
};

/** The HTTP side: every call is recorded, judged and answered. */
export const createRestServer = (
  world: World,
  faults: Faults,
  routes: readonly Route[],
): Server => {
  const finish = (
    call: FakeCall,
    response: ServerResponse,
    status: number,
    body: object | null,
    headers: Readonly<Record<string, string>> = {},
  ): void => {
    call.status = status;
    call.response = body;
    call.ms = Date.now() - call.at;
    const type = body === null ? {} : { 'content-type': 'application/json' };
    response.writeHead(status, { ...type, ...headers });
    response.end(body === null ? undefined : JSON.stringify(body));
    world.touch();
  };

  const findRoute = (call: FakeCall, url: URL, request: IncomingMessage): Route => {
    const agent = request.headers['user-agent'] ?? '';
    if (!agent.startsWith('DiscordBot (')) {
      world.problem('User-Agent is not "DiscordBot (url, version)"', { agent });
    }
    const version = /^\/api\/v(\d+)/u.exec(url.pathname)?.[1] ?? VERSION;
    if (version !== VERSION) throw new ApiError(400, 50041, 'Invalid API version');
    const found = routes.find((one) => one.method === call.method && one.matches.test(call.path));
    if (found !== undefined) return found;
    world.problem('route not emulated', { route: `${call.method} ${call.path}` });
    throw new ApiError(404, 0, '404: Not Found');
  };

  const perform = (
    call: FakeCall,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const found = findRoute(call, url, request);
    call.route = `${found.method} ${found.pattern}`;
    if (found.needsToken && request.headers.authorization !== `Bot ${world.settings.token}`) {
      throw new ApiError(401, 0, '401: Unauthorized');
    }
    const { headers, refusal } = faults.limit(call.method, call.path);
    if (refusal !== undefined) {
      return finish(call, response, refusal.status, refusal.body, refusal.headers);
    }
    const rest = { body: call.body ?? {}, files: call.files, query: url.searchParams };
    const result = found.handle(readInput(found, call.path, rest));
    if (result === null) return finish(call, response, 204, null, headers);
    const [status, body] = result instanceof Created ? [201, result.body] : [200, result];
    finish(call, response, status, structuredClone(body), headers);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { call, url } = startCall(request);
    world.calls.push(call);
    try {
      await readBody(call, request);
      const trap = faults.take(call.method, call.path);
      if (trap === undefined) return perform(call, url, request, response);
      if (trap.delayMs > 0) await sleep(trap.delayMs);
      if (!trap.hangup) return finish(call, response, trap.status, trap.body, trap.headers);
      call.status = -1;
      request.socket.destroy();
      world.touch();
    } catch (error) {
      if (error instanceof ApiError) return finish(call, response, error.status, error.body);
      world.problem('the local Discord failed', { error: String(error) });
      finish(call, response, 500, { message: '500: Internal Server Error', code: 0 });
    }
  };

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) =>
      world.problem('the local Discord failed', { error: String(error) }),
    );
  });
};
