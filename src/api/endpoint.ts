import type { RouteConfig } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Reply } from '../bots/commands/command.ts';
import { type Found, foundOf } from '../bots/commands/found.ts';
import type { Client } from '../bots/route.ts';
import type { Caller } from './access/admit.ts';
import { PROBLEM_KINDS, type Problem, problemResponse } from './access/problem.ts';
import type { ProgramDesk } from './access/program-desk.ts';
import { askAs, problemOf, type Wish } from './access/program-request.ts';
import { PAGE_DEFAULT, PAGE_MAX } from './paging.ts';

/** What every endpoint finds in its context. */
export type ProgramEnv = {
  readonly Bindings: { readonly client: Client; readonly desk: ProgramDesk };
  readonly Variables: { readonly caller: Caller };
};

const problemSchema = z
  .object({
    type: z.string().openapi({ description: 'Where it is explained; its end names it.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: 'Which parts of the request are wrong.' }),
  })
  .openapi('Problem', { description: 'RFC 9457.' });

type ProblemStatus = (typeof PROBLEM_KINDS)[keyof typeof PROBLEM_KINDS]['status'];

const titlesOf = (status: number): string =>
  Object.values(PROBLEM_KINDS)
    .filter((kind) => kind.status === status)
    .map(({ title }) => title)
    .join('; ');

const RETRY_AFTER = {
  'retry-after': {
    description: 'Seconds after which it may be tried again.',
    schema: { type: 'integer' },
  },
} as const;

const CHALLENGE = {
  'www-authenticate': { description: 'RFC 6750.', schema: { type: 'string' } },
} as const;

/** What any request may be answered with: who asks is nobody, may not, asks too much, or we are at fault. */
const COMMON: readonly ProblemStatus[] = [401, 403, 429, 500, 503];

/** The problems that an endpoint documents: those of every endpoint, and its own. */
export const problems = (...own: readonly ProblemStatus[]): RouteConfig['responses'] =>
  Object.fromEntries(
    [...own, ...COMMON].map((status) => [
      status,
      {
        description: `${titlesOf(status)}.`,
        ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
        ...(status === 401 ? { headers: CHALLENGE } : {}),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );

/** A JSON answer, with what it is. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** Ends a request with a problem. */
export const refuse = (problem: Problem): never => {
  const { status } = PROBLEM_KINDS[problem.kind];
  throw new HTTPException(status, { res: problemResponse(problem) });
};

/** Asks as whoever sent the request; ends it with a problem where chat would show a notice. */
export const replyTo = async (
  { env: { desk }, var: { caller } }: Context<ProgramEnv>,
  wish: Omit<Wish, 'platform'>,
): Promise<Reply> => {
  const platform = caller.token.kind === 'site' ? 'widget' : 'api';
  const reply = await askAs(desk, caller, { ...wish, platform });
  const { card } = reply;
  const isTaken = card.kind === 'notice' && card.about === 'feedback-taken';
  if (card.kind === 'notice' && !isTaken) return refuse(problemOf(card));
  return reply;
};

/** What a reply found, of the kind that the endpoint answers with. */
export const foundIn = <Kind extends Found['kind']>(
  reply: Reply,
  kind: Kind,
): Extract<Found, { readonly kind: Kind }> =>
  foundOf(reply, kind) ??
  refuse({ kind: 'not-a-question', detail: 'That is a greeting or a command of chat.' });

/** Where a list goes on, and how much of it is given at a time. */
export const pageQuery = z.object({
  cursor: z.string().optional().openapi({ description: 'The `next` of the page before.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_MAX)
    .optional()
    .openapi({ description: `Items a page, ${PAGE_DEFAULT} unless told.` }),
});

export const nextSchema = z
  .string()
  .nullable()
  .openapi({ description: 'The cursor of the next page; null at the end.' });

/** Says of a list when it has changed. */
export const ETAG = {
  etag: {
    description: 'Sent back as If-None-Match, it saves an unchanged list: 304.',
    schema: { type: 'string' },
  },
} as const;

export const notModified = { description: 'The list is as it was.' } as const;
