import type { OpenAPIHono } from '@hono/zod-openapi';

/** Where the API stands; another version of it stands beside it. */
export const API_PATH = '/api/v1';

export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

const DESCRIPTION = `Questions about a corpus of articles, answered in the articles' own words: who said it, in which
article, published by whom and when. Every request needs a token of the operator, and sees the collections of that token
and nothing else. Errors are problems as of RFC 9457.`;

/** What the description of the API begins with; `publicUrl` is where people reach it. */
export const openApiOptions = (
  publicUrl: string | undefined,
): Parameters<OpenAPIHono['getOpenAPI31Document']>[0] => ({
  openapi: '3.1.0',
  info: {
    title: 'Newsdesk',
    version: '1',
    description: DESCRIPTION.replaceAll('\n', ' '),
  },
  servers: [{ url: publicUrl ?? '/' }],
  security: [{ token: [] }],
});
