import type { FakeFile } from './fake-types.ts';

/** What a route is given: the parts of its path by name, the body and the query. */
export interface RouteInput {
  readonly part: (name: string) => string;
  /** A part that only some of a handler's paths have. */
  readonly optionalPart: (name: string) => string | undefined;
  readonly body: unknown;
  readonly files: readonly FakeFile[];
  readonly query: URLSearchParams;
}

/** What a route returns is sent as JSON; null is 204. */
export type RouteHandler = (input: RouteInput) => object | null;

export interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly matches: RegExp;
  readonly needsToken: boolean;
  readonly handle: RouteHandler;
}

/** A JSON answer with a status of its own. */
export class Created {
  readonly body: object;
  constructor(body: object) {
    this.body = body;
  }
}

const makeRoute = (
  method: string,
  pattern: string,
  handle: RouteHandler,
  needsToken: boolean,
): Route => ({
  method,
  pattern,
  matches: new RegExp(`^${pattern.replace(/:(\w+)/gu, '(?<$1>[^/]+)')}$`, 'u'),
  needsToken,
  handle,
});

/** A route that needs the bot's token; `:name` in the pattern is one part of the path. */
export const route = (method: string, pattern: string, handle: RouteHandler): Route =>
  makeRoute(method, pattern, handle, true);

/** A route whose path holds its own secret. */
export const openRoute = (method: string, pattern: string, handle: RouteHandler): Route =>
  makeRoute(method, pattern, handle, false);

/** The input of a route for a path that it matches. */
export const readInput = (
  found: Route,
  path: string,
  rest: Omit<RouteInput, 'part' | 'optionalPart'>,
): RouteInput => {
  const parts = found.matches.exec(path)?.groups ?? {};
  return {
    ...rest,
    optionalPart: (name) => parts[name],
    part: (name) => {
      const value = parts[name];
      if (value === undefined) throw new Error(`${found.pattern} has no part ${name}`);
      return value;
    },
  };
};
