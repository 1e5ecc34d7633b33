/** What Slack answered to one call. */
export interface SlackAnswer {
  readonly isOk: boolean;
  /** Slack's own word for why not, or what kept the call from getting through. */
  readonly error: string;
  /** Whether the call got through at all. */
  readonly isReached: boolean;
  /** What the token may do; Slack says so with every answer. */
  readonly scopes: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

const SLACK_API = 'https://slack.com/api/';
const TIMEOUT_MS = 8000;

const unreached = (error: string): SlackAnswer => ({
  isOk: false,
  error,
  isReached: false,
  scopes: [],
  body: {},
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wordsOf = (error: unknown): string => {
  const inner = error instanceof Error ? (error.cause ?? error) : error;
  if (!(inner instanceof Error)) return String(inner);
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.message;
};

/** Calls a method of Slack's Web API; never rejects. */
export const callSlack = async (
  apiUrl: string | undefined,
  method: string,
  token: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<SlackAnswer> => {
  try {
    const response = await fetch(new URL(method, apiUrl ?? SLACK_API), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return unreached(`HTTP ${response.status}`);
    const body: unknown = await response.json();
    if (!isRecord(body)) return unreached('an answer that is not Slack’s');
    const scopes = (response.headers.get('x-oauth-scopes') ?? '').split(/[\s,]+/u);
    return {
      isOk: body.ok === true,
      error: typeof body.error === 'string' ? body.error : 'unknown',
      isReached: true,
      scopes: scopes.filter((scope) => scope !== ''),
      body,
    };
  } catch (error) {
    return unreached(wordsOf(error));
  }
};
