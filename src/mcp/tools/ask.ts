import { z } from '@hono/zod-openapi';
import { answerBody, answerSchema } from '../../api/bodies/answer-body.ts';
import { foundOf } from '../../bots/commands/found.ts';
import { FILTER_MAX } from '../../bots/requests/parse-filters.ts';
import { QUESTION_MAX } from '../../bots/requests/request-text.ts';
import { cardText, tool } from '../tool.ts';

const filter = z.string().min(1).max(FILTER_MAX).optional();
const NAME_MAX = 200;

const unique = <Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] =>
  items.filter(({ id }, at) => items.findIndex((item) => item.id === id) === at);

export const ask = tool({
  name: 'ask',
  title: 'Ask the articles',
  description:
    'Answers a question in the exact words of the articles, with the sentence, who said it, the article, its publisher and date, and a link to the place. Says so when the articles hold no answer: then do not answer from memory as if they did. Quote the words unchanged and cite the link.',
  input: z.object({
    question: z
      .string()
      .min(1)
      .max(QUESTION_MAX)
      .describe('One question in plain English, as a person would ask it'),
    conversation: z
      .string()
      .max(NAME_MAX)
      .optional()
      .describe('Any name; questions under the same one may lean on each other ("and in 2020?")'),
    by: filter.describe('Only what this person said'),
    article: filter.describe('Only in this article: its id or a part of its title'),
    after: filter.describe(
      'Only in articles from this day, month or year on: 2022-09-23, 2022-09, 2022',
    ),
    before: filter.describe('Only in articles up to this day, month or year'),
  }),
  output: answerSchema,
  wish: ({ conversation, ...options }) => ({ command: 'ask', options, conversation }),
  answer: (reply, { desk }) => {
    const found = foundOf(reply, 'answer');
    if (found === undefined) return undefined;
    const body = answerBody(found, reply.card, desk.services.links);
    const cited = [...body.citations, ...body.nearest];
    const articles = unique(cited.map(({ documentId, title }) => ({ id: documentId, title })));
    return { text: cardText(reply.card), body, articles };
  },
});
