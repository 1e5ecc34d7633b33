import type { MarkdownIt, StateInline } from 'markdown-it';

const markOf = (state: StateInline, tag: string, content: string, length: number): true => {
  state.push(`${tag}_open`, tag, 1);
  state.push('text', '', 0).content = content;
  state.push(`${tag}_close`, tag, -1);
  state.pos += length;
  return true;
};

/** `[[Page]]`, `[[Page|alias]]`, `![[picture.png|alt]]`: the links of wikis and of Obsidian. */
const WIKI = /(!?)\[\[([^[\]\n|]{1,300})(?:\\?\|([^[\]\n]{0,300}))?\]\]/uy;
const PICTURE =
  /\.(?:png|jpe?g|gif|svg|webp|bmp|avif|mp[34]|mov|webm|pdf|canvas|base)\s*(?:#.*)?$/iu;
const SIZE = /^\d+(?:x\d+)?$/u;

const wikiLink = (state: StateInline, silent: boolean): boolean => {
  WIKI.lastIndex = state.pos;
  const [whole, embed, target = '', alias] = WIKI.exec(state.src) ?? [];
  if (whole === undefined) return false;
  if (!silent) {
    const isEmbedded = embed === '!';
    const own = target.replace(/^#+|\^.*$/gu, '').replace(/#+/gu, ' > ');
    const isHidden = isEmbedded && (alias === undefined || SIZE.test(alias));
    const text = isHidden || (isEmbedded && !PICTURE.test(target)) ? '' : alias || own;
    state.push('text', '', 0).content = text.trim();
  }
  state.pos += whole.length;
  return true;
};

/** `==marked==`, `x^2^`, `H~2~O`: highlights, and marks after a letter or number that hold no space. */
const HIGHLIGHT = /==(?=[^\s=])([^=\n]{1,500}?[^\s=]|[^\s=])==(?!=)/uy;
const SUPERSCRIPT = /\^([^\s^[\]]{1,30})\^/uy;
const SUBSCRIPT = /~([^\s~]{1,30})~(?!~)/uy;

const marked =
  (character: string, pattern: RegExp, tag: string, before: RegExp) =>
  (state: StateInline, silent: boolean): boolean => {
    if (state.src[state.pos] !== character) return false;
    if (!before.test(state.src.slice(Math.max(0, state.pos - 1), state.pos))) return false;
    pattern.lastIndex = state.pos;
    const [whole, content] = pattern.exec(state.src) ?? [];
    if (whole === undefined || content === undefined) return false;
    if (silent) state.pos += whole.length;
    else markOf(state, tag, content, whole.length);
    return true;
  };

/** A link whose address holds spaces, which several generators take, or was not closed: `[text](two words.md)`. */
const SPACED =
  /\[([^[\]\n]{1,300})\]\([^()\n]{0,400}(?:\([^()\n]{0,100}\)[^()\n]{0,200})?\)|\[([^[\]\n]{1,300})\]\(https?:\/\/[^()\s]+(?=\s*(?:\n|$))/uy;

const spacedLink = (state: StateInline, silent: boolean): boolean => {
  if (state.src[state.pos] !== '[' || /\w$/u.test(state.src.slice(0, state.pos).slice(-1)))
    return false;
  SPACED.lastIndex = state.pos;
  const [whole, closed, , open] = SPACED.exec(state.src) ?? [];
  const text = closed ?? open;
  if (whole === undefined || text === undefined) return false;
  if (!silent) {
    const { pos, posMax } = state;
    state.pos = pos + 1;
    state.posMax = pos + 1 + text.length;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.pos = pos;
  }
  state.pos += whole.length;
  return true;
};

/** Reads what dialects add inside of a line. */
export const inlineMarks = (markdown: MarkdownIt): void => {
  const { ruler } = markdown.inline;
  ruler.before('link', 'wiki_link', (state, silent) => {
    const mark = state.src.slice(state.pos, state.pos + 3);
    return (mark.startsWith('[[') || mark === '![[') && wikiLink(state, silent);
  });
  ruler.after('link', 'spaced_link', spacedLink);
  ruler.before('emphasis', 'highlight', marked('=', HIGHLIGHT, 'mark', /^[^=]?$/u));
  ruler.before('strikethrough', 'superscript', marked('^', SUPERSCRIPT, 'sup', /[\p{L}\p{N})]$/u));
  ruler.before('strikethrough', 'subscript', marked('~', SUBSCRIPT, 'sub', /[\p{L}\p{N})]$/u));
};
