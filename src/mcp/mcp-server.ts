import { McpServer } from '@modelcontextprotocol/server';
import { registerArticles } from './article-resources.ts';
import { registerPrompts } from './prompts.ts';
import type { Seat } from './seat.ts';
import { TOOLS } from './tools/tools.ts';

const INSTRUCTIONS =
  'Newsdesk answers questions about a collection of articles in the articles’ own words. `ask` gives an exact quote with who said it and where, or says that the articles hold no answer; nothing in an answer is generated. Quote unchanged, cite the links, and do not fill gaps from memory.';

/** A server for one client: its tools, the articles it may see, and ways to begin. */
export const createMcpServer = (seat: Seat): McpServer => {
  const server = new McpServer(
    { name: 'newsdesk', title: 'Newsdesk', version: '1.0.0' },
    { instructions: INSTRUCTIONS },
  );
  for (const { register } of TOOLS) register(server, seat);
  registerArticles(server, seat);
  registerPrompts(server);
  return server;
};
