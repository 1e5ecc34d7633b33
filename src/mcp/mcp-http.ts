import {
  createMcpHandler,
  localhostAllowedOrigins,
  type McpHttpHandler,
  type McpRequestContext,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import { admit, type Caller } from '../api/access/admit.ts';
import { problemResponse } from '../api/access/problem.ts';
import type { ProgramDesk } from '../api/access/program-desk.ts';
import { createRateLimiter, type RateLimiter } from '../bots/requests/rate-limit.ts';
import type { Client } from '../bots/route.ts';
import { createMcpServer } from './mcp-server.ts';
import type { Seat } from './seat.ts';

/** Open streams at a time, over all clients. */
const STREAMS_MAX = 100;
/** Messages a minute of one token, whatever they ask: what a tool does has the token's own rate besides. */
const MESSAGES_PER_MINUTE = 600;

export interface McpHttpOptions {
  /** Where people reach the server, when that is elsewhere. */
  readonly publicUrl: string | undefined;
  readonly now: () => number;
}

/** The streamable HTTP transport behind its gate. */
export interface McpHttp {
  fetch(request: Request, client: Client, desk: ProgramDesk): Promise<Response>;
  close(): Promise<void>;
}

/** The names that pages may come from: this machine's, and ours. Programs send no Origin. */
const namesOf = (publicUrl: string | undefined): string[] => [
  ...localhostAllowedOrigins(),
  ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname]),
];

const seatOf = ({ authInfo }: McpRequestContext): Seat =>
  // Put there by `fetch` below for every request.
  authInfo?.extra as unknown as Seat;

const serveSeat = (
  handler: McpHttpHandler,
  request: Request,
  caller: Caller,
  desk: ProgramDesk,
): Promise<Response> => {
  const { id, collections } = caller.token;
  const seat: Seat = { desk, caller: async () => caller };
  // The secret itself goes no further than the gate.
  const authInfo = { token: id, clientId: id, scopes: [...collections], extra: { ...seat } };
  return handler.fetch(request, { authInfo });
};

const tooMany = (waitMs: number): Response =>
  problemResponse({ kind: 'too-many', retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) });

/** Checks where a request comes from and whose it is before the SDK sees it. */
export const createMcpHttp = ({ publicUrl, now }: McpHttpOptions): McpHttp => {
  const handler = createMcpHandler((context) => createMcpServer(seatOf(context)), {
    maxSubscriptions: STREAMS_MAX,
  });
  const names = namesOf(publicUrl);
  const messages: RateLimiter = createRateLimiter({ user: MESSAGES_PER_MINUTE, channel: 0 }, now);
  return {
    fetch: async (request, client, desk) => {
      const stranger = originValidationResponse(request, names);
      if (stranger !== undefined) return stranger;
      const caller = await admit(desk, request, client);
      if ('kind' in caller) return problemResponse(caller);
      if (caller.token.kind === 'site') return problemResponse({ kind: 'not-for-sites' });
      const waitMs = messages.take(caller.token.id, '');
      return waitMs > 0 ? tooMany(waitMs) : serveSeat(handler, request, caller, desk);
    },
    close: () => handler.close(),
  };
};
