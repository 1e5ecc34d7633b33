import type { World } from './world.ts';

/** Which calls: a part of "METHOD /path", or a pattern over it; every call when left out. */
export type Match = string | RegExp | undefined;

export interface Failure {
  readonly match?: Match;
  readonly status?: number;
  readonly body?: object;
  readonly times?: number;
  readonly delayMs?: number;
  /** Closes the connection without an answer. */
  readonly hangup?: boolean;
}

export interface RateLimit {
  readonly match?: Match;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly times?: number;
  readonly global?: boolean;
}

export interface Refusal {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Trap extends Refusal {
  readonly match: Match;
  times: number;
  readonly delayMs: number;
  readonly hangup: boolean;
}

export interface Faults {
  failNext(failure?: Failure): void;
  rateLimitNext(limit?: RateLimit): void;
  /** The trap that catches a call, used up once. */
  take(method: string, path: string): Trap | undefined;
  /** What the rate limits say to a call: headers, or a refusal. */
  limit(
    method: string,
    path: string,
  ): { headers: Readonly<Record<string, string>>; refusal?: Refusal };
}

interface Bucket {
  left: number;
  readonly resetAt: number;
}

interface Taken {
  readonly isAllowed: boolean;
  readonly after: number;
  readonly headers: Readonly<Record<string, string>>;
}

const LIMITED = 'You are being rate limited.';

const isHit = (match: Match, call: string): boolean => {
  if (match === undefined) return true;
  return typeof match === 'string' ? call.includes(match) : match.test(call);
};

/** Faults that tests order, and the ordinary rate limits. */
export const createFaults = (world: World): Faults => {
  const traps: Trap[] = [];
  const buckets = new Map<string, Bucket>();

  const take = (key: string, most: number, windowMs: number): Taken => {
    const now = Date.now();
    const old = buckets.get(key);
    const bucket = old && old.resetAt > now ? old : { left: most, resetAt: now + windowMs };
    buckets.set(key, bucket);
    const isAllowed = bucket.left > 0;
    if (isAllowed) bucket.left -= 1;
    const after = (bucket.resetAt - now) / 1000;
    return {
      isAllowed,
      after,
      headers: {
        'x-ratelimit-limit': String(most),
        'x-ratelimit-remaining': String(bucket.left),
        'x-ratelimit-reset-after': after.toFixed(3),
        'x-ratelimit-reset': (bucket.resetAt / 1000).toFixed(3),
        'x-ratelimit-bucket': Buffer.from(key.split('@')[0] ?? '')
          .toString('hex')
          .slice(0, 16),
      },
    };
  };

  const takeRoute = (method: string, path: string): Taken | undefined => {
    const channel = /^\/channels\/(\d+)\/messages/u.exec(path)?.[1];
    if (channel !== undefined && method !== 'GET') return take(`${method}-msg@${channel}`, 5, 5000);
    const webhook = /^\/webhooks\/(\d+\/[^/]+)/u.exec(path)?.[1];
    return webhook === undefined ? undefined : take(`hook@${webhook}`, 5, 2000);
  };

  const refuse = (taken: Taken, isGlobal: boolean): Refusal => ({
    status: 429,
    body: { message: LIMITED, retry_after: taken.after, global: isGlobal },
    headers: {
      'retry-after': String(Math.ceil(taken.after)),
      'x-ratelimit-scope': isGlobal ? 'global' : 'user',
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : taken.headers),
    },
  });

  return {
    failNext({ match, status = 500, body, times = 1, delayMs = 0, hangup = false } = {}) {
      const told = body ?? { message: `${status}: Internal Server Error`, code: 0 };
      traps.push({ match, times, delayMs, hangup, status, body: told, headers: {} });
    },
    rateLimitNext({ match, retryAfter = 1, times = 1, global = false } = {}) {
      const taken: Taken = {
        isAllowed: false,
        after: retryAfter,
        headers: {
          'x-ratelimit-limit': '5',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset-after': String(retryAfter),
          'x-ratelimit-reset': String(Date.now() / 1000 + retryAfter),
          'x-ratelimit-bucket': 'test',
        },
      };
      traps.push({ match, times, delayMs: 0, hangup: false, ...refuse(taken, global) });
    },
    take(method, path) {
      const trap = traps.find((one) => isHit(one.match, `${method} ${path}`));
      if (trap === undefined) return undefined;
      trap.times -= 1;
      if (trap.times <= 0) traps.splice(traps.indexOf(trap), 1);
      return trap;
    },
    limit(method, path) {
      if (!world.settings.rateLimits) return { headers: {} };
      if (!/^\/(?:interactions|webhooks)\//u.test(path)) {
        const all = take('global', 50, 1000);
        if (!all.isAllowed) return { headers: {}, refusal: refuse(all, true) };
      }
      const route = takeRoute(method, path);
      if (route === undefined) return { headers: {} };
      if (route.isAllowed) return { headers: route.headers };
      world.problem('429: client ran into a per-route limit', { method, path });
      return { headers: {}, refusal: refuse(route, false) };
    },
  };
};
