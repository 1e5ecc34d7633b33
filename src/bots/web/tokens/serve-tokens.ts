import type { Store } from '../../../store/store.ts';
import { makeToken, type TokenWish } from '../../operator/make-token.ts';
import type { Route, TextReply } from '../../route.ts';
import { createGuard, type Desk, type Handler, send, sendMessage } from '../serving/desk.ts';
import { seeOther } from '../serving/responses.ts';
import { askForToken } from '../serving/serve-operator.ts';
import { isFromOurPage, type Visitor } from '../serving/visitor.ts';
import { type TokensView, tokensPage } from './tokens-page.ts';

const wishOf = (form: URLSearchParams): TokenWish => ({
  name: form.get('name') ?? '',
  collections: form.get('collections') ?? '',
  perMinute: form.get('perMinute') ?? '',
  origins: form.get('origins') ?? '',
  isOperator: form.has('isOperator'),
});

const page = async (
  desk: Desk,
  visitor: Visitor,
  store: Store,
  view: Omit<TokensView, 'tokens'> = {},
): Promise<TextReply> => {
  const body = tokensPage({ ...view, tokens: await store.tokens.all() });
  const status = view.refused === undefined ? 200 : 422;
  return send(desk, visitor, { title: 'Tokens', place: 'tokens', body, status });
};

/** For the operator alone, and where tokens can be kept. */
const forOperator =
  (
    desk: Desk,
    handle: (request: Parameters<Handler>[0], visitor: Visitor, store: Store) => Promise<TextReply>,
  ): Handler =>
  async (request, visitor) => {
    if (!visitor.isOperator) return askForToken(desk, visitor, 403);
    const { store } = desk.services;
    if (store !== undefined) return handle(request, visitor, store);
    return sendMessage(desk, visitor, 503, 'Not now', 'There is nowhere to keep tokens.');
  };

const change = (desk: Desk): Handler =>
  forOperator(desk, async (request, visitor, store) => {
    if (!isFromOurPage(request))
      return sendMessage(desk, visitor, 403, 'Not from here', 'Another site sent this.');
    const form = new URLSearchParams(await request.text());
    if (form.get('do') === 'revoke') {
      await store.tokens.revoke(form.get('id') ?? '');
      return seeOther('/tokens');
    }
    const wish = wishOf(form);
    const made = await makeToken(store, wish, desk.services.now);
    // Not led on to another page: the secret would have to be kept for it.
    const view = 'field' in made ? { refused: { wish, wrong: made } } : { made };
    return page(desk, visitor, store, view);
  });

/** Where the operator makes and revokes tokens; nothing where nobody can be known to be the operator, or nothing asks with one. */
export const tokenRoutes = (desk: Desk): readonly Route[] => {
  if (desk.operator.opensBy === 'nobody' || !desk.hasApi) return [];
  const guard = createGuard(desk);
  const show = forOperator(desk, (_, visitor, store) => page(desk, visitor, store));
  return [
    guard({ method: 'GET', path: '/tokens' }, show),
    guard({ method: 'POST', path: '/tokens' }, change(desk)),
  ];
};
