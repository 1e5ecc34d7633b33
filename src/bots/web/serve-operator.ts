import { createRateLimiter } from '../rate-limit.ts';
import type { Route, TextReply } from '../route.ts';
import { createGuard, type Desk, type Handler, send, sendMessage } from './desk.ts';
import { operatorPage } from './operator-page.ts';
import { seeOther } from './responses.ts';
import { isFromOurPage, type Visitor } from './visitor.ts';

/** Tokens a minute that one client may try. */
const TRIES_PER_MINUTE = 10;

/** The page that asks for the token; 403 where somebody wanted more than they may see. */
export const askForToken = (
  desk: Desk,
  visitor: Visitor,
  status: number,
  isRefused = false,
): TextReply =>
  send(desk, visitor, {
    title: 'For the operator',
    body: operatorPage({ isOperator: visitor.isOperator, isRefused, hasPage: desk.hasPage }),
    status,
  });

const takeToken = (desk: Desk): Handler => {
  const tries = createRateLimiter({ user: TRIES_PER_MINUTE, channel: 0 }, desk.services.now);
  return async (request, visitor) => {
    if (!isFromOurPage(request)) {
      return sendMessage(desk, visitor, 403, 'Not from here', 'Another site sent this.');
    }
    const form = new URLSearchParams(await request.text());
    if (form.has('leave')) return seeOther('/operator', desk.operator.dismiss());
    if (tries.take(visitor.address, '') > 0) {
      return sendMessage(desk, visitor, 429, 'Too many tries', 'Please try again in a minute.');
    }
    const isSecure = request.headers.get('x-forwarded-proto') === 'https';
    const admitted = desk.operator.admit(form.get('token') ?? '', isSecure);
    if (admitted !== undefined) return seeOther(desk.hasPage ? '/gaps' : '/operator', admitted);
    desk.services.logger.warn('a wrong operator token was tried');
    return askForToken(desk, visitor, 403, true);
  };
};

/** Where the operator of a page that listens for others says so; nothing where no token is set. */
export const operatorRoutes = (desk: Desk): readonly Route[] => {
  if (!desk.operator.needsToken) return [];
  const guard = createGuard(desk);
  return [
    guard({ method: 'GET', path: '/operator' }, async (_, visitor) =>
      askForToken(desk, visitor, 200),
    ),
    guard({ method: 'POST', path: '/operator' }, takeToken(desk)),
  ];
};
