import { z } from '@hono/zod-openapi';
import { foundOf } from '../../bots/commands/found.ts';
import { cardText, tool } from '../tool.ts';

const TOPICS_MAX = 200;

export const listTopics = tool({
  name: 'list_topics',
  title: 'List topics',
  description: 'Lists what there are figures about, the most frequent first.',
  input: z.object({}),
  output: z
    .object({
      topics: z.array(z.object({ label: z.string(), count: z.int() }).readonly()).readonly(),
    })
    .readonly(),
  wish: () => ({ command: 'topics' }),
  answer: (reply) => {
    const found = foundOf(reply, 'topics');
    if (found === undefined) return undefined;
    const topics = found.topics.slice(0, TOPICS_MAX).map(({ label, count }) => ({ label, count }));
    return { text: cardText(reply.card), body: { topics } };
  },
});
