import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { Library } from '../../../qa/library/library.ts';
import type { Scope } from '../../../qa/types.ts';
import type { Client, RouteRequest } from '../../route.ts';
import { PUBLIC_SCOPE } from '../../scopes/public-scope.ts';
import type { OperatorPass } from './operator-pass.ts';

/** Who looks at the page. */
export interface Visitor {
  /** Identifies a browser; unguessable, so that nobody acts as somebody else. */
  readonly id: string;
  /** Set where the browser has none yet. */
  readonly cookie: Readonly<Record<string, string>>;
  readonly address: string;
  /** Whoever runs Newsdesk: they see the whole corpus and what is asked in vain. */
  readonly isOperator: boolean;
}

/** What visitors are known by. */
export interface Doorman {
  readonly operator: OperatorPass;
  /** A keyed hash of a text, which only this Newsdesk can make. */
  sign(text: string): string;
}

const COOKIE = 'newsdesk';
const ID = /^[\w-]{22}$/u;
/** No link to an article is signed for a text like it. */
const SIGNED = 'a browser\n';

/** A new unguessable id: the 122 random bits of a UUID, which Node draws many at a time. */
export const newId = (): string =>
  Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');

export const isId = (text: string): boolean => ID.test(text);

const cookieOf = (header: string): string | undefined =>
  header
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1];

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** The id in a cookie that was given out here; what somebody made up, or brings from elsewhere, is none. */
const knownId = (cookie: string | undefined, sign: Doorman['sign']): string | undefined => {
  const [id = '', signature = '', ...more] = cookie?.split('.') ?? [];
  if (!isId(id) || more.length > 0) return undefined;
  return isSame(signature, sign(SIGNED + id)) ? id : undefined;
};

/** Who sent a request: known by a cookie that was given out here, that no script reads and no other site can send. */
export const visitorOf = (
  request: RouteRequest,
  client: Client,
  { operator, sign }: Doorman,
): Visitor => {
  const known = knownId(cookieOf(request.headers.get('cookie') ?? ''), sign);
  const id = known ?? newId();
  const isSecure = request.headers.get('x-forwarded-proto') === 'https';
  const set = `${COOKIE}=${id}.${sign(SIGNED + id)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000${isSecure ? '; Secure' : ''}`;
  return {
    id,
    cookie: known !== undefined ? {} : { 'set-cookie': set },
    address: client.address,
    isOperator: operator.isOperator(request),
  };
};

/** What a visitor may see. */
export const visibleTo = ({ isOperator }: Visitor, library: Library): Scope =>
  isOperator
    ? {
        collections: [
          ...new Set([...library.documents.values()].map(({ collection }) => collection)),
        ].sort(),
      }
    : PUBLIC_SCOPE;

/** Whether a form was sent from a page of ours. Source: W3C, "Fetch Metadata Request Headers"; OWASP, "CSRF Prevention". */
export const isFromOurPage = (request: RouteRequest): boolean => {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
};
