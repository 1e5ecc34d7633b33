import { isJson, textOf } from '../json.ts';

const PARTS = [
  'title',
  'subtitle',
  'body',
  'text',
  'fields',
  'elements',
  'accessory',
  'label',
  'positive_button',
  'negative_button',
  'child_blocks',
  'alt_text',
] as const;

const TEXTS: ReadonlySet<string> = new Set([
  'text',
  'raw_text',
  'plain_text',
  'mrkdwn',
  'markdown',
]);
const RUNS: ReadonlySet<string> = new Set([
  'rich_text_section',
  'rich_text_preformatted',
  'rich_text_quote',
]);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The words a reader would see in blocks, in one block, or in an element. */
export const blockText = (block: unknown): string => {
  if (typeof block === 'string') return block;
  if (Array.isArray(block)) return block.map(blockText).filter(Boolean).join('\n');
  if (!isJson(block)) return '';
  const type = String(block.type);
  if (TEXTS.has(type)) return textOf(block.text);
  if (type === 'link') return textOf(block.text ?? block.url);
  if (type === 'raw_number') return textOf(block.value);
  if (type === 'emoji') return `:${block.name}:`;
  if (type === 'user') return `<@${block.user_id}>`;
  if (RUNS.has(type)) return list(block.elements).map(blockText).join('');
  if (type === 'table' || type === 'data_table') {
    return list(block.rows)
      .map((row) => list(row).map(blockText).join(' | '))
      .join('\n');
  }
  return PARTS.map((part) => blockText(block[part]))
    .filter(Boolean)
    .join('\n');
};
