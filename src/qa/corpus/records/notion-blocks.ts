import { type FlatItem, nestItems } from '../layout/nest-items.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { type Fields, first, isFields } from './record-fields.ts';

/** Blocks nested deeper are left out. */
const DEPTH_MAX = 20;

const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.filter(isFields) : [];

/** The words of rich text: `[{ plain_text }]`. Source: Notion's reference of its API, "Rich text". */
export const richText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : listOf(value)
        .map((part) => part.plain_text ?? (isFields(part.text) ? part.text.content : ''))
        .filter((text) => typeof text === 'string')
        .join('');

/** Whether a list is one of Notion's blocks: each holds what its type names. */
export const areNotionBlocks = (value: unknown): boolean => {
  const blocks = listOf(value);
  return (
    blocks.length > 0 &&
    blocks.every(({ type, ...rest }) => typeof type === 'string' && isFields(rest[type]))
  );
};

const isItem = ({ type }: Fields): boolean =>
  /^(?:bulleted_list_item|numbered_list_item|to_do)$/u.test(String(type));

const childrenOf = (block: Fields, own: Fields): readonly Fields[] =>
  listOf(first(own, 'children') ?? first(block, 'children'));

const rowsOf = (block: Fields, own: Fields): readonly (readonly string[])[] =>
  childrenOf(block, own)
    .map((row) => (isFields(row.table_row) ? row.table_row.cells : undefined))
    .map((cells) => (Array.isArray(cells) ? cells.map(richText) : []));

const tableOf = (block: Fields, own: Fields): SourceBlock => {
  const [head = [], ...rest] = rowsOf(block, own);
  return own.has_column_header === false
    ? { kind: 'table', header: [], rows: [head, ...rest] }
    : { kind: 'table', header: head, rows: rest };
};

const blockOf = (block: Fields, depth: number): readonly SourceBlock[] => {
  const type = String(block.type);
  const own = isFields(block[type]) ? block[type] : {};
  const text = richText(first(own, 'rich_text', 'text'));
  const inner = blocksOf(childrenOf(block, own), depth + 1);
  const paragraph: readonly SourceBlock[] = text === '' ? [] : [{ kind: 'paragraph', text }];
  const [, level] = /^heading_(\d)$/u.exec(type) ?? [];
  if (level !== undefined) return [{ kind: 'heading', level: Number(level), text }, ...inner];
  switch (type) {
    case 'code': {
      const language = typeof own.language === 'string' ? { language: own.language } : {};
      return [{ kind: 'code', text, ...language }];
    }
    case 'quote':
      return [{ kind: 'quotation', blocks: [...paragraph, ...inner] }];
    case 'callout':
      return [{ kind: 'callout', blocks: [...paragraph, ...inner] }];
    case 'toggle':
      return [{ kind: 'question', question: text, answer: inner }];
    case 'table':
      return [tableOf(block, own)];
    case 'image': {
      const caption = richText(own.caption);
      return caption === '' ? [] : [{ kind: 'image', caption }];
    }
    default:
      return [...paragraph, ...inner];
  }
};

const blocksOf = (blocks: readonly Fields[], depth: number): readonly SourceBlock[] => {
  if (depth > DEPTH_MAX) return [];
  const found: SourceBlock[] = [];
  let items: FlatItem[] = [];
  for (const block of blocks) {
    if (isItem(block)) {
      items.push({
        indent: 0,
        ordered: block.type === 'numbered_list_item',
        blocks: blockOf(block, depth),
      });
      continue;
    }
    found.push(...nestItems(items, 1), ...blockOf(block, depth));
    items = [];
  }
  return [...found, ...nestItems(items, 1)];
};

/** The blocks of a page of Notion. */
export const notionBlocks = (value: unknown): readonly SourceBlock[] => blocksOf(listOf(value), 0);

/** The title of a page of Notion: the one of its properties that is a title. */
export const notionTitle = (properties: unknown): string | undefined => {
  if (!isFields(properties)) return undefined;
  const title = Object.values(properties).find(
    (value) => isFields(value) && value.type === 'title',
  );
  const text = isFields(title) ? richText(title.title) : '';
  return text === '' ? undefined : text;
};
