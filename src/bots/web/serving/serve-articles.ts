import type { Document, DocumentId, Span } from '../../../qa/types.ts';
import { ARTICLES_PATH, isOpenCollection, type LinkTarget } from '../../article-links.ts';
import { quoteHash } from '../../presentation/quotes/quote-hash.ts';
import type { Route, TextReply } from '../../route.ts';
import { findQuote, QUOTE_MAX, type QuotedPlace } from '../find-quote.ts';
import { type ArticleView, articlePage, type Checked } from '../pages/article-page.ts';
import { createVerifyArticle, type VerifyArticle } from '../verify-article.ts';
import { createGuard, type Desk, type Handler, send, sendMessage } from './desk.ts';
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

/** Who looks at an article, and by what link. */
interface Look {
  readonly desk: Desk;
  readonly visitor: Visitor;
  readonly target: LinkTarget;
  readonly signature: string | null;
}

/** Whether an article may be shown, were it of this collection. */
const mayRead = (
  { desk, visitor, target, signature }: Look,
  collection: string | undefined,
): boolean =>
  visitor.isOperator ||
  isOpenCollection(collection) ||
  (signature !== null && desk.links.isSigned(target, signature, collection));

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

const refuse = ({ desk, visitor }: Look): TextReply =>
  sendMessage(
    desk,
    visitor,
    403,
    'This link does not open',
    'It was altered, it is not signed, or the article belongs elsewhere now. Ask the question again to get a link that does.',
  );

const tell = ({ desk, visitor }: Look, status: number, heading: string, words: string): TextReply =>
  sendMessage(desk, visitor, status, heading, words);

/** The article as it stands where it is kept, or what the visitor is told in its place. */
const readAgain = async (
  look: Look,
  { id }: Document,
  verify: VerifyArticle,
): Promise<Document | TextReply> => {
  const verified = await verify(id, look.visitor.address);
  switch (verified.kind) {
    case 'read':
      // What it belongs to now counts as much as what it belonged to when it was read.
      return mayRead(look, verified.document.collection) ? verified.document : refuse(look);
    case 'gone':
      return tell(
        look,
        404,
        'The article is gone',
        'It stands no longer where it was read: it was moved, taken away, or is no article any more.',
      );
    case 'unreachable':
      return tell(
        look,
        503,
        'It cannot be verified now',
        'What keeps the articles is out of reach. Please try again in a moment.',
      );
    case 'busy': {
      const seconds = Math.ceil(verified.waitMs / 1000);
      const words = `Articles are read again one at a time. Please try again in ${seconds} seconds.`;
      const reply = tell(look, 429, 'It cannot be verified now', words);
      return { ...reply, headers: { ...reply.headers, 'retry-after': `${seconds}` } };
    }
    default:
      return verified satisfies never;
  }
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

/** What a link leads to: the sentence only where its words are named. */
const targetOf = (documentId: DocumentId, place: ReturnType<typeof placeOf>): LinkTarget => {
  const { hash } = place ?? {};
  return {
    documentId,
    place: place && hash !== undefined ? { documentId, ...place, hash } : undefined,
  };
};

const showArticle =
  (desk: Desk, verify: VerifyArticle): Handler =>
  async (request, visitor) => {
    const url = new URL(request.url);
    const id = idOf(url) ?? '';
    const known = desk.services.library().documents.get(id);
    const place = placeOf(url.searchParams);
    const signature = url.searchParams.get('signature');
    const look = { desk, visitor, target: targetOf(id, place), signature };
    // Whether there is such an article is told to those alone who may see it.
    if (!mayRead(look, known?.collection)) return refuse(look);
    if (known === undefined) {
      const words = 'It was taken out of the corpus since it was cited, or never was in it.';
      return tell(look, 404, 'This article is not there', words);
    }
    const isVerified = url.searchParams.has('verify') && desk.services.reread !== undefined;
    const document = isVerified ? await readAgain(look, known, verify) : known;
    if ('headers' in document) return document;
    const quote = quoteIn(place, known);
    const checked =
      quote === undefined ? undefined : check(document, known, quote, url, isVerified);
    return send(desk, visitor, {
      title: document.title,
      ...(desk.hasPage ? { place: 'articles' as const } : {}),
      body: articlePage(viewOf(desk, document, checked)),
    });
  };

/** The viewer: articles at their quotes, for links in cards to lead to. */
export const articleRoutes = (desk: Desk): readonly Route[] => {
  const verify = createVerifyArticle(desk.services);
  return [
    createGuard(desk)({ method: 'GET', path: `${ARTICLES_PATH}*` }, showArticle(desk, verify)),
  ];
};
