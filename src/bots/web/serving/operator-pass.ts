import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { OperatorAccess } from '../../operator/operator-access.ts';
import type { RouteRequest } from '../../route.ts';

/** Tells who operates Newsdesk from who only asks, by a pass that the browser was given. */
export interface OperatorPass {
  /** What opens a pass: a token, a link that works once, or nothing. */
  readonly opensBy: OperatorAccess['kind'];
  isOperator(request: RouteRequest): boolean;
  /** What a browser that gave this secret is known by from then on, as headers; `undefined` for another secret. */
  admit(secret: string, isSecure: boolean): Readonly<Record<string, string>> | undefined;
  /** Ends the pass of this browser, wherever a copy of it is. */
  dismiss(request: RouteRequest): Readonly<Record<string, string>>;
}

const COOKIE = 'newsdesk-operator';
const VALID_MS = 12 * 60 * 60_000;
const HELD = /(?:^|;\s*)newsdesk-operator=([\w-]{43})(?:;|$)/u;
const PASS_BYTES = 32;
/** Browsers that are the operator's at a time; the oldest pass ends for one more. */
const PASSES_MAX = 100;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether two texts are the same, in a time that does not tell how much of them is. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const headerOf = (value: string, seconds: number, isSecure: boolean) => ({
  'set-cookie': `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`,
});

/** Passes are kept in memory, by their hashes: they end with the process, and with leaving. */
export const createOperatorPass = (access: OperatorAccess, now: () => number): OperatorPass => {
  /** Until when each holds, by the hash of the pass. */
  const passes = new Map<string, number>();
  let isLinkOpen = access.kind === 'link';
  const heldBy = ({ headers }: RouteRequest): string | undefined => {
    const [, pass] = HELD.exec(headers.get('cookie') ?? '') ?? [];
    return pass === undefined ? undefined : digest(pass).toString('base64url');
  };
  const isRight = (secret: string): boolean => {
    switch (access.kind) {
      case 'token':
        return isSame(secret, access.token);
      case 'link': {
        const opens = isLinkOpen && isSame(secret, access.key);
        if (opens) isLinkOpen = false;
        return opens;
      }
      case 'nobody':
        return false;
      default:
        return access satisfies never;
    }
  };
  return {
    opensBy: access.kind,
    isOperator: (request) => (passes.get(heldBy(request) ?? '') ?? 0) > now(),
    admit: (secret, isSecure) => {
      if (!isRight(secret)) return undefined;
      const pass = randomBytes(PASS_BYTES).toString('base64url');
      passes.set(digest(pass).toString('base64url'), now() + VALID_MS);
      const [oldest] = passes.keys();
      if (passes.size > PASSES_MAX && oldest !== undefined) passes.delete(oldest);
      return headerOf(pass, VALID_MS / 1000, isSecure);
    },
    dismiss: (request) => {
      passes.delete(heldBy(request) ?? '');
      return headerOf('', 0, false);
    },
  };
};
