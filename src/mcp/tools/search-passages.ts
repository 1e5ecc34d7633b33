import { z } from '@hono/zod-openapi';
import { type SearchBody, searchBody, searchSchema } from '../../api/bodies/search-body.ts';
import { foundOf } from '../../bots/commands/found.ts';
import { SEARCH_MAX } from '../../bots/commands/search.ts';
import { QUESTION_MAX } from '../../bots/requests/request-text.ts';
import { tool } from '../tool.ts';

const passageText = ({
  text,
  title,
  publisher,
  publishedOn,
  documentId,
  url,
  viewerUrl,
}: SearchBody['passages'][number]): string =>
  `${text}\n[${[title, publisher, publishedOn, documentId, viewerUrl ?? url].filter((part) => part !== null).join(' · ')}]`;

const textOf = ({ passages }: SearchBody): string =>
  passages.length === 0 ? 'No passage fits.' : passages.map(passageText).join('\n\n');

export const searchPassages = tool({
  name: 'search_passages',
  title: 'Search passages',
  description:
    'Finds the passages of the articles that fit a question or a few words best, as they stand there, each with its article and a link. Use it to read around an answer or when `ask` finds none.',
  input: z.object({
    query: z.string().min(1).max(QUESTION_MAX).describe('A question or a few words'),
    limit: z.int().min(1).max(SEARCH_MAX).optional().describe('How many passages; 10 unless told'),
  }),
  output: searchSchema,
  wish: ({ query, limit }) => ({ command: 'search', options: { query, limit: limit?.toString() } }),
  answer: (reply, { desk }) => {
    const found = foundOf(reply, 'passages');
    if (found === undefined) return undefined;
    const body = searchBody(found, desk.services.links);
    const articles = body.articles.map(({ id, title }) => ({ id, title }));
    return { text: textOf(body), body, articles };
  },
});
