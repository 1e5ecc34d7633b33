import type { TemplateTag } from './template-tags.ts';

/** What a tag is to the reader of the rendered page. */
export type TagMeaning =
  | 'callout'
  | 'tab'
  | 'details'
  | 'figure'
  | 'caption'
  | 'quotation'
  | 'code'
  | 'note'
  | 'raw'
  | 'hidden'
  | 'plain';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const MEANINGS: readonly (readonly [TagMeaning, ReadonlySet<string>])[] = [
  [
    'callout',
    names(
      'callout note notice hint tip warning info caution danger alert admonition important attention error success box infobox panel aside message banner remark highlightbox warn',
    ),
  ],
  ['tab', names('tab tabitem tabpanel tabcontent card step stepitem slide column endnote')],
  [
    'details',
    names(
      'details expand accordion accordionitem collapse collapsible expandable toggle faq spoiler',
    ),
  ],
  ['figure', names('figure frame')],
  ['caption', names('figcaption figurecaption tablecaption caption')],
  ['quotation', names('quote blockquote quoteblock pullquote testimonial bigquote')],
  ['code', names('highlight codeblock sourcecode prettify')],
  ['note', names('sidenote footnote marginnote sn fn')],
  ['raw', names('raw verbatim')],
  ['hidden', names('comment contentref schema script style')],
];

/** Callouts whose generator prints their kind on top (Hugo's Learn and Docsy, Docusaurus, MkDocs, GitHub). */
const PRINTED = names('notice admonition');

export const meaningOf = ({ name }: TemplateTag): TagMeaning =>
  MEANINGS.find(([, known]) => known.has(name))?.[0] ?? 'plain';

/** The arguments of a tag: `title="Read me"`, `"Read me"`, `warning`. */
export interface TagArguments {
  readonly named: ReadonlyMap<string, string>;
  readonly quoted: readonly string[];
  readonly bare: readonly string[];
}

const ARGUMENT =
  /([\w:@.-]+)\s*[=:]\s*(?:\{\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`,|{}]+))|"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`,|{}=]+)/gu;

/** A value on one line, unless it holds paragraphs of its own. */
const lined = (value: string): string =>
  /\n\s*\n/u.test(value) ? value : value.replace(/\s+/gu, ' ').trim();

export const argumentsOf = (written: string): TagArguments => {
  const args = written.replace(/<!--[\s\S]*?-->/gu, '');
  const named = new Map<string, string>();
  const quoted: string[] = [];
  const bare: string[] = [];
  for (const found of args.matchAll(ARGUMENT)) {
    const [, key, a, b, c, d, e, f, g, word] = found;
    if (key !== undefined)
      named.set(key.toLowerCase().replace(/[-_:@]/gu, ''), lined(a ?? b ?? c ?? d ?? ''));
    else if (word !== undefined) bare.push(word);
    else quoted.push(lined(e ?? f ?? g ?? ''));
  }
  return { named, quoted, bare };
};

/** An address, a file or a name that programs use: none is shown. */
const isAddress = (text: string): boolean =>
  /^[\w.-]*[\w][-_][\w-]+$|^(?:https?:|mailto:|[./#@])|^[\w%-]+(?:\/[\w.%-]+)+$|\.(?:md|html?|png|jpe?g|gif|svg|webp|pdf|js|css|json|ya?ml)$/iu.test(
    text.trim(),
  );

const onOneLine = (text: string | undefined): string | undefined =>
  text?.replace(/\s+/gu, ' ').trim();

const isShown = (text: string | undefined): text is string =>
  text !== undefined && /\p{L}/u.test(text) && !isAddress(text) && !/\{\{|\$\{|<%/u.test(text);

/** Arguments that a component shows, in the order in which it does. */
const SHOWN_KEYS = [
  'title',
  'heading',
  'header',
  'summary',
  'label',
  'text',
  'question',
  'content',
];
const MORE_KEYS = ['body', 'description', 'quote', 'answer', 'message', 'subtitle', 'cite'];

const LABEL_KEYS = [
  'title',
  'summary',
  'label',
  'heading',
  'header',
  'tabname',
  'name',
  'question',
];

/** A heading that a tag gives to what it encloses. */
export const labelOf = (tag: TemplateTag): string | undefined => {
  const { named, quoted, bare } = argumentsOf(tag.args);
  const label = onOneLine(
    LABEL_KEYS.map((key) => named.get(key)).find(isShown) ?? quoted.find(isShown),
  );
  if (label !== undefined || !PRINTED.has(tag.name)) return label;
  const kind = named.get('type') ?? named.get('kind') ?? bare[0];
  return kind !== undefined && /^[a-z]{3,12}$/u.test(kind)
    ? kind[0]?.toUpperCase() + kind.slice(1)
    : undefined;
};

export const altOf = ({ args }: TemplateTag): string | undefined => {
  const { named, quoted } = argumentsOf(args);
  const told = ['alt', 'alttext', 'imagealttext', 'imagealt'].map((key) => named.get(key));
  const placed = quoted.find((text) => isShown(text) && text.includes(' '));
  return onOneLine(told.find(isShown) ?? (named.has('src') ? undefined : placed));
};

export const captionOf = ({ args }: TemplateTag): string | undefined => {
  const { named } = argumentsOf(args);
  const keys = ['caption', 'figcaption', 'attr', 'attribution', 'credit'];
  return onOneLine(keys.map((key) => named.get(key)).find(isShown));
};

/** The words that a tag shows which encloses nothing: its telling arguments, and quoted ones that are no mere name. */
export const wordsOf = ({ args, name }: TemplateTag): readonly string[] => {
  const { named, quoted } = argumentsOf(args);
  const told = [...SHOWN_KEYS, ...MORE_KEYS].map((key) => named.get(key)).filter(isShown);
  // What is told by position is shown where it is more than one word: an icon's or an icon set's name is one.
  const placed =
    /^(?:include|partial|render|import|extends|layout|assign|if|unless|elsif|elseif|case|when|for|set)/u.test(
      name,
    )
      ? []
      : quoted.filter((text) => isShown(text) && /\p{L}\s+\p{L}/u.test(text));
  return [...told, ...placed];
};

/** Whether a tag stands for a picture. */
export const isPicture = (tag: TemplateTag): boolean =>
  /^(?:img|image|figure|picture|imgproc|asset|photo)/u.test(tag.name) ||
  (altOf(tag) !== undefined && /\.(?:png|jpe?g|gif|svg|webp)/iu.test(tag.args)) ||
  argumentsOf(tag.args).named.has('alt') ||
  argumentsOf(tag.args).named.has('caption');
