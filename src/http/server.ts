import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import type { Bot, Health } from '../bots/platform.ts';
import type { Route, RouteRequest, TextReply } from '../bots/route.ts';
import { ConfigError } from '../config/config-error.ts';
import { clientOf, hostName, isLoopbackHost, isLoopbackName } from './client-of.ts';
import { readBody } from './read-body.ts';
import { shareConnections } from './share-connections.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Where people reach this server, when that is elsewhere. */
  readonly publicUrl: string | undefined;
  /** Whether a proxy of ours stands before it and says who asked. */
  readonly trustsProxy: boolean;
  readonly routes: readonly Route[];
  readonly logger: Logger;
}

/** The one HTTP server of the process; it is started and stopped like a bot. */
export interface HttpServer extends Bot {
  /** Where it can be opened, such as `http://127.0.0.1:3000`, once it listens. */
  address(): string | undefined;
}

const BODY_MAX_BYTES = 64 * 1024;
/** A client that has not sent its headers, or all of its request, by then is cut off. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Nothing is written or read for this long: longer than any answer takes. */
const IDLE_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 5_000;
/** How often clients that have taken too long are looked for. */
const CHECK_EVERY_MS = 2_000;
const CONNECTIONS_MAX = 1_000;
const CONNECTIONS_PER_ADDRESS = 200;
/** Nobody can open these: they stand for every address the machine has. */
const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** This server speaks HTTP/1. */
type Env = {
  readonly Bindings: HttpBindings & {
    readonly incoming: IncomingMessage;
    readonly outgoing: ServerResponse;
  };
};

const plain = (status: number, text: string): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });

/** What is wrong with where the server should listen, and how to mend it. */
const explain = (error: unknown, { host, port }: ServerOptions): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new ConfigError(
        'CONFIG_INVALID',
        'PORT',
        `port ${port} is already taken on ${host}; set it to a free port, or end the program that listens there`,
      );
    case 'EACCES':
      return new ConfigError(
        'CONFIG_INVALID',
        'PORT',
        `this user may not listen on port ${port}; set it to 1024 or more`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConfigError(
        'CONFIG_INVALID',
        'HOST',
        'this machine has no such address; set it to 127.0.0.1, or to 0.0.0.0 for all of them',
      );
    default:
      return error;
  }
};

/**
 * Whether a Host header may stand before a server that only this machine reaches: a name of this machine, or of
 * PUBLIC_URL. Any other is a page elsewhere that pointed its own name here ("DNS rebinding").
 */
const hostGuard = ({ host, publicUrl }: ServerOptions): ((header: string) => boolean) => {
  if (!isLoopbackHost(host)) return () => true;
  const publicName = publicUrl === undefined ? undefined : new URL(publicUrl).hostname;
  return (header) => {
    const name = hostName(header);
    return isLoopbackName(name) || name === publicName;
  };
};

/** The request with its body at hand. */
const withBody = (
  { method, url, headers }: RouteRequest,
  body: Buffer<ArrayBuffer>,
): RouteRequest => ({
  method,
  url,
  headers,
  text: async () => body.toString('utf8'),
  arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength),
});

const sendText = ({ status, headers, text }: TextReply, outgoing: ServerResponse): Response => {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  outgoing.end(text);
  return RESPONSE_ALREADY_SENT;
};

const mount = (app: Hono<Env>, route: Route, options: ServerOptions): void => {
  const isAllowed = hostGuard(options);
  const maxBytes = route.bodyMaxBytes ?? BODY_MAX_BYTES;
  const handle = async ({ req, env }: Context<Env>): Promise<Response> => {
    const { headers } = req.raw;
    if (route.isTakenUnderAnyHost !== true && !isAllowed(headers.get('host') ?? '')) {
      return plain(421, 'This server is not known by that name. Its operator can set PUBLIC_URL.');
    }
    const client = clientOf(env.incoming.socket.remoteAddress ?? '', headers, options.trustsProxy);
    const hasBody = req.raw.method !== 'GET' && req.raw.method !== 'HEAD';
    const body = hasBody ? await readBody(env.incoming, maxBytes) : undefined;
    if (hasBody && body === undefined)
      return plain(413, `That is too much: at most ${maxBytes} bytes.`);
    const request = body === undefined ? req.raw : withBody(req.raw, body);
    const reply = await route.handle(request, client);
    return reply instanceof Response ? reply : sendText(reply, env.outgoing);
  };
  const methods = route.method === undefined ? ['GET', 'POST'] : [route.method];
  app.on(methods, route.path, handle);
};

const listen = async (server: Server, options: ServerOptions): Promise<void> => {
  const { host, port } = options;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explain(error, options);
  }
};

const appOf = (options: ServerOptions): Hono<Env> => {
  const { routes, logger } = options;
  const app = new Hono<Env>();
  app.notFound(() => plain(404, 'There is nothing here.'));
  app.onError((err, { env: { incoming } }) => {
    // Whoever hangs up in the middle of a request is no failure of ours.
    if (incoming.complete) logger.error({ err }, 'http request failed');
    else logger.debug('http request broke off');
    return plain(500, 'Something went wrong.');
  });
  for (const route of routes) mount(app, route, options);
  return app;
};

const addressOf = (server: Server): string | undefined => {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') return undefined;
  if (EVERY_ADDRESS.has(bound.address)) return `http://localhost:${bound.port}`;
  const name = isIPv6(bound.address) ? `[${bound.address}]` : bound.address;
  return `http://${name}:${bound.port}`;
};

/** Serves the routes of all bots; `start` rejects with the variable to mend when it cannot listen. */
export const createHttpServer = (options: ServerOptions): HttpServer => {
  let health: Health = { state: 'starting' };
  let isStopping = false;
  const app = appOf(options);
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
    },
  }) as Server; // HTTP/1, since no other kind of server was asked for
  shareConnections(server, { total: CONNECTIONS_MAX, perAddress: CONNECTIONS_PER_ADDRESS });
  // Before anything looks at the request: what is refused there is answered with it, too.
  server.prependListener('request', (_request, outgoing: ServerResponse) => {
    outgoing.setHeader('x-content-type-options', 'nosniff');
    if (isStopping) outgoing.setHeader('connection', 'close');
  });
  server.setTimeout(IDLE_TIMEOUT_MS);
  return {
    health: () => health,
    address: () => addressOf(server),
    start: async () => {
      await listen(server, options);
      server.on('error', (err) => options.logger.error({ err }, 'http server failed'));
      health = { state: 'up' };
      options.logger.info({ address: addressOf(server) }, 'http server listens');
    },
    stop: async () => {
      isStopping = true;
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
};
