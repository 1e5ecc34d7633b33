import { createRoute, defineOpenAPIRoute, z } from '@hono/zod-openapi';
import { COMMENT_MAX, FEEDBACK_CHOICES } from '../../store/store.ts';
import { type ProgramEnv, problems, replyTo } from '../endpoint.ts';

const NAME_MAX = 200;

const feedbackSchema = z
  .strictObject({
    receipt: z
      .string()
      .regex(/^[\w-]{1,32}$/u)
      .openapi({ description: 'The `receipt` of an answer that was given with the same token.' }),
    choice: z.enum(FEEDBACK_CHOICES).openapi({
      description:
        'right; wrong-answer: the right passage, but a wrong answer from it; wrong-passage.',
    }),
    comment: z.string().min(1).max(COMMENT_MAX).optional(),
    user: z
      .string()
      .max(NAME_MAX)
      .optional()
      .openapi({ description: 'Whose opinion it is; the last one of each counts.' }),
  })
  .openapi('Feedback');

const route = createRoute({
  method: 'post',
  path: '/feedback',
  operationId: 'feedback',
  summary: 'Takes an opinion on an answer',
  request: {
    body: { required: true, content: { 'application/json': { schema: feedbackSchema } } },
  },
  responses: { 204: { description: 'It is noted.' }, ...problems(400, 404, 415) },
});

export const feedbackEndpoint = defineOpenAPIRoute<typeof route, ProgramEnv>({
  route,
  handler: async (context) => {
    const { receipt, choice, comment, user } = context.req.valid('json');
    const ref = `${choice}:${receipt}`;
    const press =
      comment === undefined
        ? ({ action: 'feedback', ref } as const)
        : ({ action: 'comment', ref, comment } as const);
    await replyTo(context, { command: press.action, user, press });
    return context.body(null, 204);
  },
});
