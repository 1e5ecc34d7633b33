import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How many connections there may be at a time. */
export interface ConnectionShare {
  readonly total: number;
  /** Of one address: a proxy is one, which opens no more than are asked through. */
  readonly perAddress: number;
}

/**
 * Lets nobody keep others out by connections alone: where there are too many, of one address or in all, the one that
 * has waited longest without a request makes room for the next. Only where every one of them is being answered is the
 * next one refused.
 */
export const shareConnections = (server: Server, { total, perAddress }: ConnectionShare): void => {
  /** In the order they came. */
  const open = new Map<Socket, string>();
  const counts = new Map<string, number>();
  const answered = new Set<Socket>();

  const forget = (socket: Socket): void => {
    const address = open.get(socket);
    if (address === undefined) return;
    open.delete(socket);
    answered.delete(socket);
    const left = (counts.get(address) ?? 1) - 1;
    if (left === 0) counts.delete(address);
    else counts.set(address, left);
  };
  const makeRoom = (of: string | undefined): boolean => {
    for (const [socket, address] of open) {
      if (answered.has(socket) || (of !== undefined && of !== address)) continue;
      forget(socket);
      socket.destroy();
      return true;
    }
    return false;
  };

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const isOver = (counts.get(address) ?? 0) >= perAddress;
    const hasRoom = isOver ? makeRoom(address) : open.size < total || makeRoom(undefined);
    if (!hasRoom) {
      socket.destroy();
      return;
    }
    open.set(socket, address);
    counts.set(address, (counts.get(address) ?? 0) + 1);
    socket.once('close', () => forget(socket));
  });
  server.on('request', ({ socket }, response) => {
    if (!open.has(socket)) return;
    answered.add(socket);
    response.once('close', () => {
      answered.delete(socket);
      // It waits from now on, behind those that have waited longer.
      const address = open.get(socket);
      if (address !== undefined && !socket.destroyed) {
        open.delete(socket);
        open.set(socket, address);
      }
    });
  });
};
