import { blockTexts } from './block-text.ts';
import { classOf, isBackReference, noteTarget, plainText } from './element-kinds.ts';
import type { HtmlElement } from './html-tree.ts';
import { mathText } from './math-text.ts';
import type { ElementReader, Walk } from './walk.ts';

/** An address names what GitHub calls "user-content-x" by "x". */
const anchorOf = (id: string | undefined): string | undefined =>
  id?.replace(/^user-content-/u, '').trim() || undefined;

/** Keeps an element's id for the heading that it stands before or in. */
export function noticeAnchor({ name, attributes }: HtmlElement, walk: Walk): void {
  const id = anchorOf(attributes.id ?? (name === 'a' ? attributes.name : undefined));
  if (id === undefined) return;
  walk.anchor = id;
  walk.innerAnchor ??= id;
}

/** A link to the heading that it stands in names the heading. */
export function noticePermalink({ attributes }: HtmlElement, walk: Walk): void {
  const id = anchorOf(attributes.id ?? /#(.+)$/u.exec(attributes.href ?? '')?.[1]);
  if (id !== undefined) walk.innerAnchor ??= id;
}

const levelOf = ({ name, attributes }: HtmlElement): number => {
  const said = Number(attributes['aria-level']);
  if (attributes.role === 'heading' && said >= 1 && said <= 6) return Math.trunc(said);
  return Number(/^h([1-6])$/u.exec(name)?.[1] ?? 2);
};

export const readHeading: ElementReader = (element, walk) => {
  const { builder } = walk;
  if (builder.nearest('heading') !== undefined) return 'through';
  const level = levelOf(element);
  const own = anchorOf(element.attributes.id);
  const before = walk.anchor;
  walk.innerAnchor = undefined;
  const isSection = builder.isInSection;
  const heading = builder.open('heading', (blocks) => {
    const text = blockTexts(blocks).join(' ').replaceAll('\n', ' ');
    const anchor = own ?? walk.innerAnchor ?? before;
    walk.anchor = undefined;
    if (text === '') return [];
    if (!isSection) return [{ kind: 'paragraph', text }];
    return [{ kind: 'heading', level, text, ...(anchor === undefined ? {} : { anchor }) }];
  });
  return () => builder.close(heading);
};

export const readBreak: ElementReader = (_, { builder }) => {
  builder.write('\n');
  return 'skip';
};

export const readRule: ElementReader = (_, { builder }) => {
  builder.endLine();
  return 'skip';
};

export const readBold: ElementReader = (_, { builder }) => {
  builder.bold(1);
  return () => builder.bold(-1);
};

export const readQuote: ElementReader = (_, { builder }) => {
  builder.write('“');
  return () => builder.write('”');
};

export const readRuby: ElementReader = (_, { builder }) => {
  builder.write('(');
  return () => builder.write(')');
};

export const readMath: ElementReader = (element, { builder }) => {
  builder.write(mathText(element));
  return 'skip';
};

const noteMark = (target: string, walk: Walk): void => {
  if (!walk.marks.has(target)) walk.marks.set(target, walk.builder.root.blocks.length);
};

const linksIn = (element: HtmlElement): readonly HtmlElement[] => {
  const links: HtmlElement[] = [];
  const rest: HtmlElement[] = [element];
  for (let one = rest.pop(); one !== undefined; one = rest.pop()) {
    if (one.name === 'a') links.push(one);
    for (const child of one.children) if (child.kind === 'element') rest.push(child);
  }
  return links;
};

export const readRaised: ElementReader = (element, walk) => {
  const targets = linksIn(element).map((link) => noteTarget(link, true));
  const marks = targets.filter((target) => target !== undefined);
  for (const target of marks) noteMark(target, walk);
  const text = plainText(element);
  const isReference =
    /(?:^|\s)(?:reference|footnote-ref|footnote)(?=\s|$)/u.test(classOf(element)) ||
    /^(?:\[[^\][]{1,24}\][\s,]*)+$/u.test(text);
  if (marks.length === 0 && !isReference && text !== '') walk.builder.raise(text);
  return 'skip';
};

export const readLowered: ElementReader = (element, { builder }) => {
  const text = plainText(element);
  if (text !== '') builder.lower(text);
  return 'skip';
};

/** What a link is printed as that leads to the heading it stands in. */
const PERMALINK_TEXT =
  /^(?:[#¶§🔗⚓]|link to this (?:heading|section)|permalink|copy link|edit|\[edit\])?$/iu;

export const readLink: ElementReader = (element, walk) => {
  const target = noteTarget(element, false);
  if (target !== undefined) {
    noteMark(target, walk);
    return 'skip';
  }
  if (isBackReference(element)) return 'skip';
  const inHeading = walk.builder.nearest('heading') !== undefined;
  if (inHeading && /#/u.test(element.attributes.href ?? '')) {
    if (PERMALINK_TEXT.test(plainText(element))) {
      noticePermalink(element, walk);
      return 'skip';
    }
  }
  return 'through';
};

const SIGN_CLASS = /(?:^|\s)(?:emoji|g-emoji|emojione|twemoji|wp-smiley|smiley)(?=\s|$)/u;

export const readImage: ElementReader = (element, { builder }) => {
  const { alt = '', role, width = '', height = '' } = element.attributes;
  const isPixel = /^[01](?:px)?$/u.test(width) || /^[01](?:px)?$/u.test(height);
  if (role === 'presentation' || isPixel) return 'skip';
  const isSign = SIGN_CLASS.test(classOf(element)) || /^\p{Extended_Pictographic}/u.test(alt);
  builder.image(alt.trim(), isSign);
  return 'skip';
};
