import type { ArticleLinks } from '../../bots/article-links.ts';
import { quoteHash } from '../../bots/presentation/quotes/quote-hash.ts';
import type { DocumentId, Span } from '../../qa/types.ts';

/** A sentence of an article, by its words. */
interface Quoted extends Span {
  readonly quote: string;
}

/** Where the article can be read in our viewer, at the quote where one is given; `null` where people reach no viewer. */
export const viewerUrl = (
  links: ArticleLinks | undefined,
  documentId: DocumentId,
  quoted?: Quoted,
): string | null => {
  if (quoted === undefined) return links?.to({ documentId }) ?? null;
  const { start, end, quote } = quoted;
  const place = { documentId, start, end, hash: quoteHash(quote) };
  return links?.to({ documentId, place }) ?? null;
};
