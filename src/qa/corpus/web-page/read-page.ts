import { type ArticleFacts, oneLine } from '../article-document.ts';
import { plainText } from '../html/element-kinds.ts';
import { htmlBlocks } from '../html/html-blocks.ts';
import { elementsBelow, type HtmlElement, parseHtml } from '../html/html-tree.ts';
import { measureElements } from '../html/measure-elements.ts';
import { captionParagraphs } from '../tree/caption-paragraphs.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { typedLists } from '../tree/typed-lists.ts';
import { withToldQuestions } from './faq-data.ts';
import { namesOf } from './linked-data.ts';
import { bylines, pageAuthors } from './page-byline.ts';
import { isFactsLine, pageChrome } from './page-chrome.ts';
import { pageDate } from './page-date.ts';
import { type PageHead, pageHead } from './page-head.ts';
import { pageScope, withHeadline } from './page-scope.ts';
import { comparable, pageTitle, siteNames } from './page-title.ts';

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

/** A headline that is printed in a plain box is a heading. */
const withHeading = (
  blocks: readonly SourceBlock[],
  title: string | undefined,
): readonly SourceBlock[] => {
  const [first, ...rest] = blocks;
  return first?.kind === 'paragraph' && comparable(first.text) === comparable(title ?? '')
    ? [{ kind: 'heading', level: 1, text: first.text }, ...rest]
    : blocks;
};

/** Reads a web page: its article without what stands around it, and what the page says of it. */
export function readPage(html: string): ReadPage {
  const root = parseHtml(html);
  const head = pageHead(root);
  const measureOf = measureElements(root);
  const body = elementsBelow(root).find(({ name }) => name === 'body') ?? root;
  const isAround = pageChrome(body, measureOf);
  const chromeOf = (part: HtmlElement): typeof isAround =>
    part === body ? isAround : pageChrome(part, measureOf);
  const around = elementsBelow(body, isAround);
  const marked = pageScope(body, measureOf, isAround);
  const own = marked === body ? around : elementsBelow(marked, chromeOf(marked));
  const title = pageTitle(head, own, around);
  const scope = withHeadline(body, marked, title.element, measureOf);
  const isLeftOut = chromeOf(scope);
  const lines = [...bylines(elementsBelow(scope, isLeftOut)), ...bylines(around)];
  const facts: ArticleFacts = {
    title: title.text,
    publisher: siteNames(head)[0],
    authors: pageAuthors(head, lines),
    publishedOn: pageDate(head, [scope, body], lines, isLeftOut),
    url: urlOf(head),
    tags: tagsOf(head, elementsBelow(scope)),
    language: head.language ?? head.meta('content-language', 'og:locale', 'dc.language')[0],
  };
  const blocks = htmlBlocks(scope, {
    isLeftOut: (element) => isLeftOut(element) || isFactsLine(element, measureOf(element)),
  });
  const told = withToldQuestions(withHeading(blocks, title.text), head.things);
  return { facts, blocks: typedLists(captionParagraphs(told)) };
}
