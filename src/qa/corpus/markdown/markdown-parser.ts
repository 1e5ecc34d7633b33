import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it';
import definitionLists from 'markdown-it-deflist';
import { full as emoji } from 'markdown-it-emoji';
import footnotes from 'markdown-it-footnote';
import { attributeLists } from './dialects/attribute-lists.ts';
import { bareTables } from './dialects/bare-tables.ts';
import { directives } from './dialects/directives.ts';
import { fencedBlocks } from './dialects/fenced-blocks.ts';
import { hiddenLines } from './dialects/hidden-lines.ts';
import { indentedBlocks } from './dialects/indented-blocks.ts';
import { inlineMarks } from './dialects/inline-marks.ts';
import { tokenRules } from './dialects/token-rules.ts';

/** Lists and quotations nested deeper than this are refused: the parser would leave out what stands in them. */
export const NESTING_MAX = 200;

/** A parser of CommonMark, GitHub's tables and the dialects that people's generators and note programs add. */
export const createMarkdownParser = (): Parser => {
  const markdown = new MarkdownIt({ html: true, maxNesting: NESTING_MAX });
  // Nobody follows the links of what is read: their text alone counts, whatever they lead to.
  markdown.normalizeLink = (address) => address;
  markdown.normalizeLinkText = (text) => text;
  markdown.validateLink = () => true;
  markdown.use(footnotes).use(definitionLists).use(emoji, { shortcuts: {} });
  for (const dialect of [
    directives,
    indentedBlocks,
    fencedBlocks,
    hiddenLines,
    bareTables,
    inlineMarks,
  ]) {
    markdown.use(dialect);
  }
  return markdown.use(tokenRules).use(attributeLists);
};
