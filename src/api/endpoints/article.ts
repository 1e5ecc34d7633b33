import { createRoute, defineOpenAPIRoute, z } from '@hono/zod-openapi';
import { wholeArticleBody, wholeArticleSchema } from '../bodies/article-body.ts';
import {
  ETAG,
  foundIn,
  json,
  notModified,
  type ProgramEnv,
  problems,
  refuse,
  replyTo,
} from '../endpoint.ts';

const route = createRoute({
  method: 'get',
  path: '/articles/{id}',
  operationId: 'article',
  summary: 'Gives one article, with its text and figures',
  request: {
    params: z.object({
      id: z.string().openapi({
        param: { name: 'id', in: 'path' },
        description: 'As lists and citations give it, escaped: "/" is %2F.',
        example: 'henan',
      }),
    }),
  },
  responses: {
    200: { ...json(wholeArticleSchema, 'The article.'), headers: ETAG },
    304: notModified,
    ...problems(404),
  },
});

export const articleEndpoint = defineOpenAPIRoute<typeof route, ProgramEnv>({
  route,
  handler: async (context) => {
    const reply = await replyTo(context, {
      command: 'article',
      options: context.req.valid('param'),
    });
    const { document, figures } = foundIn(reply, 'article');
    if (document === undefined) return refuse({ kind: 'no-article' });
    const { links } = context.env.desk.services;
    return context.json(wholeArticleBody(document, figures, links), 200);
  },
});
