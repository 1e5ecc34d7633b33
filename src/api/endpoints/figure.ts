import { createRoute, defineOpenAPIRoute, z } from '@hono/zod-openapi';
import { QUESTION_MAX } from '../../bots/requests/request-text.ts';
import { figureAnswerBody, figureAnswerSchema } from '../bodies/figure-body.ts';
import { foundIn, json, type ProgramEnv, problems, replyTo } from '../endpoint.ts';

const route = createRoute({
  method: 'get',
  path: '/figure',
  operationId: 'figure',
  summary: 'Finds the figure that fits a topic',
  request: {
    query: z.object({
      topic: z
        .string()
        .min(1)
        .max(QUESTION_MAX)
        .openapi({ description: 'What is measured.', example: 'western region growth' }),
    }),
  },
  responses: {
    200: json(figureAnswerSchema, 'The figure, or those that come nearest.'),
    ...problems(400, 422),
  },
});

export const figureEndpoint = defineOpenAPIRoute<typeof route, ProgramEnv>({
  route,
  handler: async (context) => {
    const reply = await replyTo(context, {
      command: 'figure',
      options: context.req.valid('query'),
    });
    const { links } = context.env.desk.services;
    return context.json(figureAnswerBody(foundIn(reply, 'figure'), links), 200);
  },
});
