import { randomUUID } from 'node:crypto';
import { REQUEST_PATH } from '../bots/slack/ids.ts';
import { signSlackRequest } from '../bots/slack/transport/signature.ts';
import type { Finding } from './check.ts';

const TIMEOUT_MS = 8000;

const problem = (what: string, remedy: string): readonly Finding[] => [
  { kind: 'problem', what, remedy },
];

/** Whether Slack's requests get through to the bot: asks the public address what Slack asks it at first. */
export const checkRequestUrl = async (
  publicUrl: string | undefined,
  signingSecret: string,
): Promise<readonly Finding[]> => {
  if (publicUrl === undefined) {
    return problem(
      'PUBLIC_URL is unset, so where Slack should send its requests is unknown.',
      'Set it to the https address that leads to this bot.',
    );
  }
  const url = `${publicUrl}${REQUEST_PATH}`;
  const challenge = randomUUID();
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const start = 'Start the bot, and see that the address leads to its HOST and PORT.';
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signSlackRequest(body, signingSecret, Math.floor(Date.now() / 1000)),
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (response.status === 401) {
      return problem(
        `${url} refuses the signature.`,
        'The bot that answers there has another SLACK_SIGNING_SECRET, or its clock is wrong.',
      );
    }
    if (!response.ok || !text.includes(challenge)) {
      return problem(`${url} answers ${response.status}, but not as the bot would.`, start);
    }
    const isSecure = publicUrl.startsWith('https://');
    return isSecure
      ? [{ kind: 'ok', what: `${url} answers and checks signatures.` }]
      : problem(`${url} answers, but Slack accepts https only.`, 'Set PUBLIC_URL to https://...');
  } catch {
    return problem(`${url} cannot be reached.`, start);
  }
};
