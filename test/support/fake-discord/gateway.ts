import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Session } from './fake-types.ts';
import { type Connection, makeConnection } from './gateway-connection.ts';
import { createSessions, type Incoming, type Refused, shardOf } from './gateway-sessions.ts';
import type { World } from './world.ts';

export type DropMode = 'close' | 'reconnect' | 'invalid' | 'zombie' | 'outage';

export interface Drop {
  /** close: end the connection; reconnect: op 7; invalid: op 9; zombie: no more acknowledgements; outage: drop, then refuse for `forMs`. */
  readonly mode?: DropMode;
  /** The close code; 1006 ends the connection without one. */
  readonly code?: number;
  readonly resumable?: boolean;
  readonly forMs?: number;
}

/** Shapes an event for one session, as its intents allow. */
export type Shape = (session: Session, data: object) => object;

export interface Audience {
  readonly guildId?: string | undefined;
  readonly intent?: number;
  readonly shape?: Shape;
}

export interface Gateway {
  /** How many sessions were told. */
  dispatch(type: string, data: object, to?: Audience): number;
  drop(drop?: Drop): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

const PAYLOAD_MAX = 4096;
const EVENTS_PER_MINUTE = 120;
const VERSION = '10';
const UNREADABLE: Refused = [4002, 'Error while decoding payload.'];

const asItIs: Shape = (_session, data) => data;

const refuseHandshake = (query: URLSearchParams): Refused | undefined => {
  if (query.get('v') !== VERSION) return [4012, 'Invalid API version'];
  return (query.get('encoding') ?? 'json') === 'json' ? undefined : [4002, 'only json is spoken'];
};

/** The gateway of the world: connections, events, and the faults tests ask for. */
export const createGateway = (world: World, url: () => string): Gateway => {
  const server = new WebSocketServer({ noServer: true });
  const connections = new Map<WebSocket, Connection>();
  const sessions = createSessions(world, url);
  let refuseUntil = 0;

  const close = (socket: WebSocket, [code, reason]: Refused): void => {
    world.gateway.closes.push({ at: Date.now(), code, by: 'server' });
    socket.close(code, reason);
    world.touch();
  };

  const receive = (connection: Connection, payload: Incoming): Refused | undefined => {
    const { session, send } = connection;
    if (payload.op === 1) {
      connection.lastBeatAt = Date.now();
      if (!connection.isZombie) send({ op: 11, d: null });
      return undefined;
    }
    if (payload.op === 2) return sessions.identify(connection, payload);
    if (payload.op === 6) return sessions.resume(connection, payload);
    if (session === undefined) return [4003, 'Not authenticated.'];
    if (payload.op === 8) sessions.sendMembers(session, payload);
    return [3, 4, 8].includes(payload.op) ? undefined : [4001, 'Unknown opcode.'];
  };

  const judge = (connection: Connection, data: Buffer): Refused | undefined => {
    if (data.length > PAYLOAD_MAX) {
      world.problem(`gateway payload over ${PAYLOAD_MAX} bytes`);
      return UNREADABLE;
    }
    const now = Date.now();
    connection.received = [...connection.received.filter((at) => now - at < 60_000), now];
    if (connection.received.length > EVENTS_PER_MINUTE) {
      world.problem(`over ${EVENTS_PER_MINUTE} gateway events in 60 s`);
      return [4008, 'You are being rate limited.'];
    }
    try {
      return receive(connection, JSON.parse(data.toString()) as Incoming);
    } catch {
      return UNREADABLE;
    }
  };

  const onClose = ({ socket, session }: Connection, code: number): void => {
    connections.delete(socket);
    world.gateway.closes.push({ at: Date.now(), code, by: 'observed' });
    if (session !== undefined && session.socket === socket) {
      session.online = false;
      if (code === 1000 || code === 1001) session.dead = true;
    }
    world.touch();
  };

  const watchHeartbeat = (connection: Connection, heartbeatMs: number): NodeJS.Timeout =>
    setInterval(
      () => {
        if (Date.now() - connection.lastBeatAt <= heartbeatMs * 2) return;
        world.problem('client stopped heartbeating');
        connection.socket.terminate();
      },
      Math.max(250, heartbeatMs / 2),
    ).unref();

  const open = (socket: WebSocket, request: IncomingMessage): void => {
    const query = new URL(request.url ?? '/', 'http://local').searchParams;
    const connection = makeConnection(socket, query.get('compress') === 'zlib-stream');
    connections.set(socket, connection);
    sessions.open(connection);
    const refused = refuseHandshake(query);
    if (refused !== undefined) close(socket, refused);
    const { heartbeatMs } = world.settings;
    const d = { heartbeat_interval: heartbeatMs, _trace: [] };
    connection.send({ op: 10, s: null, t: null, d });
    const watch = watchHeartbeat(connection, heartbeatMs);
    socket.on('message', (data: Buffer) => {
      const verdict = judge(connection, data);
      if (verdict !== undefined) close(socket, verdict);
    });
    socket.on('close', (code) => {
      clearInterval(watch);
      onClose(connection, code);
    });
    socket.on('error', () => undefined);
  };
  server.on('connection', open);

  const dropOne = (connection: Connection, { mode, code, resumable }: Required<Drop>): void => {
    if (mode === 'reconnect') connection.send({ op: 7, d: null });
    else if (mode === 'invalid') connection.send({ op: 9, d: resumable });
    else if (mode === 'zombie') connection.isZombie = true;
    else if (mode === 'outage' || code === 1006) connection.socket.terminate();
    else close(connection.socket, [code, 'dropped by a test']);
  };

  return {
    dispatch(type, data, { guildId, intent = 0, shape = asItIs } = {}) {
      let told = 0;
      for (const session of world.gateway.sessions.values()) {
        const isOther = shardOf(guildId, session.shard[1]) !== session.shard[0];
        const isDeaf = intent !== 0 && (session.intents & intent) === 0;
        if (session.dead || isOther || isDeaf) continue;
        sessions.push(session, type, shape(session, data));
        told += 1;
      }
      return told;
    },
    drop({ mode = 'close', code = 4000, resumable = mode !== 'invalid', forMs = 2000 } = {}) {
      if (!resumable) for (const session of world.gateway.sessions.values()) session.dead = true;
      if (mode === 'outage') refuseUntil = Date.now() + forMs;
      for (const connection of [...connections.values()]) {
        dropOne(connection, { mode, code, resumable, forMs });
      }
    },
    upgrade(request, socket, head) {
      if (Date.now() < refuseUntil) {
        socket.destroy();
        return;
      }
      server.handleUpgrade(request, socket, head, (made) => {
        server.emit('connection', made, request);
      });
    },
    close() {
      for (const socket of connections.keys()) socket.terminate();
      server.close();
    },
  };
};
