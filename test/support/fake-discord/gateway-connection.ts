import { createDeflate, constants as zlib } from 'node:zlib';
import type { WebSocket } from 'ws';
import type { GatewayPayload, Session } from './fake-types.ts';

export type Send = (payload: GatewayPayload) => void;

/** One open connection: what is known of it before and after it has a session. */
export interface Connection {
  readonly socket: WebSocket;
  readonly send: Send;
  session?: Session;
  isZombie: boolean;
  lastBeatAt: number;
  /** When its payloads of the last minute came. */
  received: number[];
}

const FLUSH_MARK = Buffer.from([0, 0, 255, 255]);

const sendPlain = (socket: WebSocket): Send => {
  return (payload) => {
    if (socket.readyState === 1) socket.send(JSON.stringify(payload));
  };
};

const sendCompressed = (socket: WebSocket): Send => {
  const deflate = createDeflate({ flush: zlib.Z_SYNC_FLUSH });
  let pending: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => {
    pending.push(chunk);
    const whole = Buffer.concat(pending);
    if (!whole.subarray(-FLUSH_MARK.length).equals(FLUSH_MARK)) return;
    pending = [];
    if (socket.readyState === 1) socket.send(whole);
  });
  return (payload) => {
    deflate.write(JSON.stringify(payload));
    deflate.flush(zlib.Z_SYNC_FLUSH);
  };
};

/** A new connection, compressing when the client asked for it. */
export const makeConnection = (socket: WebSocket, isCompressed: boolean): Connection => ({
  socket,
  send: isCompressed ? sendCompressed(socket) : sendPlain(socket),
  isZombie: false,
  lastBeatAt: Date.now(),
  received: [],
});
