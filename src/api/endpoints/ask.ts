import { createRoute, defineOpenAPIRoute, z } from '@hono/zod-openapi';
import { FILTER_MAX } from '../../bots/requests/parse-filters.ts';
import { QUESTION_MAX } from '../../bots/requests/request-text.ts';
import { answerBody, answerSchema } from '../bodies/answer-body.ts';
import { foundIn, json, type ProgramEnv, problems, replyTo } from '../endpoint.ts';

const NAME_MAX = 200;
const filter = z.string().min(1).max(FILTER_MAX).optional();

const askSchema = z
  .strictObject({
    question: z
      .string()
      .min(1)
      .max(QUESTION_MAX)
      .openapi({ example: 'How many projects were built in Henan?' }),
    conversation: z.string().max(NAME_MAX).optional().openapi({
      description: 'Any name: what is asked under it may lean on what was asked before.',
    }),
    user: z
      .string()
      .max(NAME_MAX)
      .optional()
      .openapi({ description: 'Who asks, in any words: each has the limits of a person in chat.' }),
    by: filter.openapi({ description: 'Only what this person said.' }),
    article: filter.openapi({
      description: 'Only in this article: its id or a part of its title.',
    }),
    after: filter.openapi({ description: 'Only in articles from this day, month or year on.' }),
    before: filter.openapi({ description: 'Only in articles up to this day, month or year.' }),
  })
  .openapi('Question');

const route = createRoute({
  method: 'post',
  path: '/ask',
  operationId: 'ask',
  summary: "Answers a question in the articles' own words",
  description:
    'An answer with its citations, or an abstention with its reason and what comes nearest. Nothing is written by a model: every quoted word stands in an article.',
  request: { body: { required: true, content: { 'application/json': { schema: askSchema } } } },
  responses: {
    200: json(answerSchema, 'The answer, or why there is none.'),
    ...problems(400, 415, 422),
  },
});

export const askEndpoint = defineOpenAPIRoute<typeof route, ProgramEnv>({
  route,
  handler: async (context) => {
    const { conversation, user, ...options } = context.req.valid('json');
    const reply = await replyTo(context, { command: 'ask', options, conversation, user });
    const { links } = context.env.desk.services;
    return context.json(answerBody(foundIn(reply, 'answer'), reply.card, links), 200);
  },
});
