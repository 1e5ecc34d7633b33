import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { InstallProvider, InstallURLOptions } from '@slack/oauth';
import type { Route, RouteRequest, TextReply } from '../../route.ts';
import { INSTALL_PATH, INSTALLED_PATH } from '../ids.ts';

/** A request and a response of Node's own, which the SDK's installer wants: no socket stands behind them. */
const asNode = (request: RouteRequest): { read: IncomingMessage; write: ServerResponse } => {
  const read = new IncomingMessage(new Socket());
  const { pathname, search, host } = new URL(request.url);
  read.method = request.method;
  read.url = `${pathname}${search}`;
  read.headers.host = host;
  const cookie = request.headers.get('cookie');
  if (cookie !== null) read.headers.cookie = cookie;
  return { read, write: new ServerResponse(read) };
};

const SECRET_PAGE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

/** What was set on the response, as headers of a reply. */
const headersOf = (write: ServerResponse): Record<string, string> => ({
  ...SECRET_PAGE,
  ...Object.fromEntries(
    Object.entries(write.getHeaders()).map(([name, value]) => [name, String(value)]),
  ),
});

const page = (write: ServerResponse, status: number, text: string): TextReply => ({
  status,
  headers: { ...headersOf(write), 'content-type': 'text/plain; charset=utf-8' },
  text: `${text}\n`,
});

const INSTALLED =
  'Newsdesk is installed. Open Slack, and ask it something in its messages, or invite it to a channel.';

/** Codes of the SDK for what whoever installs can mend. Source: @slack/oauth, ErrorCode. */
const BEGIN_AGAIN: ReadonlySet<string> = new Set([
  'slack_oauth_invalid_state',
  'slack_oauth_missing_state',
  'slack_oauth_missing_code',
]);
const CANCELLED = 'slack_oauth_installer_authorization_error';

const failureOf = (code: string | undefined): readonly [status: number, text: string] => {
  if (code !== undefined && BEGIN_AGAIN.has(code)) {
    return [400, 'This installation was begun elsewhere or too long ago. Please begin again.'];
  }
  return code === CANCELLED
    ? [400, 'Nothing was installed: it was cancelled.']
    : [502, 'Newsdesk could not be installed. Whoever runs it finds the reason in its log.'];
};

/** Where somebody begins to install the bot, and where Slack sends them back to. */
export const installRoutes = (
  installer: InstallProvider,
  installOptions: InstallURLOptions,
): readonly Route[] => [
  {
    method: 'GET',
    path: INSTALL_PATH,
    handle: async (request) => {
      const { read, write } = asNode(request);
      await installer.handleInstallPath(read, write, undefined, installOptions);
      return { status: write.statusCode, headers: headersOf(write), text: '' };
    },
  },
  {
    method: 'GET',
    path: INSTALLED_PATH,
    handle: async (request) => {
      const { read, write } = asNode(request);
      let reply: TextReply | undefined;
      await installer.handleCallback(read, write, {
        success: () => {
          reply = page(write, 200, INSTALLED);
        },
        failure: ({ code }) => {
          reply = page(write, ...failureOf(code));
        },
      });
      return reply ?? page(write, ...failureOf(undefined));
    },
  },
];
