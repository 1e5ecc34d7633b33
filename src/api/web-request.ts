import type { RouteRequest } from '../bots/route.ts';

/** The request as the web's standard has it. */
export const webRequest = async (request: RouteRequest): Promise<Request> => {
  const { method, url, headers } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers,
    ...(hasBody ? { body: await request.arrayBuffer() } : {}),
  });
};
