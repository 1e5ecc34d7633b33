import type { IncomingMessage } from 'node:http';

/** All that a request brings, or `undefined` when it is longer than `maxBytes`. */
export const readBody = (
  incoming: IncomingMessage,
  maxBytes: number,
): Promise<Buffer<ArrayBuffer> | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (body: Buffer<ArrayBuffer> | undefined): void => {
      incoming.off('data', take);
      resolve(body);
    };
    // A body that does not say how long it is must not be read to its end before it is refused.
    const take = (chunk: Buffer): void => {
      length += chunk.byteLength;
      if (length > maxBytes) settle(undefined);
      else chunks.push(chunk);
    };
    if (Number(incoming.headers['content-length'] ?? 0) > maxBytes) {
      resolve(undefined);
      return;
    }
    incoming.on('data', take);
    incoming.once('end', () => settle(Buffer.concat(chunks)));
    incoming.once('error', reject);
    incoming.once('close', () => reject(new Error('the request broke off')));
  });
