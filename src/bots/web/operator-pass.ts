import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Client, RouteRequest } from '../route.ts';

/** Tells who operates Newsdesk from who only asks. */
export interface OperatorPass {
  /** Whether the operator is known by a token; otherwise by sitting at the machine. */
  readonly needsToken: boolean;
  isOperator(request: RouteRequest, client: Client): boolean;
  /** What a browser that gave this token is known by from then on, as headers; `undefined` for another token. */
  admit(token: string, isSecure: boolean): Readonly<Record<string, string>> | undefined;
  /** Takes it back. */
  dismiss(): Readonly<Record<string, string>>;
}

const COOKIE = 'newsdesk-operator';
const VALID_MS = 12 * 60 * 60_000;
const HELD = /(?:^|;\s*)newsdesk-operator=(\d{1,15})\.([\w-]{43})(?:;|$)/u;

/** Whether two texts are the same, in a time that does not tell how much of them is. */
const isSame = (one: string, other: string): boolean => {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
};

const headerOf = (value: string, seconds: number, isSecure: boolean) => ({
  'set-cookie': `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`,
});

/** Without a token, whoever sits at the machine itself operates it, as on the console. */
export const createOperatorPass = (token: string | undefined, now: () => number): OperatorPass => {
  // Another token ends every pass: this is what they are signed with.
  const sign = (until: string): string =>
    createHmac('sha256', token ?? '')
      .update(`newsdesk operator ${until}`)
      .digest('base64url');
  return {
    needsToken: token !== undefined,
    isOperator: ({ headers }, { isLocal }) => {
      if (token === undefined) return isLocal;
      const [, until, signature] = HELD.exec(headers.get('cookie') ?? '') ?? [];
      if (until === undefined || signature === undefined) return false;
      return isSame(signature, sign(until)) && Number(until) > now();
    },
    admit: (given, isSecure) => {
      if (token === undefined || !isSame(given, token)) return undefined;
      const until = `${now() + VALID_MS}`;
      return headerOf(`${until}.${sign(until)}`, VALID_MS / 1000, isSecure);
    },
    dismiss: () => headerOf('', 0, false),
  };
};
