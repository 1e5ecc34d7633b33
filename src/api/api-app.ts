import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { admit } from './access/admit.ts';
import { problemResponse } from './access/problem.ts';
import type { ProgramEnv } from './endpoint.ts';
import { ENDPOINTS, SITE_PATHS } from './endpoints/endpoints.ts';
import { API_PATH, type OpenApiDocument, openApiOptions } from './open-api.ts';

const ownPath = (path: string): string => path.slice(API_PATH.length);

/** Lets nobody through but the holder of a token, who then is the caller. */
const gate: MiddlewareHandler<ProgramEnv> = async (context, next) => {
  const { desk, client } = context.env;
  const caller = await admit(desk, context.req.raw, client);
  if ('kind' in caller) return problemResponse(caller);
  const isSite = caller.token.kind === 'site';
  if (isSite && !SITE_PATHS.has(ownPath(context.req.path)))
    return problemResponse({ kind: 'not-for-sites' });
  context.set('caller', caller);
  return next();
};

/** Lets pages of a site's origins read the answers to its token. Source: WHATWG, "Fetch", 3.3 (CORS protocol). */
const shareWithSite: MiddlewareHandler<ProgramEnv> = async (context, next) => {
  await next();
  const origin = context.req.header('origin');
  context.header('vary', 'origin', { append: true });
  // The gate has compared it with the origins of the token.
  if (origin === undefined || context.var.caller?.token.kind !== 'site') return;
  context.header('access-control-allow-origin', origin);
  context.header('access-control-expose-headers', 'retry-after');
};

/** What a browser asks before it sends a page's request: allowed to the pages of every site that has a token. */
const preflight: MiddlewareHandler<ProgramEnv> = async (context) => {
  const origin = context.req.header('origin');
  const tokens = (await context.env.desk.services.store?.tokens.all()) ?? [];
  const isKnown = tokens.some(({ origins }) => origin !== undefined && origins.includes(origin));
  context.header('vary', 'origin');
  if (!isKnown || origin === undefined) return context.body(null, 403);
  context.header('access-control-allow-origin', origin);
  context.header('access-control-allow-methods', 'GET, POST');
  context.header('access-control-allow-headers', 'authorization, content-type');
  context.header('access-control-max-age', '600');
  return context.body(null, 204);
};

const failureOf = (error: unknown): Response | undefined => {
  if (!(error instanceof HTTPException)) return undefined;
  // Its own: a body that is no JSON, or none of a media type that is read.
  if (error.res === undefined)
    return problemResponse({
      kind: error.status === 415 ? 'unsupported-media' : 'invalid-request',
      detail: error.message,
    });
  return error.res;
};

/** The API as a whole, and the description that is made of what it checks by. */
export interface ApiApp {
  fetch(request: Request, bindings: ProgramEnv['Bindings']): Promise<Response>;
  describe(publicUrl: string | undefined): OpenApiDocument;
}

export const createApiApp = (): ApiApp => {
  const app = new OpenAPIHono<ProgramEnv>({
    defaultHook: (result) => {
      if (result.success) return undefined;
      const errors = result.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        message,
      }));
      return problemResponse({ kind: 'invalid-request', errors });
    },
  }).basePath(API_PATH);
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control'))
      context.header('cache-control', 'private, no-cache');
  });
  app.options('*', preflight);
  app.use(shareWithSite);
  app.use(etag({ weak: true }));
  app.use(gate);
  app.openapiRoutes(ENDPOINTS.map(({ route, handler }) => ({ route, handler })));
  app.notFound(() => problemResponse({ kind: 'not-found' }));
  app.onError((error, { env: { desk } }) => {
    const known = failureOf(error);
    if (known !== undefined) return known;
    desk.services.logger.error({ err: error }, 'api request failed');
    return problemResponse({ kind: 'failed' });
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token that the operator made: npm run tokens -- make NAME.',
  });
  return {
    fetch: async (request, bindings) => app.fetch(request, bindings),
    describe: (publicUrl) => app.getOpenAPI31Document(openApiOptions(publicUrl)),
  };
};
