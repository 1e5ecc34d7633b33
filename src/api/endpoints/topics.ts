import { createRoute, defineOpenAPIRoute, z } from '@hono/zod-openapi';
import {
  ETAG,
  foundIn,
  json,
  nextSchema,
  notModified,
  type ProgramEnv,
  pageQuery,
  problems,
  refuse,
  replyTo,
} from '../endpoint.ts';
import { pageOf } from '../paging.ts';

const topicsSchema = z
  .object({
    topics: z
      .array(z.object({ label: z.string(), count: z.int() }).readonly())
      .readonly()
      .openapi({ description: 'Most figures first.' }),
    next: nextSchema,
  })
  .readonly()
  .openapi('Topics');

const route = createRoute({
  method: 'get',
  path: '/topics',
  operationId: 'topics',
  summary: 'Lists what there are figures about',
  request: { query: pageQuery },
  responses: {
    200: { ...json(topicsSchema, 'A page of topics.'), headers: ETAG },
    304: notModified,
    ...problems(400),
  },
});

export const topicsEndpoint = defineOpenAPIRoute<typeof route, ProgramEnv>({
  route,
  handler: async (context) => {
    const reply = await replyTo(context, { command: 'topics' });
    const page = pageOf(
      foundIn(reply, 'topics').topics,
      ({ label, count }) => [-count, label],
      context.req.valid('query'),
    );
    if (page === undefined) return refuse({ kind: 'invalid-cursor' });
    const topics = page.items.map(({ label, count }) => ({ label, count }));
    return context.json({ topics, next: page.next }, 200);
  },
});
