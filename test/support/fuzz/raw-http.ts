import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request as it goes over the wire, part by part, so that each can be changed. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What came back; `status` is 0 where the connection was closed without a word. */
export interface RawReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly ms: number;
  /** Whether the server closed the connection in time. */
  readonly isClosed: boolean;
}

/** The bytes of a request, its body measured, after which the connection is to be closed. */
export const rawBytes = ({ method, path, headers, body }: RawRequest): Buffer => {
  const all = { ...headers, 'content-length': `${body.length}`, connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  // One byte a character: whatever was changed goes out as it is.
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'),
    body,
  ]);
};

const parse = (text: string): Omit<RawReply, 'ms' | 'isClosed'> => {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = (end < 0 ? text : text.slice(0, end)).split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
    }),
  );
  const status = Number(/^HTTP\/1\.1 (\d{3})/u.exec(first)?.[1] ?? 0);
  return { status, headers, body: end < 0 ? '' : text.slice(end + 4) };
};

/** Sends bytes to a server and says no more; resolves to what came back until it closed, or until `withinMs`. */
export const sendRaw = async (port: number, bytes: Buffer, withinMs: number): Promise<RawReply> => {
  const begun = performance.now();
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const received: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  // A server may close while it is still being written to.
  socket.on('error', () => {});
  const closed = new Promise<true>((resolve) => {
    socket.once('close', () => resolve(true));
  });
  socket.once('end', () => socket.destroy());
  socket.end(bytes);
  const isClosed = await Promise.race([closed, sleep(withinMs, false, { ref: false })]);
  socket.destroy();
  const ms = Math.round(performance.now() - begun);
  return { ...parse(Buffer.concat(received).toString('utf8')), ms, isClosed };
};
