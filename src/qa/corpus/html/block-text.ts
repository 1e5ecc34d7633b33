import type { SourceBlock } from '../tree/source-block.ts';

/** The texts of blocks in their order, those inside lists, quotations and tables too. */
export function blockTexts(blocks: readonly SourceBlock[]): readonly string[] {
  const texts: string[] = [];
  const rest: (SourceBlock | string)[] = blocks.toReversed();
  const push = (...parts: readonly (SourceBlock | string | undefined)[]): void => {
    for (const part of parts.toReversed()) if (part !== undefined) rest.push(part);
  };
  for (let block = rest.pop(); block !== undefined; block = rest.pop()) {
    if (typeof block === 'string') {
      if (block !== '') texts.push(block);
      continue;
    }
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
      case 'code':
        push(block.text);
        break;
      case 'quotation':
        push(...block.blocks);
        break;
      case 'callout':
        push(block.label, ...block.blocks);
        break;
      case 'list':
        push(...block.items.flat());
        break;
      case 'table':
        push(block.caption, ...block.header, ...block.rows.flat());
        break;
      case 'definition':
        push(block.term, ...block.body);
        break;
      case 'question':
        push(block.question, ...block.answer);
        break;
      case 'image':
        push(block.caption ?? block.alt);
        break;
      default:
        block satisfies never;
    }
  }
  return texts;
}
