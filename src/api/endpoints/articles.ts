import { createRoute, defineOpenAPIRoute, z } from '@hono/zod-openapi';
import { articleBody, articleSchema } from '../bodies/article-body.ts';
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

const articlesSchema = z
  .object({ articles: z.array(articleSchema).readonly(), next: nextSchema })
  .readonly()
  .openapi('Articles');

const route = createRoute({
  method: 'get',
  path: '/articles',
  operationId: 'articles',
  summary: 'Lists the articles',
  request: { query: pageQuery },
  responses: {
    200: { ...json(articlesSchema, 'A page of articles, by id.'), headers: ETAG },
    304: notModified,
    ...problems(400),
  },
});

export const articlesEndpoint = defineOpenAPIRoute<typeof route, ProgramEnv>({
  route,
  handler: async (context) => {
    const reply = await replyTo(context, { command: 'articles' });
    const { documents } = foundIn(reply, 'articles');
    const page = pageOf(documents, ({ id }) => [id], context.req.valid('query'));
    if (page === undefined) return refuse({ kind: 'invalid-cursor' });
    const { links } = context.env.desk.services;
    const articles = page.items.map((document) => articleBody(document, links));
    return context.json({ articles, next: page.next }, 200);
  },
});
