import type { Client } from '../bots/route.ts';

const LOOPBACK_ADDRESS =
  /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/u;
const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The name in a Host header, without its port and in lower case. */
export const hostName = (host: string): string =>
  host
    .trim()
    .toLowerCase()
    .replace(/:\d{1,5}$/u, '')
    .replace(/\.$/u, '');

/** Whether a name can only mean this very machine. */
export const isLoopbackName = (name: string): boolean => LOOPBACK_NAMES.has(name);

/** Whether a server that listens there is reached from this machine alone. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || LOOPBACK_ADDRESS.test(host);

/** Who sent a request that came from `remote`; what a proxy says counts only where proxies are trusted. */
export const clientOf = (remote: string, headers: Headers, trustsProxy: boolean): Client => {
  // The last entry is the one our own proxy wrote; those before it can be made up by the sender.
  const named = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64);
  return { address: trustsProxy && named !== undefined && named !== '' ? named : remote };
};
