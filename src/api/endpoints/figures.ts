import { createRoute, defineOpenAPIRoute, z } from '@hono/zod-openapi';
import { figureBody, figureSchema } from '../bodies/figure-body.ts';
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

const figuresSchema = z
  .object({ figures: z.array(figureSchema).readonly(), next: nextSchema })
  .readonly()
  .openapi('Figures');

const route = createRoute({
  method: 'get',
  path: '/figures',
  operationId: 'figures',
  summary: 'Lists the figures of all articles, or of one',
  request: {
    query: pageQuery.extend({
      article: z.string().min(1).optional().openapi({ description: 'The id of an article.' }),
    }),
  },
  responses: {
    200: { ...json(figuresSchema, 'A page of figures.'), headers: ETAG },
    304: notModified,
    ...problems(400),
  },
});

export const figuresEndpoint = defineOpenAPIRoute<typeof route, ProgramEnv>({
  route,
  handler: async (context) => {
    const { article, ...query } = context.req.valid('query');
    const reply = await replyTo(context, { command: 'all-figures', options: { id: article } });
    const page = pageOf(
      foundIn(reply, 'figures').figures,
      ({ id, citation }) => [citation.documentId, citation.answer.start, id],
      query,
    );
    if (page === undefined) return refuse({ kind: 'invalid-cursor' });
    const { links } = context.env.desk.services;
    const figures = page.items.map((figure) => figureBody(figure, links));
    return context.json({ figures, next: page.next }, 200);
  },
});
