import type { ArticleLinks } from '../../article-links.ts';
import type { BotServices } from '../../platform.ts';
import { createRateLimiter, type RateLimiter } from '../../requests/rate-limit.ts';
import type { Route, RouteRequest, TextReply } from '../../route.ts';
import type { Assets } from '../assets.ts';
import type { Html } from '../markup/html.ts';
import { messagePage } from '../pages/message-page.ts';
import { type Place, pageHtml } from '../pages/page-frame.ts';
import type { LateWrites } from './late-writes.ts';
import type { OperatorPass } from './operator-pass.ts';
import { htmlResponse } from './responses.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/** What every page is made with. */
export interface Desk {
  readonly services: BotServices;
  /** Links that begin at the page's own root. */
  readonly links: ArticleLinks;
  readonly assets: Assets;
  readonly hasPage: boolean;
  /** Whether programs ask here, with tokens. */
  readonly hasApi: boolean;
  readonly operator: OperatorPass;
  /** A keyed hash of a text, which only this Newsdesk can make. */
  sign(text: string): string;
  /** What is still being written of answers that the page shows. */
  readonly writes: LateWrites;
}

/** A page about to be sent. */
export interface Page {
  readonly title: string;
  readonly place?: Place;
  readonly body: Html;
  readonly status?: number;
}

/** The page in its frame. */
export const send = (desk: Desk, visitor: Visitor, { status, ...page }: Page): TextReply => {
  const { assets, hasPage, hasApi } = desk;
  const frame = { ...page, assets, hasPage, hasApi, isOperator: visitor.isOperator };
  return htmlResponse(pageHtml(frame), status);
};

/** A page that only says something. */
export const sendMessage = (
  desk: Desk,
  visitor: Visitor,
  status: number,
  heading: string,
  text: string,
): TextReply => send(desk, visitor, { title: heading, body: messagePage(heading, text), status });

/** Requests a minute that one client may make; a page is one, its style and script are not counted. */
const REQUESTS_PER_MINUTE = 300;

export type Handler = (request: RouteRequest, visitor: Visitor) => Promise<TextReply>;

/** Turns handlers into routes that one client cannot call without end. */
export const createGuard = (
  desk: Desk,
): ((route: Omit<Route, 'handle'>, handler: Handler) => Route) => {
  const limiter: RateLimiter = createRateLimiter(
    { user: REQUESTS_PER_MINUTE, channel: 0 },
    desk.services.now,
  );
  return (route, handler) => ({
    ...route,
    handle: async (request, client) => {
      const visitor = visitorOf(request, client, desk);
      const waitMs = visitor.isOperator ? 0 : limiter.take(client.address, '');
      if (waitMs === 0) return handler(request, visitor);
      const seconds = Math.ceil(waitMs / 1000);
      const reply = sendMessage(
        desk,
        visitor,
        429,
        'Too many requests',
        `Please try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
      );
      return { ...reply, headers: { ...reply.headers, 'retry-after': `${seconds}` } };
    },
  });
};
