import { type ArticleFacts, oneLine } from '../article-document.ts';
import { plainText } from '../html/element-kinds.ts';
import { htmlBlocks } from '../html/html-blocks.ts';
import { elementsBelow, type HtmlElement, parseHtml } from '../html/html-tree.ts';
import { measureElements } from '../html/measure-elements.ts';
import { captionParagraphs } from '../tree/caption-paragraphs.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { withToldQuestions } from './faq-data.ts';
import { namesOf } from './linked-data.ts';
import { bylines, pageAuthors } from './page-byline.ts';
import { pageChrome } from './page-chrome.ts';
import { pageDate } from './page-date.ts';
import { type PageHead, pageHead } from './page-head.ts';
import { pageScope } from './page-scope.ts';
import { pageTitle, siteNames } from './page-title.ts';

/** A page's article and what the page says of it. */
export interface ReadPage {
  readonly facts: ArticleFacts;
  readonly blocks: readonly SourceBlock[];
}

const TAGS_MAX = 20;

const tagsOf = (
  { meta, article, things }: PageHead,
  elements: readonly HtmlElement[],
): readonly string[] => {
  const said = [
    ...meta('article:tag'),
    ...namesOf(article?.keywords, things),
    ...meta('keywords', 'news_keywords', 'parsely-tags'),
  ].flatMap((list) => list.split(/\s*[,;]\s*/u));
  const linked = elements
    .filter(({ attributes }) => /(?:^|\s)tag(?=\s|$)/u.test(attributes.rel ?? ''))
    .map(plainText);
  const tags = new Set([...said, ...linked].flatMap((tag) => oneLine(tag)?.toLowerCase() ?? []));
  return [...tags].filter((tag) => tag.length <= 60).slice(0, TAGS_MAX);
};

const urlOf = (head: PageHead): string | undefined => {
  const { article } = head;
  const page = article?.mainEntityOfPage;
  const candidates = [
    head.canonical,
    head.meta('og:url')[0],
    ...[article?.url, page, (page as { '@id'?: unknown } | undefined)?.['@id']],
  ];
  return candidates.find(
    (url): url is string => typeof url === 'string' && /^https?:\/\/\S+$/iu.test(url),
  );
};

/** Reads a web page: its article without what stands around it, and what the page says of it. */
export function readPage(html: string): ReadPage {
  const root = parseHtml(html);
  const head = pageHead(root);
  const measureOf = measureElements(root);
  const body = elementsBelow(root).find(({ name }) => name === 'body') ?? root;
  const scope = pageScope(root, measureOf, pageChrome(body, measureOf));
  const isLeftOut = pageChrome(scope, measureOf);
  const own = elementsBelow(scope, isLeftOut);
  // A headline or a byline may stand above what holds the article.
  const around = elementsBelow(body, pageChrome(body, measureOf));
  const lines = [...bylines(own), ...bylines(around)];
  const facts: ArticleFacts = {
    title: pageTitle(head, [...own, ...around]),
    publisher: siteNames(head)[0],
    authors: pageAuthors(head, lines),
    publishedOn: pageDate(head, [scope, body], lines, isLeftOut),
    url: urlOf(head),
    tags: tagsOf(head, own),
    language: head.language ?? head.meta('content-language', 'og:locale', 'dc.language')[0],
  };
  const blocks = captionParagraphs(htmlBlocks(scope, { isLeftOut }));
  return { facts, blocks: withToldQuestions(blocks, head.things) };
}
