import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older requests may be replays, and so may ones from the future. Source: docs.slack.dev, "Verifying requests". */
const AGE_MAX_SECONDS = 5 * 60;
const TIMESTAMP_HEADER = 'x-slack-request-timestamp';
const SIGNATURE_HEADER = 'x-slack-signature';

const signatureOf = (body: string | Uint8Array, secret: string, timestamp: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;

/** The headers that prove a request to be Slack's; `timestamp` is in seconds since 1970. */
export const signSlackRequest = (
  body: string,
  secret: string,
  timestamp: number,
): Readonly<Record<string, string>> => ({
  [TIMESTAMP_HEADER]: String(timestamp),
  [SIGNATURE_HEADER]: signatureOf(body, secret, String(timestamp)),
});

/** What is wrong with a request's signature. */
export type SignatureProblem = 'unsigned' | 'wrong-time' | 'wrong-signature';

/**
 * Why a request is not known to be Slack's, or `undefined` when it is: signed with the secret over the raw body,
 * at most five minutes ago and at most five minutes ahead. Bolt's own check lets future timestamps pass.
 */
export const signatureProblem = (
  headers: { get(name: string): string | null },
  body: Uint8Array,
  secret: string,
  nowMs: number,
): SignatureProblem | undefined => {
  const timestamp = headers.get(TIMESTAMP_HEADER);
  const given = headers.get(SIGNATURE_HEADER);
  if (timestamp === null || given === null || secret === '') return 'unsigned';
  if (!/^\d{1,12}$/u.test(timestamp)) return 'wrong-time';
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > AGE_MAX_SECONDS) return 'wrong-time';
  const expected = Buffer.from(signatureOf(body, secret, timestamp));
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual)
    ? undefined
    : 'wrong-signature';
};
