import type { HtmlElement, HtmlNode } from './html-tree.ts';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose text stands apart from what is around it. Source: HTML, the rendering section. */
const BLOCKS = names(
  '#root address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead title tr ul',
);
/** Elements of a line of text. */
const INLINES = names(
  'a abbr acronym b bdi bdo big br button cite code data del dfn em font i img ins kbd label mark math meter nobr output picture progress q rp rt ruby s samp small span strike strong sub sup svg time tt u var wbr',
);
/** Elements that hold nothing to read. */
const SILENT = names(
  'script style noscript template svg iframe object embed canvas select textarea input head audio video datalist meter progress map noembed noframes del s strike rp link meta',
);
const HIDDEN_CLASS =
  /(?:^|\s)(?:sr-only|visually-?hidden|visuallyhidden|screen-reader-text|screenreader-text|govuk-visually-hidden|usa-sr-only|element-invisible|d-none|is-hidden|a11y-hidden)(?=\s|$)/u;
/** "hidden md:block", "d-none d-lg-block": shown on some screens. */
const SHOWN_AGAIN =
  /(?:^|\s)(?:\S+:(?:block|flex|inline|grid|table)\S*|d-\w+-(?:block|flex|inline|grid)\S*)/u;
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;
const STRUCK_STYLE = /text-decoration[^;]*line-through/iu;
const PERMALINK_CLASS =
  /(?:^|\s)(?:headerlink|hash-link|heading-?link|heading-anchor|header-anchor|anchorjs-link|anchor-link|direct-link|permalink|mw-editsection|octicon-link|headline-hash|toc-anchor|td-heading-self-link)(?=\s|$)/u;
const BACK_REFERENCE_CLASS =
  /(?:^|\s)(?:footnote-back(?:ref|link)?|data-footnote-backref|mw-cite-backlink|reversefootnote)(?=\s|$)/u;
const NOTE_TARGET =
  /^#(?:user-content-)?(?:_?(?:fn|ftn|edn)(?:[:_-]|\d)|cite[_-]note|(?:foot|end|side)?note[-_:]?\d|(?:foot|end)note-|sdfootnote|ref[-_]?\d)/iu;
const BACK_TARGET =
  /^#(?:user-content-)?(?:fnref|fr-|cite[_-]?ref|footnote-ref|endnote-ref|ftnref|_ftnref|_ednref|ref-)/iu;

export const classOf = (element: HtmlElement): string => element.attributes.class ?? '';

export const isBlock = (element: HtmlElement): boolean =>
  BLOCKS.has(element.name) ||
  /display\s*:\s*(?:block|flex|grid)/iu.test(element.attributes.style ?? '');

/** Whether nobody has said what the element is: a component's own name. */
export const isUnknown = ({ name }: HtmlElement): boolean =>
  !BLOCKS.has(name) && !INLINES.has(name) && !SILENT.has(name);

/** Signs and copies that only ornament a page: the numbers beside code, icons, a formula drawn a second time. */
const ORNAMENT_CLASS =
  /(?:^|[\s_-])(?:icon|katex-html|MathJax(?:_\w+)?|line-numbers?(?:-\w+)*|linenodiv|linenos?|rouge-gutter|gutter)(?=[\s_-]|$)/u;

const isOrnament = ({ name, attributes, children }: HtmlElement): boolean => {
  const given = attributes.class ?? '';
  if (/^t[dh]$/u.test(name))
    return /(?:^|\s)(?:linenos?|\S*gutter|hljs-ln-numbers)(?=\s|$)/u.test(given);
  if (/(?:^|\s)line-numbers-wrapper(?=\s|$)/u.test(given)) return true;
  if (attributes['aria-hidden'] !== 'true') return false;
  const own = children
    .map((child) => (child.kind === 'text' ? child.text : ''))
    .join('')
    .trim();
  return ORNAMENT_CLASS.test(given) || (own !== '' && !/[\p{L}\p{N}]/u.test(own));
};

/** Whether a page shows nothing of the element until somebody opens it, and nothing says how to. */
export function isHidden(element: HtmlElement): boolean {
  const { hidden, style = '', role = '' } = element.attributes;
  if (element.name === 'dialog') return element.attributes.open === undefined;
  // A tab's or an accordion's panel is one click away.
  if (role === 'tabpanel' || hidden === 'until-found') return false;
  if (hidden !== undefined || HIDDEN_STYLE.test(style) || isOrnament(element)) return true;
  const given = classOf(element);
  if (HIDDEN_CLASS.test(given)) return !SHOWN_AGAIN.test(given);
  return /(?:^|\s)hidden(?=\s|$)/u.test(given) && !SHOWN_AGAIN.test(given);
}

/** Whether the element is no part of what is read: scripts, pictures drawn in place, struck-out text, links to a heading itself. */
export function isSilent(element: HtmlElement): boolean {
  if (SILENT.has(element.name)) return true;
  if (STRUCK_STYLE.test(element.attributes.style ?? '')) return true;
  const given = classOf(element);
  return given !== '' && (PERMALINK_CLASS.test(given) || BACK_REFERENCE_CLASS.test(given));
}

/** Whether a link leads from a note back to its mark. */
export const isBackReference = ({ name, attributes }: HtmlElement): boolean =>
  name === 'a' && (BACK_TARGET.test(attributes.href ?? '') || attributes.role === 'doc-backlink');

/** The id of the note that a link is the mark of; `isRaised` where it stands high. */
export function noteTarget(link: HtmlElement, isRaised: boolean): string | undefined {
  const { href = '', role } = link.attributes;
  if (link.name !== 'a' || !/^#./u.test(href)) return undefined;
  const isMark =
    role === 'doc-noteref' ||
    link.attributes['data-footnote-ref'] !== undefined ||
    /(?:^|\s)(?:footnote(?:[-_]ref(?:erence)?)?|noteref)(?=\s|$)/u.test(classOf(link)) ||
    (NOTE_TARGET.test(href) && !BACK_TARGET.test(href)) ||
    (isRaised && /^[\s[(]*(?:\d{1,3}|\p{L}|[*†‡§]+)[\s\])]*$/u.test(plainText(link)));
  return isMark ? href.slice(1) : undefined;
}

/** Puts an element's children on a stack, the first on top. */
export function pushChildren(stack: (HtmlNode | string)[], { children }: HtmlElement): void {
  for (const child of children.toReversed()) stack.push(child);
}

/** All that is read in an element, as one text without breaks. */
export const plainText = (element: HtmlElement): string =>
  shortText(element, Number.POSITIVE_INFINITY) ?? '';

/** Nodes looked at for each character that a short text may have: more are no line. */
const NODES_A_CHARACTER = 2;

/** The same where it is no longer than so many characters. */
export function shortText(element: HtmlElement, most: number): string | undefined {
  const texts: string[] = [];
  const rest: HtmlNode[] = [element];
  let length = 0;
  let nodes = 0;
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    nodes += 1;
    if (length > most * 2 || nodes > most * NODES_A_CHARACTER) return undefined;
    if (node.kind === 'text') {
      const text = node.text.replace(/\s+/gu, ' ');
      length += text.length;
      texts.push(text);
    } else if (!isSilent(node) && !isHidden(node)) {
      if (isBlock(node) || node.name === 'br') texts.push(' ');
      pushChildren(rest, node);
    }
  }
  const text = texts.join('').replace(/\s+/gu, ' ').trim();
  return text.length > most ? undefined : text;
}
