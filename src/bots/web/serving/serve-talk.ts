import { articlesIn } from '../../../qa/library/articles-in.ts';
import { sampleQuestions } from '../../commands/sample-questions.ts';
import { handleRequest } from '../../requests/handle-request.ts';
import type { Route, RouteRequest } from '../../route.ts';
import { askPage, exchangeHtml, type Opening } from '../pages/ask-page.ts';
import { completeText } from './complete-text.ts';
import { createGuard, type Desk, type Handler, send, sendMessage } from './desk.ts';
import { readPress, type Sent, webRequest } from './request.ts';
import { htmlResponse, jsonResponse, seeOther } from './responses.ts';
import { createTalks, type Talks, talkKey } from './talks.ts';
import { isFromOurPage, isId, newId, type Visitor, visibleTo } from './visitor.ts';

/** A question of 40,000 characters, each of them escaped to nine; a longer body is no question. */
const BODY_MAX_BYTES = 512 * 1024;

/** Sent by our script, which puts the part into the page; without it the whole page is loaded again. */
const PART_HEADER = 'x-newsdesk-part';

const openingOf = async ({ services }: Desk, visitor: Visitor): Promise<Opening> => {
  const library = services.library();
  const scope = visibleTo(visitor, library);
  const documents = articlesIn(library, scope);
  const days = documents.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
  const [first] = days;
  const last = days.at(-1);
  return {
    articles: documents.length,
    publishers: new Set(documents.flatMap(({ publisher }) => publisher ?? [])).size,
    ...(first === undefined || last === undefined ? {} : { days: { first, last } }),
    samples: await sampleQuestions(library, scope),
  };
};

const showTalk =
  (desk: Desk, talks: Talks): Handler =>
  async (request, visitor) => {
    const named = new URL(request.url).searchParams.get('conversation') ?? '';
    const exchanges = isId(named) ? talks.of(talkKey(visitor.id, named)) : [];
    const conversation = exchanges.length > 0 ? named : newId();
    await desk.services.ready?.(visibleTo(visitor, desk.services.library()));
    const body = askPage(conversation, exchanges, await openingOf(desk, visitor));
    return send(desk, visitor, { title: 'Ask', place: 'ask', body });
  };

/** What a form of the page holds. */
const readForm = async (request: RouteRequest): Promise<URLSearchParams> =>
  new URLSearchParams(await request.text());

/** What the form holds, as far as it can be told. */
const sentBy = (form: URLSearchParams, visitor: Visitor): Sent => {
  const press = readPress(form.get('press') ?? '', form.get('comment') ?? undefined);
  const given = form.get('conversation') ?? '';
  const follows = form.get('follows') ?? '';
  return {
    visitor,
    conversation: isId(given) ? given : newId(),
    text: press === undefined ? (form.get('ask') ?? form.get('question') ?? '') : '',
    ...(press === undefined ? {} : { press }),
    ...(follows === '' ? {} : { follows }),
  };
};

const answer =
  (desk: Desk, talks: Talks): Handler =>
  async (request, visitor) => {
    if (!isFromOurPage(request)) {
      const words = 'Another site sent this. Please ask on this page.';
      return sendMessage(desk, visitor, 403, 'Not from here', words);
    }
    const sent = sentBy(await readForm(request), visitor);
    const { services, writes } = desk;
    const asked = webRequest(sent, services.library());
    await writes.settled(asked.userKey);
    const reply = await handleRequest(asked, services);
    if (reply.isForgotten === true) talks.forget(visitor.id);
    const exchange = { question: reply.asked ?? sent.text, card: reply.card };
    talks.add(talkKey(visitor.id, sent.conversation), exchange);
    if (request.headers.has(PART_HEADER)) {
      return htmlResponse(exchangeHtml(exchange).markup, 200, visitor.cookie);
    }
    return seeOther(`/?conversation=${sent.conversation}#last`, visitor.cookie);
  };

const completions =
  ({ services }: Desk): Handler =>
  async (request, visitor) => {
    const typed = new URL(request.url).searchParams.get('text') ?? '';
    const scope = visibleTo(visitor, services.library());
    await services.ready?.(scope);
    return jsonResponse(completeText(typed, scope, visitor.isOperator, services));
  };

/** The page that questions are asked on. */
export const talkRoutes = (desk: Desk): readonly Route[] => {
  const guard = createGuard(desk);
  const talks = createTalks();
  const form = { method: 'POST', bodyMaxBytes: BODY_MAX_BYTES } as const;
  return [
    guard({ method: 'GET', path: '/' }, showTalk(desk, talks)),
    guard({ ...form, path: '/ask' }, answer(desk, talks)),
    guard({ ...form, path: '/press' }, answer(desk, talks)),
    guard({ method: 'GET', path: '/complete' }, completions(desk)),
  ];
};
