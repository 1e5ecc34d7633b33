import { type Fields, first, isFields } from './record-fields.ts';

/** Names under which exports hold the list of their articles. */
const LIST_NAMES = [
  '@graph',
  'articles',
  'posts',
  'pages',
  'entries',
  'documents',
  'items',
  'results',
  'records',
  'data',
  'rss',
  'channel',
  'nodes',
] as const;
/** A record that has one of these is an article itself. */
const OWN_NAMES = [
  'text',
  'body',
  'content',
  'articleBody',
  'html',
  'markdown',
  'mainEntity',
  'answer',
  'paragraphs',
  'blocks',
] as const;
/** Kinds of things that describe a page or its maker, not an article. Source: schema.org. */
const NO_ARTICLE =
  /^(?:WebSite|WebPage|Organization|NewsMediaOrganization|Person|BreadcrumbList|ImageObject|ListItem|SearchAction|SiteNavigationElement)$/u;
/** Lists inside lists are followed no deeper. */
const DEPTH_MAX = 4;

const describesPage = (value: unknown): boolean =>
  isFields(value) &&
  NO_ARTICLE.test(String(value['@type'])) &&
  first(value, ...OWN_NAMES) === undefined;

/** The articles of an export: its own list of them, or what it is itself. */
export const recordsIn = (value: unknown, depth = 0): readonly unknown[] => {
  if (depth > DEPTH_MAX) return [value];
  if (Array.isArray(value)) {
    const isList = depth > 0 || value.every(isFields);
    return isList
      ? value.filter((one) => !describesPage(one)).flatMap((one) => recordsIn(one, depth + 1))
      : value;
  }
  if (!isFields(value) || first(value, ...OWN_NAMES) !== undefined) return [value];
  for (const name of LIST_NAMES) {
    const list = first(value, name);
    if ((Array.isArray(list) && list.some(isFields)) || (isFields(list) && name === 'rss'))
      return recordsIn(list, depth + 1);
  }
  return [value];
};

/** Whether records are questions with their answers and nothing else: together they are one article. */
export const areQuestions = (records: readonly unknown[]): boolean =>
  records.length > 1 &&
  records.every(
    (one) =>
      isFields(one) &&
      first(one, 'question', 'q') !== undefined &&
      first(one, 'answer', 'a', 'acceptedAnswer') !== undefined &&
      first(one, 'title', 'headline', 'text', 'body') === undefined,
  );

/** Questions with their answers as the page of them that they are. */
export const questionPage = (records: readonly Fields[]): Fields => ({ mainEntity: records });
