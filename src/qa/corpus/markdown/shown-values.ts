import type { Place } from './place.ts';
import { altOf, captionOf, isPicture, wordsOf } from './tag-words.ts';
import type { TemplateTag } from './template-tags.ts';

/** What a name of the front matter holds, in Markdown; nothing where it holds nothing. */
export type Lookup = (name: string) => string | undefined;

const escapeHtml = (text: string): string =>
  text
    .replace(/&(?!#?\w+;)/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/"/gu, '&quot;');

const pictureOf = (tag: TemplateTag, isBlock: boolean): string => {
  const alt = altOf(tag);
  const caption = captionOf(tag);
  if (!isBlock) {
    return [alt === undefined ? '' : `![${alt}](#)`, caption ?? ''].join(' ').trim();
  }
  const image = alt === undefined ? '' : `<img src="#" alt="${escapeHtml(alt)}">`;
  if (caption === undefined) return image === '' ? '' : `<figure>${image}</figure>`;
  return `<figure>${image}<figcaption>\n\n${caption}\n\n</figcaption></figure>`;
};

/** Names of the front matter that a tag or an expression shows. */
const PAGE_NAME =
  /(?:^|[\s=(|])(?:page|current_page\.data|\$?frontmatter|\.Params|\.Page|doc)\.([\w-]+)/giu;
const PLAIN_NAME = /^\s*\$?([\w-]+)\s*$/u;

const shownNames = (text: string): readonly string[] => {
  const named = [...text.matchAll(PAGE_NAME)].map(([, name]) => name ?? '');
  const plain = PLAIN_NAME.exec(text)?.[1];
  return plain === undefined ? named : [plain, ...named];
};

const LITERAL = /^\s*(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)\s*(?:$|\|)/u;

const literalIn = (text: string): string => {
  const [, a, b, c] = LITERAL.exec(text) ?? [];
  const literal = a ?? b ?? c ?? '';
  return /^[./#]|:\/\//u.test(literal) ? '' : literal;
};

const found = (names: readonly string[], isBlock: boolean, lookup: Lookup): string => {
  for (const name of names) {
    const value = lookup(name);
    if (value !== undefined && (isBlock || !value.includes('\n'))) return value;
  }
  return '';
};

/** What a tag shows that encloses nothing. */
export const shownByTag = (tag: TemplateTag, place: Place, lookup: Lookup): string => {
  const isBlock = place.startsLine && place.endsLine;
  if (isPicture(tag)) return pictureOf(tag, isBlock);
  const names = /^(?:include|render|partial)$/u.test(tag.name) ? shownNames(tag.args) : [];
  const words = [...wordsOf(tag), found(names, isBlock, lookup)].filter((part) => part !== '');
  return words.join(isBlock ? '\n\n' : ' ');
};

/** What an expression shows: plain words that it says itself, or what the front matter holds. */
export const shownByExpression = (inner: string, place: Place, lookup: Lookup): string =>
  literalIn(inner) || found(shownNames(inner), place.startsLine && place.endsLine, lookup);
