import { z } from '@hono/zod-openapi';
import type { GetPromptResult, McpServer } from '@modelcontextprotocol/server';

const asUser = (text: string): GetPromptResult => ({
  messages: [{ role: 'user', content: { type: 'text', text } }],
});

const RULES =
  'Use the tool `ask` first, and `search_passages` to read around what it finds. Quote the words of the articles unchanged, say who said them, and give the link of each citation. Where the articles hold no answer, say so.';

/** Ways to begin that people can pick. */
export const registerPrompts = (server: McpServer): void => {
  server.registerPrompt(
    'answer_from_articles',
    {
      title: 'Answer from the articles',
      description: 'Answers a question with quotes and links, from the articles alone',
      argsSchema: z.object({ question: z.string().describe('What you want to know') }),
    },
    ({ question }) =>
      asUser(`Answer this question from the articles alone: ${question}\n\n${RULES}`),
  );
  server.registerPrompt(
    'check_claim',
    {
      title: 'Check a claim',
      description:
        'Says whether the articles bear a claim out, with the sentences that do or do not',
      argsSchema: z.object({ claim: z.string().describe('A sentence to check') }),
    },
    ({ claim }) =>
      asUser(
        `Check this claim against the articles: ${claim}\n\n${RULES} Look for figures with the tool \`figure\`. Say of each part whether the articles say it, say otherwise, or are silent.`,
      ),
  );
};
