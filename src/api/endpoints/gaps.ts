import { createRoute, defineOpenAPIRoute, z } from '@hono/zod-openapi';
import { foundIn, json, type ProgramEnv, problems, replyTo } from '../endpoint.ts';

const gapsSchema = z
  .object({
    gaps: z.array(z.object({ question: z.string(), count: z.int() }).readonly()).readonly(),
  })
  .readonly()
  .openapi('Gaps');

const route = createRoute({
  method: 'get',
  path: '/gaps',
  operationId: 'gaps',
  summary: 'For the operator: what was asked and no article answered',
  description: 'Needs a token that was made with the right of the operator.',
  responses: { 200: json(gapsSchema, 'Most often asked first.'), ...problems() },
});

export const gapsEndpoint = defineOpenAPIRoute<typeof route, ProgramEnv>({
  route,
  handler: async (context) => {
    const reply = await replyTo(context, { command: 'gaps' });
    return context.json({ gaps: foundIn(reply, 'gaps').gaps }, 200);
  },
});
