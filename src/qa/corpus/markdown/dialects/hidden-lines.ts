import type { MarkdownIt } from 'markdown-it';
import { lineAt } from './line-at.ts';

/**
 * Lines that a generator reads and no reader sees: attributes of the block above (`{: .wide}`), tables of contents,
 * what abbreviations mean, includes of other files,
 * names that other pages call a place by (`(quay)=`).
 */
const HIDDEN =
  /^(?:\{::?[^}]*\}|\{\s*(?:(?:[.#][\w-]+)+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s}"'][^\s}]*))(?:\s+(?:(?:[.#][\w-]+)+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s}"'][^\s}]*)))*\s*\}|\[\[?_?toc_?\]?\](?:\s*\{[^}]*\})?|\$\{toc\}|<!--\s*toc\s*-->|\*\[[^\]]+\]:.*|--8<--.*|@import\s+["'].*|<<<\s*@?[./].*|@\[(?:toc|youtube|embed)[^\]]*\].*|\^[\w-]{2,40}|\([\w:.-]{1,100}\)=|\+\+\+)\s*$/iu;

/** Lines of marks alone, after which a page goes on in Markdown: CommonMark takes all up to a blank line for HTML. */
const MARKS = /^(?:<(?:br|hr|img|a)\b[^<>]*>(?:<\/a>)?\s*)+$/iu;

/** Leaves such lines out of paragraphs and from between blocks. */
export const hiddenLines = (markdown: MarkdownIt): void => {
  markdown.block.ruler.before(
    'fence',
    'hidden_line',
    (state, start, _last, silent) => {
      if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
      if (!HIDDEN.test(lineAt(state, start))) return false;
      if (!silent) state.line = start + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  markdown.block.ruler.before('html_block', 'marks_line', (state, start, last, silent) => {
    if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
    let end = start;
    while (end < last && MARKS.test(lineAt(state, end))) end += 1;
    const next = lineAt(state, end);
    if (end === start || end >= last || next === '' || next.startsWith('<')) return false;
    if (silent) return true;
    const token = state.push('html_block', '', 0);
    token.map = [start, end];
    token.content = state.getLines(start, end, state.blkIndent, true);
    state.line = end;
    return true;
  });
};
