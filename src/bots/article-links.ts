import { timingSafeEqual } from 'node:crypto';
import { DEFAULT_COLLECTION } from '../qa/corpus/document-reader.ts';
import type { DocumentId } from '../qa/types.ts';
import type { Card, FigureRow, Place } from './presentation/card.ts';

/** An article, and a sentence of it where one is meant. */
export interface LinkTarget {
  readonly documentId: DocumentId;
  readonly place?: Place | undefined;
}

/** Makes the addresses at which articles can be read. */
export interface ArticleLinks {
  /** `undefined` for an article that needs a signature where nothing can sign. */
  to(target: LinkTarget): string | undefined;
  /** What an address of these names, with its signature, empty where it has none; `undefined` for any other address. */
  read(address: string): { readonly target: LinkTarget; readonly signature: string } | undefined;
  /** Whether this signature stands under this link, and was made for an article of this collection. */
  isSigned(target: LinkTarget, signature: string, collection: string | undefined): boolean;
}

export interface ArticleLinksOptions {
  /** What the addresses begin with, without a slash at its end: PUBLIC_URL, or nothing on the page itself. */
  readonly base: string;
  /** The collection of an article as the corpus stands now. */
  collectionOf(documentId: DocumentId): string | undefined;
  /** A keyed hash; `undefined` where there is no key. */
  sign(text: string): string | undefined;
}

/** Where a browser scrolls to: the sentence that is marked. */
export const QUOTE_FRAGMENT = '#quote';

/** The path under which the viewer is mounted. */
export const ARTICLES_PATH = '/articles/';

/** Whether anyone may read the articles of a collection, who only knows their ids. */
export const isOpenCollection = (collection: string | undefined): boolean =>
  collection === DEFAULT_COLLECTION;

/** What a signature stands under: no two links share it, and a link ends where its article comes to belong elsewhere. */
const signedText = ({ documentId, place }: LinkTarget, collection: string | undefined): string =>
  JSON.stringify([
    collection ?? null,
    documentId,
    ...(place ? [place.start, place.end, place.hash] : []),
  ]);

const isSame = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

const idIn = (path: string): DocumentId | undefined => {
  try {
    return path.split('/').map(decodeURIComponent).join('/');
  } catch {
    return undefined;
  }
};

const placeIn = (documentId: DocumentId, query: URLSearchParams): Place | undefined => {
  const [start, end] = [Number(query.get('start') ?? ''), Number(query.get('end') ?? '')];
  const hash = query.get('quote') ?? '';
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return undefined;
  return hash === '' || start < 0 || start >= end ? undefined : { documentId, start, end, hash };
};

const readLink = (base: string, address: string): ReturnType<ArticleLinks['read']> => {
  const beginning = `${base}${ARTICLES_PATH}`;
  if (!URL.canParse(beginning) || !URL.canParse(address)) return undefined;
  const [known, { href, pathname, searchParams }] = [new URL(beginning), new URL(address)];
  const documentId = idIn(pathname.slice(known.pathname.length));
  if (!href.startsWith(known.href) || !documentId) return undefined;
  const place = placeIn(documentId, searchParams);
  const target = place === undefined ? { documentId } : { documentId, place };
  return { target, signature: searchParams.get('signature') ?? '' };
};

/** Links to articles: those of a collection that is not open to all carry a signature. */
export const createArticleLinks = ({
  base,
  collectionOf,
  sign,
}: ArticleLinksOptions): ArticleLinks => ({
  to: (target) => {
    const { documentId, place } = target;
    const query = new URLSearchParams();
    if (place !== undefined) {
      query.set('start', `${place.start}`);
      query.set('end', `${place.end}`);
      query.set('quote', place.hash);
    }
    const collection = collectionOf(documentId);
    if (!isOpenCollection(collection)) {
      const signature = sign(signedText(target, collection));
      if (signature === undefined) return undefined;
      query.set('signature', signature);
    }
    const path = documentId.split('/').map(encodeURIComponent).join('/');
    const fragment = place === undefined ? '' : QUOTE_FRAGMENT;
    return `${base}${ARTICLES_PATH}${path}${query.size === 0 ? '' : `?${query}`}${fragment}`;
  },
  read: (address) => readLink(base, address),
  isSigned: (target, signature, collection) => {
    const expected = sign(signedText(target, collection));
    return expected !== undefined && isSame(expected, signature);
  },
});

/** The target of a part of a card that names an article or a sentence. */
const targetOf = (part: object): LinkTarget | undefined => {
  // Cards are plain data; these two fields have one meaning in all of them.
  const { documentId, place } = part as { documentId?: unknown; place?: Place };
  if (place !== undefined) return { documentId: place.documentId, place };
  return typeof documentId === 'string' ? { documentId } : undefined;
};

const linked = (part: unknown, links: ArticleLinks): unknown => {
  if (Array.isArray(part)) return part.map((item) => linked(item, links));
  if (typeof part !== 'object' || part === null) return part;
  const target = 'hash' in part ? undefined : targetOf(part);
  const viewerUrl = target === undefined ? undefined : links.to(target);
  const entries = Object.entries(part).map(([name, value]) => [name, linked(value, links)]);
  return {
    ...Object.fromEntries(entries),
    ...(viewerUrl === undefined ? {} : { viewerUrl }),
  };
};

/** The card with an address beside every article and sentence it names. */
export const linkCard = <Part extends Card | readonly FigureRow[]>(
  card: Part,
  links: ArticleLinks,
): Part => linked(card, links) as Part; // the same card with `viewerUrl` where the type has it
