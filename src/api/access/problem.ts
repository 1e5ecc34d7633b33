/** Why a program got nothing: the names are stable, and docs/api.md explains each. */
export const PROBLEM_KINDS = {
  'invalid-request': { status: 400, title: 'The request is not as documented' },
  'invalid-cursor': { status: 400, title: 'The cursor is none of ours' },
  'no-token': { status: 401, title: 'A token is needed' },
  'unknown-token': { status: 401, title: 'The token opens nothing' },
  'wrong-origin': { status: 403, title: 'The token is for the pages of another site' },
  'not-for-sites': { status: 403, title: 'The token of a site may not do that' },
  'operator-only': { status: 403, title: 'Only a token of the operator may do that' },
  'no-article': { status: 404, title: 'There is no such article' },
  'no-receipt': { status: 404, title: 'There is no such answer any more' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'unsupported-media': { status: 415, title: 'The body has to be JSON' },
  'not-a-question': { status: 422, title: 'That is nothing to be answered' },
  'too-many': { status: 429, title: 'Too many requests' },
  failed: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'It cannot be answered now' },
} as const;

export type ProblemKind = keyof typeof PROBLEM_KINDS;

export interface Problem {
  readonly kind: ProblemKind;
  /** What is wrong in this case, in a sentence. */
  readonly detail?: string;
  /** Seconds after which the same may be tried again. */
  readonly retryAfter?: number;
  /** Which parts of the request are wrong. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** Where the kinds are explained: the page of the API. */
const PROBLEMS_URL = '/api/v1#problem-';

/** Says how to authenticate. Source: RFC 6750, section 3. */
const CHALLENGES: Readonly<Partial<Record<ProblemKind, string>>> = {
  'no-token': 'Bearer realm="newsdesk"',
  'unknown-token': 'Bearer realm="newsdesk", error="invalid_token"',
  'operator-only': 'Bearer realm="newsdesk", error="insufficient_scope"',
};

/** A problem as it is sent. Source: RFC 9457. */
export const problemResponse = ({ kind, detail, retryAfter, errors }: Problem): Response => {
  const { status, title } = PROBLEM_KINDS[kind];
  const challenge = CHALLENGES[kind];
  const body = {
    type: `${PROBLEMS_URL}${kind}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(challenge === undefined ? {} : { 'www-authenticate': challenge }),
      ...(retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` }),
    },
  });
};
