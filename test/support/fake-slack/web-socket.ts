import type { Socket } from 'node:net';

const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;
const CLOSE_GRACE_MS = 200;

interface Frame {
  readonly opcode: number;
  readonly isFinal: boolean;
  readonly data: Buffer;
  /** Bytes the frame took. */
  readonly size: number;
}

/** The first frame of a buffer, unmasked, or `undefined` while it is not all there. Source: RFC 6455, 5.2. */
const readFrame = (buffer: Buffer): Frame | undefined => {
  if (buffer.length < 2) return undefined;
  const first = buffer.readUInt8(0);
  const second = buffer.readUInt8(1);
  let length = second & 127;
  let offset = 2;
  if (length === 126) {
    if (buffer.length < 4) return undefined;
    length = buffer.readUInt16BE(2);
    offset = 4;
  } else if (length === 127) {
    if (buffer.length < 10) return undefined;
    length = Number(buffer.readBigUInt64BE(2));
    offset = 10;
  }
  const isMasked = (second & 128) !== 0;
  const start = offset + (isMasked ? 4 : 0);
  if (buffer.length < start + length) return undefined;
  const data = Buffer.from(buffer.subarray(start, start + length));
  if (isMasked) {
    const mask = buffer.subarray(offset, start);
    data.forEach((byte, index) => {
      data[index] = byte ^ (mask[index & 3] ?? 0);
    });
  }
  return { opcode: first & 15, isFinal: (first & 128) !== 0, data, size: start + length };
};

const frameHeader = (opcode: number, length: number): Buffer => {
  if (length < 126) return Buffer.from([0x80 | opcode, length]);
  if (length < 65_536) return Buffer.from([0x80 | opcode, 126, length >> 8, length & 255]);
  const header = Buffer.alloc(10);
  header.writeUInt8(0x80 | opcode, 0);
  header.writeUInt8(127, 1);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
};

export interface WebSocketEvents {
  message(text: string): void;
  /** The client's close frame came. */
  closing(): void;
  closed(): void;
}

/** The server's end of one WebSocket, with everything a test may do to it. */
export class WebSocketConnection {
  readonly id: number;
  readonly openedAt = Date.now();
  isOpen = true;
  /** A half-open connection: nothing is read, nothing is answered. */
  isFrozen = false;
  /** Told to go: no new events are sent over it. */
  isRetiring = false;
  helloAt: number | undefined;
  closeFrameAt: number | undefined;
  closedAt: number | undefined;
  pings = 0;
  pongs = 0;
  clientPings = 0;
  readonly #socket: Socket;
  readonly #events: WebSocketEvents;
  readonly #lingerMs: number;
  #buffer: Buffer;
  #parts: Buffer[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    socket: Socket,
    head: Buffer,
    options: { readonly id: number; readonly lingerMs: number; readonly events: WebSocketEvents },
  ) {
    this.id = options.id;
    this.#socket = socket;
    this.#buffer = head;
    this.#events = options.events;
    this.#lingerMs = options.lingerMs;
    socket.setNoDelay(true);
    socket.on('data', (data: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, data]);
      this.#drain();
    });
    socket.on('error', () => this.#done());
    socket.on('close', () => this.#done());
    if (head.length > 0) setImmediate(() => this.#drain());
  }

  /** Whether events can be sent over it. */
  get isLive(): boolean {
    return (
      this.isOpen &&
      this.helloAt !== undefined &&
      !this.isRetiring &&
      this.closeFrameAt === undefined
    );
  }

  send(message: unknown): void {
    this.#frame(OPCODE.text, Buffer.from(JSON.stringify(message)));
  }

  pingEvery(periodMs: number): void {
    this.#timer = setInterval(() => {
      this.pings += 1;
      this.#frame(OPCODE.ping, Buffer.from(`Ping from fake-slack (${Date.now()})`));
    }, periodMs);
  }

  close(code = 1000): void {
    const data = Buffer.alloc(2);
    data.writeUInt16BE(code);
    this.#frame(OPCODE.close, data);
    setTimeout(() => this.#socket.destroy(), CLOSE_GRACE_MS).unref();
  }

  terminate(): void {
    this.#socket.destroy();
  }

  #frame(opcode: number, data: Buffer): void {
    if (!this.isOpen || this.isFrozen || this.#socket.destroyed) return;
    this.#socket.write(Buffer.concat([frameHeader(opcode, data.length), data]));
  }

  #done(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.closedAt = Date.now();
    clearInterval(this.#timer);
    this.#events.closed();
  }

  #drain(): void {
    for (let frame = readFrame(this.#buffer); frame; frame = readFrame(this.#buffer)) {
      this.#buffer = this.#buffer.subarray(frame.size);
      if (!this.isFrozen) this.#receive(frame);
    }
  }

  #receive({ opcode, isFinal, data }: Frame): void {
    if (opcode === OPCODE.ping) {
      this.clientPings += 1;
      this.#frame(OPCODE.pong, data);
    } else if (opcode === OPCODE.pong) {
      this.pongs += 1;
    } else if (opcode === OPCODE.close) {
      this.#frame(OPCODE.close, data.subarray(0, 2));
      this.closeFrameAt = Date.now();
      this.#events.closing();
      if (this.#lingerMs > 0) setTimeout(() => this.#socket.destroy(), this.#lingerMs).unref();
      else {
        this.#socket.end();
        this.#done();
      }
    } else {
      this.#parts.push(data);
      if (!isFinal) return;
      const text = Buffer.concat(this.#parts).toString();
      this.#parts = [];
      this.#events.message(text);
    }
  }
}
