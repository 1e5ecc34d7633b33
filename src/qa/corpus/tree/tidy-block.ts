import type { SourceBlock } from './source-block.ts';

/** White space that is shown as one space: all but what groups the digits of a number ("12 500" with a space that does not break). */
export const BLANKS = /(?!(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d)))[^\S\n]+/gu;

/** NFC, without controls and halves of characters, each line without blanks that nobody sees. */
export const tidy = (text: string): string => (TIDY.test(text) ? text : tidied(text));

/** Most texts: words in plain letters with one blank between them. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/u;

const tidied = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?/gu, '\n')
    .normalize('NFC')
    .replace(/(?!\n)\p{Cc}+/gu, ' ')
    .replace(BLANKS, ' ')
    .replace(/ *\n[ \n]*/gu, '\n')
    .trim();

/** The same for code, whose blanks mean something. */
const tidyCode = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?/gu, '\n')
    .normalize('NFC')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ');

/** As `tidy`, on one line: titles, headings, cells and the like. */
const tidyLine = (text: string): string => tidy(text).replaceAll('\n', ' ');

/** A block whose texts are tidy, those inside it too. */
export const tidyBlock = (block: SourceBlock): SourceBlock => tidyAt(block, 0);

/** Blocks nested deeper are left as they are: they become plain paragraphs when the text is composed. */
const DEPTH_MAX = 30;

const tidyAt = (block: SourceBlock, depth: number): SourceBlock => {
  const inside = (blocks: readonly SourceBlock[]): readonly SourceBlock[] =>
    depth >= DEPTH_MAX ? blocks : blocks.map((one) => tidyAt(one, depth + 1));
  switch (block.kind) {
    case 'heading':
      return { ...block, text: tidyLine(block.text) };
    case 'paragraph':
      return { ...block, text: tidy(block.text) };
    case 'code':
      return { ...block, text: tidyCode(block.text) };
    case 'quotation':
      return { ...block, blocks: inside(block.blocks) };
    case 'callout': {
      const label = block.label === undefined ? {} : { label: tidyLine(block.label) };
      return { ...block, ...label, blocks: inside(block.blocks) };
    }
    case 'list':
      return { ...block, items: block.items.map(inside) };
    case 'table': {
      const caption = block.caption === undefined ? {} : { caption: tidyLine(block.caption) };
      const rows = block.rows.map((row) => row.map(tidyLine));
      return { ...block, ...caption, header: block.header.map(tidyLine), rows };
    }
    case 'definition':
      return { ...block, term: tidyLine(block.term), body: inside(block.body) };
    case 'question':
      return { ...block, question: tidyLine(block.question), answer: inside(block.answer) };
    case 'image': {
      const alt = block.alt === undefined ? {} : { alt: tidyLine(block.alt) };
      const caption = block.caption === undefined ? {} : { caption: tidyLine(block.caption) };
      return { ...block, ...alt, ...caption };
    }
    default:
      return block satisfies never;
  }
};
