import { webApi } from '@slack/bolt';

/** What a failed call to Slack means for whoever made it. */
export type SlackFailure =
  /** Try again after `waitMs`, or after a pause of one's own choice. */
  | { readonly kind: 'passing'; readonly waitMs?: number; readonly detail: string }
  /** The token is wrong or was withdrawn: no retry helps before somebody mends it. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** The message itself was refused; its text alone may pass. */
  | { readonly kind: 'bad-blocks'; readonly detail: string }
  | { readonly kind: 'final'; readonly detail: string };

/** Source: docs.slack.dev, errors of auth.test and apps.connections.open. */
const REFUSALS: ReadonlySet<string> = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'no_permission',
  'missing_scope',
  'not_allowed_token_type',
  'user_removed_from_team',
  'team_disabled',
  'org_login_required',
  'ekm_access_denied',
]);
/** Source: docs.slack.dev, errors of chat.postMessage. */
const BAD_BLOCKS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'msg_blocks_too_long',
  'msg_too_long',
]);
const PASSING: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
]);

/** A system's code such as ECONNREFUSED, or the kind of error. */
const causeOf = (error: Error): string => {
  const inner: unknown = error.cause ?? error;
  if (!(inner instanceof Error)) return error.name;
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.name;
};

/** What became of a call that threw, in words fit for a log and for the health page. */
export const classifyFailure = (error: unknown): SlackFailure => {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'passing', waitMs: error.retryAfter * 1000, detail: 'rate limited' };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    if (REFUSALS.has(code)) return { kind: 'refused', detail: code };
    if (BAD_BLOCKS.has(code)) return { kind: 'bad-blocks', detail: code };
    return { kind: PASSING.has(code) ? 'passing' : 'final', detail: code };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const detail = `HTTP ${error.statusCode}`;
    return {
      kind: error.statusCode >= 500 || error.statusCode === 408 ? 'passing' : 'final',
      detail,
    };
  }
  if (error instanceof webApi.WebAPIRequestError) {
    return { kind: 'passing', detail: causeOf(error.original) };
  }
  return { kind: 'passing', detail: error instanceof Error ? error.message : 'connection closed' };
};
