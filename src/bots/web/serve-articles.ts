import type { Document, DocumentId, Span } from '../../qa/types.ts';
import { ARTICLES_PATH, isOpenCollection, type LinkTarget } from '../article-links.ts';
import { quoteHash } from '../presentation/quote-hash.ts';
import type { Route, TextReply } from '../route.ts';
import { type ArticleView, articlePage, type Checked } from './article-page.ts';
import { createGuard, type Desk, type Handler, send, sendMessage } from './desk.ts';
import { findQuote, QUOTE_MAX, type QuotedPlace } from './find-quote.ts';
import type { Visitor } from './visitor.ts';

const HASH = /^[\w-]{16}$/u;
const NUMBER = /^\d{1,9}$/u;

/** The id in an address, or `undefined` where it is no id. */
const idOf = (url: URL): DocumentId | undefined => {
  try {
    return url.pathname.slice(ARTICLES_PATH.length).split('/').map(decodeURIComponent).join('/');
  } catch {
    return undefined;
  }
};

/** Where an address says that a quote stands, with the hash of its words where it names that. */
const placeOf = (query: URLSearchParams): (Span & { readonly hash?: string }) | undefined => {
  const [start = '', end = '', hash = ''] = ['start', 'end', 'quote'].map(
    (name) => query.get(name) ?? '',
  );
  if (!NUMBER.test(start) || !NUMBER.test(end)) return undefined;
  const [from, to] = [Number(start), Number(end)];
  if (from >= to || to - from > QUOTE_MAX || !(hash === '' || HASH.test(hash))) return undefined;
  return { start: from, end: to, ...(hash === '' ? {} : { hash }) };
};

/** The quote that an address names: where it has no hash, the words that stand there in the article as it is known. */
const quoteIn = (
  place: ReturnType<typeof placeOf>,
  { text }: Document,
): QuotedPlace | undefined => {
  if (place === undefined) return undefined;
  const { start, end, hash } = place;
  if (hash !== undefined) return { start, end, hash };
  return end > text.length ? undefined : { start, end, hash: quoteHash(text.slice(start, end)) };
};

const isAllowed = (
  { links }: Desk,
  { isOperator }: Visitor,
  target: LinkTarget,
  collection: string | undefined,
  signature: string | null,
): boolean => {
  if (signature !== null) return links.isSigned(target, signature);
  return isOperator || isOpenCollection(collection);
};

const check = (
  document: Document,
  known: Document,
  quote: QuotedPlace,
  url: URL,
  isVerified: boolean,
): Checked => {
  const query = new URLSearchParams(url.searchParams);
  query.set('verify', '1');
  return {
    state: findQuote(document.text, quote, known.text.slice(quote.start, quote.end)),
    isVerified,
    verifyUrl: `${url.pathname}?${query}#quote`,
  };
};

const refuse = (desk: Desk, visitor: Visitor): TextReply =>
  sendMessage(
    desk,
    visitor,
    403,
    'This link does not open',
    'It was altered, or it is not signed. Ask the question again to get a link that does.',
  );

/** The article as it is to be shown, or what the visitor is told in its place. */
const readArticle = async (
  desk: Desk,
  visitor: Visitor,
  known: Document | undefined,
  isVerified: boolean,
): Promise<Document | TextReply> => {
  if (known === undefined) {
    const words = 'It was taken out of the corpus since it was cited, or never was in it.';
    return sendMessage(desk, visitor, 404, 'This article is not there', words);
  }
  const { reread, logger } = desk.services;
  if (!isVerified || reread === undefined) return known;
  let fresh: Document | undefined;
  try {
    fresh = await reread(known.id);
  } catch (err) {
    logger.error({ err, documentId: known.id }, 'article could not be read again');
    const words = 'What keeps the articles is out of reach. Please try again in a moment.';
    return sendMessage(desk, visitor, 503, 'It cannot be verified now', words);
  }
  // Which collection it belongs to is said by its folder, which was not read again.
  if (fresh !== undefined) return { ...fresh, collection: known.collection };
  const words =
    'It stands no longer where it was read: it was moved, taken away, or is no article any more.';
  return sendMessage(desk, visitor, 404, 'The article is gone', words);
};

const viewOf = (
  { services, hasPage }: Desk,
  document: Document,
  checked?: Checked,
): ArticleView => {
  const count = services.library().figures.figuresOfDocument(document.id).length;
  const url = `/figures?${new URLSearchParams({ article: document.id })}`;
  return { document, checked, ...(hasPage ? { figures: { count, url } } : {}) };
};

const showArticle =
  (desk: Desk): Handler =>
  async (request, visitor) => {
    const url = new URL(request.url);
    const id = idOf(url) ?? '';
    const known = desk.services.library().documents.get(id);
    const place = placeOf(url.searchParams);
    const { hash } = place ?? {};
    const target = {
      documentId: id,
      place: place && hash !== undefined ? { documentId: id, ...place, hash } : undefined,
    };
    const signature = url.searchParams.get('signature');
    // Whether there is such an article is told to those alone who may see it.
    if (!isAllowed(desk, visitor, target, known?.collection, signature))
      return refuse(desk, visitor);
    const isVerified = url.searchParams.has('verify');
    const document = await readArticle(desk, visitor, known, isVerified);
    if ('headers' in document) return document;
    const quote = quoteIn(place, known ?? document);
    const checked =
      quote === undefined ? undefined : check(document, known ?? document, quote, url, isVerified);
    return send(desk, visitor, {
      title: document.title,
      ...(desk.hasPage ? { place: 'articles' as const } : {}),
      body: articlePage(viewOf(desk, document, checked)),
    });
  };

/** The viewer: articles at their quotes, for links in cards to lead to. */
export const articleRoutes = (desk: Desk): readonly Route[] => [
  createGuard(desk)({ method: 'GET', path: `${ARTICLES_PATH}*` }, showArticle(desk)),
];
