import { htmlBlocks } from '../html/html-blocks.ts';
import { parseHtml } from '../html/html-tree.ts';
import { createMarkdownParser } from '../markdown/markdown-parser.ts';
import { plainBlocks } from '../text/plain-blocks.ts';
import { plainParts } from '../text/plain-parts.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { areNotionBlocks, notionBlocks } from './notion-blocks.ts';
import { decodeEntities, type Fields, first, isFields, plainWords } from './record-fields.ts';

/** What content systems export is often a page's inside. */
const LOOKS_LIKE_HTML =
  /<(?:p|div|br|h[1-6]|ul|ol|li|dl|table|article|section|details|blockquote|pre|figure|strong|em|b|i|a|span)\b[^>]{0,500}>/iu;
/** Objects inside objects are followed no deeper. */
const DEPTH_MAX = 8;

/** Names of the field that holds an article's text, the fuller first. */
const BODY_NAMES = [
  'text',
  'body',
  'content',
  'articleBody',
  'bodyHtml',
  'contentHtml',
  'html',
  'markdown',
  'contentMarkdown',
  'bodyText',
  'contentText',
  'paragraphs',
  'blocks',
  'children',
  'answer',
  'acceptedAnswer',
] as const;
/** What stands for the text where there is none. */
const SHORT_NAMES = ['description', 'summary', 'excerpt', 'abstract'] as const;
/** Names under which objects hold their text: WordPress, Confluence, Ghost and others. */
const INNER_NAMES = [
  'rendered',
  'storage',
  'view',
  'value',
  'html',
  'text',
  'content',
  'plain',
] as const;

/** Signs that Markdown is typed for: headings, fences, tables, links, bold words. */
const LOOKS_LIKE_MARKDOWN =
  /^#{1,6}\s+\S|^(?:`{3}|~{3})|^\|?\s*:?-{3,}:?\s*\||\[[^\]\n]{1,300}\]\([^)\s]{1,1000}\)|\*\*\S[^*\n]{0,300}\*\*/mu;

const markdown = createMarkdownParser();

/** The blocks of a text in HTML, in Markdown or as people type it. */
export const textBlocks = (text: string): readonly SourceBlock[] => {
  const isMarkup = text.trimStart().startsWith('<') && LOOKS_LIKE_HTML.test(text);
  if (!isMarkup && LOOKS_LIKE_MARKDOWN.test(text))
    return htmlBlocks(parseHtml(markdown.render(text)));
  return LOOKS_LIKE_HTML.test(text)
    ? htmlBlocks(parseHtml(text))
    : plainBlocks(plainParts(decodeEntities(text), { isField: true }));
};

const valueBlocks = (value: unknown, depth: number): readonly SourceBlock[] => {
  if (typeof value === 'string') return textBlocks(value.normalize('NFC').replace(/\r\n?/gu, '\n'));
  if (depth > DEPTH_MAX) return [];
  if (areNotionBlocks(value)) return notionBlocks(value);
  if (Array.isArray(value)) return value.flatMap((part) => partBlocks(part, depth + 1));
  return isFields(value) ? valueBlocks(first(value, ...INNER_NAMES), depth + 1) : [];
};

/** A part of a text in a list: a paragraph, or a section with a heading of its own. */
const partBlocks = (part: unknown, depth: number): readonly SourceBlock[] => {
  if (!isFields(part)) return valueBlocks(part, depth);
  const heading = plainWords(first(part, 'heading', 'title', 'headline', 'name'));
  const blocks = valueBlocks(first(part, ...BODY_NAMES), depth);
  const own = blocks.length > 0 ? blocks : valueBlocks(first(part, ...INNER_NAMES), depth);
  return heading === undefined ? own : [{ kind: 'heading', level: 2, text: heading }, ...own];
};

const questionOf = (fields: Fields): SourceBlock | undefined => {
  const question = plainWords(first(fields, 'question', 'name', 'q'));
  const answer = valueBlocks(first(fields, 'acceptedAnswer', 'answer', 'suggestedAnswer', 'a'), 0);
  return question === undefined || answer.length === 0
    ? undefined
    : { kind: 'question', question, answer };
};

/** The questions of a page of them, or of a record that is one; none where it is neither. Source: schema.org, FAQPage. */
export const questionBlocks = (fields: Fields): readonly SourceBlock[] => {
  const entities = first(fields, 'mainEntity', 'questions', 'faqs', 'faq');
  const list = Array.isArray(entities) ? entities : isFields(entities) ? [entities] : [];
  const found = list
    .filter(isFields)
    .map(questionOf)
    .filter((block) => block !== undefined);
  if (found.length > 0) return found;
  const isQuestion =
    first(fields, 'question', 'q') !== undefined &&
    first(fields, ...BODY_NAMES.slice(0, 3)) === undefined;
  const own = isQuestion || fields['@type'] === 'Question' ? questionOf(fields) : undefined;
  return own === undefined ? [] : [own];
};

/** The blocks of a record's text. */
export const recordBody = (fields: Fields): readonly SourceBlock[] => {
  for (const name of BODY_NAMES) {
    const blocks = valueBlocks(first(fields, name), 0);
    if (blocks.length > 0) return [...blocks, ...questionBlocks(withoutAnswer(fields))];
  }
  const questions = questionBlocks(fields);
  return questions.length > 0 ? questions : valueBlocks(first(fields, ...SHORT_NAMES), 0);
};

/** What else a record asks and answers, besides being an answer itself. */
const withoutAnswer = (fields: Fields): Fields => ({
  ...fields,
  question: undefined,
  q: undefined,
  '@type': undefined,
});
