import { createHash } from 'node:crypto';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Deliveries } from './deliveries.ts';
import { isJson } from './json.ts';
import type { Methods } from './method.ts';
import { serveResponseUrl } from './response-url.ts';
import type { State } from './state.ts';
import { serveWebApi } from './web-api.ts';
import { WebSocketConnection } from './web-socket.ts';

const CONNECTIONS_MAX = 10;
const TICKET_LIFETIME_MS = 30_000;
/** Source: RFC 6455, 1.3. */
const HANDSHAKE_ID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const serveUpload = (state: State, id: string, body: Buffer, request: IncomingMessage): void => {
  const upload = state.uploads.get(id);
  if (!upload) return;
  const isMultipart = (request.headers['content-type'] ?? '').startsWith('multipart/');
  const start = body.indexOf('\r\n\r\n');
  upload.body =
    isMultipart && start > 0
      ? body.subarray(start + 4, body.lastIndexOf('\r\n--', body.length - 5))
      : body;
};

const createRoutes = (state: State, methods: Methods) => {
  const webApi = serveWebApi(state, methods);
  const responseUrl = serveResponseUrl(state);
  return (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    const { pathname } = new URL(request.url ?? '/', state.baseUrl);
    const [, route, ...rest] = pathname.split('/');
    const key = rest.join('/');
    switch (route) {
      case 'api':
        void webApi(request, response, body.toString());
        return;
      case 'hooks':
        responseUrl(key, body.toString(), response);
        return;
      case 'upload':
        serveUpload(state, key, body, request);
        response.end('OK');
        return;
      default:
        response.writeHead(404);
        response.end();
    }
  };
};

/** Whether an upgrade is let in; a socket's address works once. */
const whyRefused = (state: State, ticket: string): number | undefined => {
  const at = state.tickets.get(ticket);
  state.tickets.delete(ticket);
  const fault = state.faults.find((each) => each.times > 0 && each.method === 'websocket');
  if (fault) {
    fault.times -= 1;
    return fault.status ?? 408;
  }
  return at === undefined || Date.now() - at > TICKET_LIFETIME_MS ? 408 : undefined;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const sayHello = (state: State, connection: WebSocketConnection, deliveries: Deliveries): void => {
  if (!connection.isOpen) return;
  connection.helloAt = Date.now();
  connection.send({
    type: 'hello',
    num_connections: state.live().length,
    debug_info: { host: 'fake-slack', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: state.options.appId },
  });
  connection.pingEvery(state.options.pingMs);
  state.poke();
  if (state.options.redelivers) deliveries.redeliver();
};

const acceptSocket = (state: State, deliveries: Deliveries, socket: Socket, head: Buffer): void => {
  const connection = new WebSocketConnection(socket, head, {
    id: state.connections.length,
    lingerMs: state.options.lingerMs,
    events: {
      message: (text) => {
        const message = parse(text);
        if (!isJson(message)) return;
        deliveries.acknowledge(message.envelope_id, message.payload, connection.id);
      },
      closing: state.poke,
      closed: state.poke,
    },
  });
  state.connections.push(connection);
  if (state.live().length >= CONNECTIONS_MAX) {
    const debug = { debug_info: { host: 'fake-slack' } };
    connection.send({ type: 'disconnect', reason: 'too_many_websockets', ...debug });
    connection.close();
    return;
  }
  state.later(state.options.helloDelayMs, () => sayHello(state, connection, deliveries));
};

/** Starts the server; `baseUrl` of the state is set when it listens. */
export const serve = async (
  state: State,
  methods: Methods,
  deliveries: Deliveries,
): Promise<Server> => {
  const route = createRoutes(state, methods);
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => undefined);
    request.on('end', () => route(request, response, Buffer.concat(parts)));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const url = new URL(request.url ?? '/', state.baseUrl);
    const refused = whyRefused(state, url.searchParams.get('ticket') ?? '');
    if (refused !== undefined) {
      socket.end(`HTTP/1.1 ${refused} Refused\r\nconnection: close\r\n\r\n`);
      return;
    }
    const key = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${HANDSHAKE_ID}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
    );
    acceptSocket(state, deliveries, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(state.options.port, state.options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  state.baseUrl = `http://${state.options.host}:${port}`;
  return server;
};
