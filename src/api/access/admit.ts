import type { Client } from '../../bots/route.ts';
import type { Token } from '../../store/store.ts';
import type { Problem } from './problem.ts';
import type { ProgramDesk } from './program-desk.ts';

/** Who asks: a token that was found, and where the request came from. */
export interface Caller {
  readonly token: Token;
  readonly client: Client;
}

/** Source: RFC 6750, section 2.1. */
const BEARER = /^Bearer +([\w-]{20,100})$/iu;

const unknownToken = ({ failures, services }: ProgramDesk, { address }: Client): Problem => {
  services.logger.warn('a token that opens nothing was tried');
  const waitMs = failures.take(address, '');
  return waitMs === 0
    ? { kind: 'unknown-token' }
    : { kind: 'too-many', retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) };
};

/** Whether a page of the site sent it. Browsers leave Origin out where a page reads from its own server. */
const isFromSite = ({ origins }: Token, headers: Headers, url: string): boolean => {
  const origin = headers.get('origin');
  if (origin !== null) return origins.includes(origin);
  const { host } = new URL(url);
  const isOwn = headers.get('sec-fetch-site') === 'same-origin';
  return isOwn && origins.some((known) => new URL(known).host === host);
};

/** The caller behind a request, or why there is none: rights come from a token, never from an address. */
export const admit = async (
  desk: ProgramDesk,
  { headers, url }: Pick<Request, 'headers' | 'url'>,
  client: Client,
): Promise<Caller | Problem> => {
  const { store, logger } = desk.services;
  const written = headers.get('authorization');
  if (written === null) return { kind: 'no-token' };
  const [, secret] = BEARER.exec(written.trim()) ?? [];
  if (secret === undefined) return unknownToken(desk, client);
  let token: Token | undefined;
  try {
    token = await store?.tokens.find(secret);
  } catch (err) {
    logger.error({ err }, 'token could not be looked up');
    return { kind: 'unavailable', detail: 'What keeps the tokens is out of reach.', retryAfter: 5 };
  }
  if (token === undefined) return unknownToken(desk, client);
  if (token.kind === 'site' && !isFromSite(token, headers, url)) {
    return { kind: 'wrong-origin', detail: 'It counts on the pages it was made for alone.' };
  }
  return { token, client };
};
