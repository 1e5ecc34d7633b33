import type { ArticleFacts } from './article-document.ts';
import { articleDocument, oneLine } from './article-document.ts';
import { sourceOf } from './compose-text.ts';
import { decodeText } from './decode-text.ts';
import type { DocumentReader } from './document-reader.ts';
import { type HtmlNode, htmlPieces } from './html-pieces.ts';
import { namingReader } from './naming-reader.ts';
import { parseDate } from './publication-date.ts';

/** A page of more elements is no article, and takes Readability too long. */
const ELEMENTS_MAX = 40_000;
/** A page of more levels is no article, and takes more stack than there is. */
const NESTING_MAX = 400;
/** Readability keeps a text from this length on; short notes are articles too. */
const SHORT_ARTICLE = 100;

/** The page as far as it is read; linkedom's own types need a browser's. */
interface Page extends HtmlNode {
  readonly documentElement: HtmlNode & { getAttribute(name: string): string | null };
  querySelector(
    selector: string,
  ): { getAttribute(name: string): string | null; textContent: string | null } | null;
  readonly body: HtmlNode;
}

/** Whether elements are nested deeper than any article's, counted before a tree is made of them. */
const isTooDeep = (html: string): boolean => {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/giu)) {
    if (
      /^(?:br|hr|img|meta|link|input|source|wbr|col|area|base|p|li|td|tr|th|dt|dd|option)$/iu.test(
        name,
      )
    )
      continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > NESTING_MAX) return true;
  }
  return false;
};

const metaOf = (page: Page, ...keys: readonly string[]): string | undefined => {
  for (const key of keys) {
    const found =
      page.querySelector(`meta[property="${key}"]`) ?? page.querySelector(`meta[name="${key}"]`);
    const value = oneLine(found?.getAttribute('content'));
    if (value !== undefined) return value;
  }
  return undefined;
};

/** "By Ines Falk and Tomas Brandt": the names. */
const authorsOf = (byline: string | undefined): readonly string[] =>
  (byline ?? '')
    .replace(/^\s*by\s+/iu, '')
    .split(/\s*(?:,|;|\band\b|&)\s*/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.length <= 80 && !/^https?:/iu.test(name));

/** What the page's own head says of the article. */
const factsOf = (page: Page): ArticleFacts => {
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const time = page.querySelector('time[datetime]')?.getAttribute('datetime');
  return {
    title:
      metaOf(page, 'og:title', 'twitter:title', 'dc.title') ??
      oneLine(page.querySelector('h1')?.textContent) ??
      oneLine(page.querySelector('title')?.textContent),
    publisher: metaOf(page, 'og:site_name', 'dc.publisher', 'publisher'),
    authors: authorsOf(metaOf(page, 'author', 'article:author', 'dc.creator')),
    publishedOn: parseDate(
      metaOf(page, 'article:published_time', 'date', 'dc.date', 'pubdate', 'datePublished') ?? time,
    ),
    url: canonical ?? metaOf(page, 'og:url'),
    language: page.documentElement.getAttribute('lang') ?? undefined,
  };
};

/** Reads one article from a web page: its text without what stands around it, by Mozilla's Readability. */
export const htmlReader: DocumentReader = namingReader({
  name: 'html',
  extensions: ['.html', '.htm', '.xhtml'],
  async read(bytes, file) {
    const html = decodeText(bytes, file.path);
    if (isTooDeep(html)) throw new Error(`its elements are nested more than ${NESTING_MAX} deep`);
    const [{ parseHTML }, { Readability }] = await Promise.all([
      import('linkedom'),
      import('@mozilla/readability'),
    ]);
    const parse = (text: string) => parseHTML(text).document;
    const isWhole = /<html[\s>]/iu.test(html);
    const page = parse(isWhole ? html : `<!doctype html><html><body>${html}</body></html>`);
    if (page.documentElement === null) return [];
    // The cast: linkedom's document has all that Page asks for.
    const own = page as unknown as Page;
    const facts = factsOf(own);
    const plain = htmlPieces(own.body);
    const article = new Readability(page, {
      charThreshold: SHORT_ARTICLE,
      maxElemsToParse: ELEMENTS_MAX,
    }).parse();
    const content = article?.content ?? '';
    const body = parse(`<!doctype html><html><body>${content}</body></html>`) as unknown as Page;
    const pieces = content === '' ? plain : htmlPieces(body.body);
    const byline = facts.authors?.length ? facts.authors : authorsOf(oneLine(article?.byline));
    return articleDocument(
      file,
      1,
      {
        ...facts,
        authors: byline,
        title: facts.title ?? article?.title ?? undefined,
        publisher: facts.publisher ?? article?.siteName ?? undefined,
      },
      sourceOf(pieces.length === 0 ? plain : pieces),
    );
  },
});
