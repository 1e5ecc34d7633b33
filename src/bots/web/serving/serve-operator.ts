import { createRateLimiter } from '../../requests/rate-limit.ts';
import type { Route, TextReply } from '../../route.ts';
import { operatorPage } from '../pages/operator-page.ts';
import { createGuard, type Desk, type Handler, send, sendMessage } from './desk.ts';
import { seeOther } from './responses.ts';
import { isFromOurPage, type Visitor, visitorOf } from './visitor.ts';

/** Wrong tokens a minute that one client may try. */
const TRIES_PER_MINUTE = 10;

/** The page that asks for the token; 403 where somebody wanted more than they may see. */
export const askForToken = (
  desk: Desk,
  visitor: Visitor,
  status: number,
  isRefused = false,
): TextReply => {
  const { operator, hasPage, hasApi } = desk;
  const { isOperator } = visitor;
  const view = { isOperator, opensBy: operator.opensBy, isRefused, hasPage, hasApi };
  return send(desk, visitor, { title: 'For the operator', body: operatorPage(view), status });
};

const isSecure = (headers: Headers): boolean => headers.get('x-forwarded-proto') === 'https';

const enter = (desk: Desk, admitted: Readonly<Record<string, string>>): TextReply =>
  seeOther(desk.hasPage ? '/gaps' : '/operator', admitted);

/** The link that is printed at the start has its key in the address: it is used up by being opened. */
const openLink =
  (desk: Desk): Handler =>
  async ({ method, url, headers }, visitor) => {
    const key = new URL(url).searchParams.get('key');
    if (key === null || desk.operator.opensBy !== 'link') return askForToken(desk, visitor, 200);
    const admitted = method === 'GET' ? desk.operator.admit(key, isSecure(headers)) : undefined;
    if (admitted !== undefined) return enter(desk, admitted);
    return visitor.isOperator ? seeOther('/operator') : askForToken(desk, visitor, 403, true);
  };

const takeToken = (desk: Desk): Handler => {
  const tries = createRateLimiter({ user: TRIES_PER_MINUTE, channel: 0 }, desk.services.now);
  return async (request, visitor) => {
    if (!isFromOurPage(request)) {
      return sendMessage(desk, visitor, 403, 'Not from here', 'Another site sent this.');
    }
    const form = new URLSearchParams(await request.text());
    if (form.has('leave')) return seeOther('/operator', desk.operator.dismiss(request));
    const token = form.get('token') ?? '';
    const admitted =
      desk.operator.opensBy === 'token'
        ? desk.operator.admit(token, isSecure(request.headers))
        : undefined;
    // Before the wrong ones are counted: whoever guesses must not lock out whoever knows.
    if (admitted !== undefined) return enter(desk, admitted);
    if (tries.take(visitor.address, '') > 0) {
      return sendMessage(desk, visitor, 429, 'Too many tries', 'Please try again in a minute.');
    }
    desk.services.logger.warn('a wrong operator token was tried');
    return askForToken(desk, visitor, 403, true);
  };
};

/** Where the operator says so; nothing where nobody can be known to be the operator. */
export const operatorRoutes = (desk: Desk): readonly Route[] => {
  if (desk.operator.opensBy === 'nobody') return [];
  const guard = createGuard(desk);
  const take = takeToken(desk);
  return [
    guard({ method: 'GET', path: '/operator' }, openLink(desk)),
    // Not guarded: many who ask from behind one address must not keep the operator out.
    {
      method: 'POST',
      path: '/operator',
      handle: (request, client) => take(request, visitorOf(request, client, desk)),
    },
  ];
};
