import { createRoute, defineOpenAPIRoute, z } from '@hono/zod-openapi';
import { SEARCH_MAX } from '../../bots/commands/search.ts';
import { QUESTION_MAX } from '../../bots/requests/request-text.ts';
import { searchBody, searchSchema } from '../bodies/search-body.ts';
import { foundIn, json, type ProgramEnv, problems, replyTo } from '../endpoint.ts';

const route = createRoute({
  method: 'get',
  path: '/search',
  operationId: 'search',
  summary: 'Finds the passages that fit best',
  request: {
    query: z.object({
      q: z
        .string()
        .min(1)
        .max(QUESTION_MAX)
        .openapi({ description: 'A question or a few words.', example: 'projects in Henan' }),
      limit: z.coerce.number().int().min(1).max(SEARCH_MAX).optional(),
    }),
  },
  responses: { 200: json(searchSchema, 'What was found, best first.'), ...problems(400, 422) },
});

export const searchEndpoint = defineOpenAPIRoute<typeof route, ProgramEnv>({
  route,
  handler: async (context) => {
    const { q, limit } = context.req.valid('query');
    const options = { query: q, limit: limit?.toString() };
    const reply = await replyTo(context, { command: 'search', options });
    return context.json(
      searchBody(foundIn(reply, 'passages'), context.env.desk.services.links),
      200,
    );
  },
});
