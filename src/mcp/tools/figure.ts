import { z } from '@hono/zod-openapi';
import { figureAnswerBody, figureAnswerSchema } from '../../api/bodies/figure-body.ts';
import { foundOf } from '../../bots/commands/found.ts';
import { QUESTION_MAX } from '../../bots/requests/request-text.ts';
import { cardText, tool } from '../tool.ts';

export const figure = tool({
  name: 'figure',
  title: 'Find a figure',
  description:
    'Finds a number of the articles by what it measures: the value as printed, its unit, period, who said it and where it stands. Digits are never changed. `list_topics` says what there are figures about.',
  input: z.object({
    topic: z
      .string()
      .min(1)
      .max(QUESTION_MAX)
      .describe('What is measured, such as "industrial growth west"'),
  }),
  output: figureAnswerSchema,
  wish: (options) => ({ command: 'figure', options }),
  answer: (reply, { desk }) => {
    const found = foundOf(reply, 'figure');
    if (found === undefined) return undefined;
    return { text: cardText(reply.card), body: figureAnswerBody(found, desk.services.links) };
  },
});
