import type { MarkdownIt } from 'markdown-it';

/** Columns that Markdown lets a block begin in. */
const INDENT_MAX = 3;

/** What may begin as deep as the components around it. */
const DEEP = ['table', 'fence', 'blockquote', 'list', 'heading'];

/**
 * A dialect for pages of components (MDX): nothing is code for being indented, so every block stands as deep as the components
 * around it. Markdown's own rules read them, told that the block around begins there.
 */
export const componentPages = (markdown: MarkdownIt): void => {
  markdown.disable('code');
  const { ruler } = markdown.block;
  for (const rule of ruler.getRules('').filter(({ name }) => DEEP.includes(name))) {
    ruler.before(rule.name, `deep_${rule.name}`, (state, start, end, silent) => {
      const { blkIndent } = state;
      const indent = state.sCount[start] ?? 0;
      if (indent - blkIndent <= INDENT_MAX) return false;
      state.blkIndent = indent - INDENT_MAX;
      const isThere = rule(state, start, end, silent);
      state.blkIndent = blkIndent;
      return isThere;
    });
  }
};

/** A line that is an element or only tags; not of what keeps its text as it stands. */
const TAG_LINE = /^[ \t]*<(?!\/?(?:pre|script|style|textarea)\b)[^\n]*>[ \t]*$/gmu;

/** The text with blanks in place of lines of elements, which in HTML would swallow what begins right below them. */
export const withoutTagLines = (text: string): string =>
  text.replace(TAG_LINE, (line) => ' '.repeat(line.length));

/** The text with a blank line between an element and a fence right below it. */
export const openFences = (text: string): string =>
  text.replace(/^([ \t]*<[^\n]*>[ \t]*\n)(?=[ \t]*(?:```|~~~))/gmu, '$1\n');
