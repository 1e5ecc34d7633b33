import { z } from '@hono/zod-openapi';
import { wholeArticleBody, wholeArticleSchema } from '../../api/bodies/article-body.ts';
import { foundOf } from '../../bots/commands/found.ts';
import { tool } from '../tool.ts';

const ID_MAX = 1_000;

export const getArticle = tool({
  name: 'get_article',
  title: 'Read an article',
  description:
    'Gives a whole article by its id, as citations and passages name it: its text, who published it and when, and its figures.',
  input: z.object({ id: z.string().min(1).max(ID_MAX).describe('The `documentId` of a citation') }),
  output: wholeArticleSchema,
  wish: ({ id }) => ({ command: 'article', options: { id } }),
  answer: (reply, { desk }) => {
    const { document, figures = [] } = foundOf(reply, 'article') ?? {};
    if (document === undefined) return undefined;
    const body = wholeArticleBody(document, figures, desk.services.links);
    const { publisher, publishedOn, url, viewerUrl, text } = body;
    const about = [publisher, publishedOn, url, viewerUrl].filter((part) => part !== null);
    return { text: `${text}\n\n[${about.join(' · ')}]`, body };
  },
});
