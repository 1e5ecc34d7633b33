// Long: one search over the source, which takes every dialect of tags in one go, in linear time.

/** A tag of a template language or a component, as it stands in a page. */
export interface TemplateTag {
  readonly start: number;
  readonly end: number;
  /** In lower case, without "-", "_" and what stands before a dot or slash. */
  readonly name: string;
  readonly role: 'open' | 'close' | 'single';
  /** What follows the name. */
  readonly args: string;
  /** Index of the tag that closes this one, or that it closes. */
  partner?: number;
  /** A component of JSX or Vue, as against a tag of a template language. */
  readonly isComponent: boolean;
}

/** Something that a page does not show or shows otherwise than it is written. */
export type TemplatePart =
  | { readonly kind: 'tag'; readonly tag: TemplateTag }
  /** `{{ page.title }}`, `<%= title %>` or `{title}`. */
  | {
      readonly kind: 'expression';
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }
  | { readonly kind: 'hidden'; readonly start: number; readonly end: number }
  /** An HTML element whose attributes are expressions. */
  | {
      readonly kind: 'element';
      readonly start: number;
      readonly end: number;
      readonly text: string;
    };

const nameOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^.*[./](?=\w)/u, '')
    .replace(/[-_]/gu, '');

const TAG_LENGTH_MAX = 20_000;

/** Where a string stands next at or after a place; -1 where it does not. Each is looked for once, however often it is asked for. */
const createFinder = (text: string) => {
  const known = new Map<string, readonly [from: number, at: number]>();
  return (part: string, from: number): number => {
    const [asked, found] = known.get(part) ?? [Number.POSITIVE_INFINITY, 0];
    if (asked <= from && (found < 0 || found >= from)) return found;
    const at = text.indexOf(part, from);
    known.set(part, [from, at]);
    return at;
  };
};

const QUOTED = /"[^"]*"|'[^']*'|`[^`]*`/uy;

/** Where a JSX tag ends: its ">" outside of quotation marks and braces. */
const endOfElement = (text: string, from: number): number => {
  let depth = 0;
  const past = Math.min(text.length, from + TAG_LENGTH_MAX);
  for (let at = from; at < past; at += 1) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(text)?.[0];
    const unit = text[at];
    if (quoted !== undefined) at += quoted.length - 1;
    else if (unit === '{') depth += 1;
    else if (unit === '}') depth -= 1;
    else if (depth <= 0 && unit === '<') return -1;
    else if (depth <= 0 && unit === '>') return at + 1;
  }
  return -1;
};

/** Where a brace closes that opens at `from`. */
const endOfBrace = (text: string, from: number): number => {
  let depth = 0;
  const past = Math.min(text.length, from + TAG_LENGTH_MAX);
  for (let at = from; at < past; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return -1;
};

const LIQUID = /^\{%-?\s*(\/?[\w./-]+)?([\s\S]*?)-?%\}$/u;
/** `{{<`, `%}}`: as long as what closes. */
const HUGO_BRACES = 3;
const HUGO = /^(\/?)\s*([\w./-]+)?/u;

const liquidTag = (text: string, start: number, end: number): TemplatePart => {
  const [, name = '', args = ''] = LIQUID.exec(text.slice(start, end)) ?? [];
  const isClose = /^(?:end(?=\w)|\/)/u.test(name);
  const tag = {
    ...{ start, end, args, isComponent: false },
    name: nameOf(isClose ? name.replace(/^(?:end-?|\/)/u, '') : name),
    role: isClose ? ('close' as const) : ('open' as const),
  };
  return { kind: 'tag', tag };
};

const hugoTag = (text: string, start: number, end: number): TemplatePart => {
  const inner = text.slice(start + HUGO_BRACES, end - HUGO_BRACES).trim();
  const [head = '', slash = '', name = ''] = HUGO.exec(inner) ?? [];
  const rest = inner.slice(head.length);
  const isSingle = rest.endsWith('/');
  const args = isSingle ? rest.slice(0, -1) : rest;
  const open = isSingle ? ('single' as const) : ('open' as const);
  const role = slash === '' ? open : ('close' as const);
  return { kind: 'tag', tag: { start, end, args, name: nameOf(name), role, isComponent: false } };
};

const elementTag = (text: string, start: number, end: number): TemplatePart => {
  const written = text.slice(start, end);
  const name = /^<\/?([\w.-]+)/u.exec(written)?.[1] ?? '';
  const isClose = written.startsWith('</');
  const isSingle = written.endsWith('/>');
  const args = written.slice(isClose ? 2 + name.length : 1 + name.length, isSingle ? -2 : -1);
  const role = isClose ? ('close' as const) : isSingle ? ('single' as const) : ('open' as const);
  return { kind: 'tag', tag: { start, end, args, name: nameOf(name), role, isComponent: true } };
};

/** An element without its attributes, but for what it is called and says of itself in plain words. */
const plainElement = (written: string): string => {
  const [open = ''] = /^<[\w.-]+/u.exec(written) ?? [];
  const kept = [...written.matchAll(/\s(?:id|alt|title|open|href)="[^"]*"/gu)].map(([one]) => one);
  return `${open}${kept.join('')}${written.endsWith('/>') ? '/>' : '>'}`;
};

type Maker = (text: string, start: number, end: number) => TemplatePart;

const hidden: Maker = (_, start, end) => ({ kind: 'hidden', start, end });

const expression =
  (before: number, after: number): Maker =>
  (text, start, end) => ({
    kind: 'expression',
    start,
    end,
    text: text.slice(start + before, end - after),
  });

const element: Maker = (text, start, end) =>
  /[a-z]/u.test(text[start + 1] ?? '')
    ? { kind: 'element', start, end, text: plainElement(text.slice(start, end)) }
    : elementTag(text, start, end);

/** What each opener begins, and what ends it; the longest stand first. */
const OPENERS: readonly (readonly [opener: string, closer: string, make: Maker])[] = [
  ['<!--', '-->', hidden],
  ['{{/*', '}}', hidden],
  ['{{!--', '--}}', hidden],
  ['{/*', '*/}', hidden],
  ['{#', '#}', hidden],
  ['%%', '%%', hidden],
  ['{%', '%}', liquidTag],
  ['{{<', '>}}', hugoTag],
  ['{{%', '%}}', hugoTag],
  ['{{{', '}}}', expression(3, 3)],
  ['{{', '}}', expression(2, 2)],
  ['<%=', '%>', expression(3, 2)],
  ['<%', '%>', hidden],
];

/** What a candidate begins; nothing when it is plain text. */
const partAt = (
  text: string,
  start: number,
  opener: string,
  find: (part: string, from: number) => number,
): TemplatePart | undefined => {
  const known = OPENERS.find(([one]) => opener.startsWith(one));
  if (known !== undefined) {
    const [, closer, make] = known;
    const at = find(closer, start + (closer === '-->' ? 2 : opener.length));
    // A comment may hold whole pages, a tag does not.
    const isTooFar = closer !== '-->' && at - start > TAG_LENGTH_MAX;
    const end = at + closer.length;
    return at < 0 || isTooFar ? undefined : make(text, start, end);
  }
  if (opener === '{') {
    const end = endOfBrace(text, start);
    return end < 0 ? undefined : expression(1, 1)(text, start, end);
  }
  const end = endOfElement(text, start + 1);
  return end < 0 ? undefined : element(text, start, end);
};

/** What may begin such a part. A lower-case element counts where its attributes are JSX; its text is looked at later. */
const COMMON = [
  '<!--',
  '\\{\\{/\\*',
  '\\{\\{!--',
  '\\{\\{<',
  '\\{\\{%',
  '\\{\\{\\{(?=[^{])',
  '\\{\\{',
  '\\{%',
  '\\{#(?=\\s)',
  '<%=|<%[-#]?',
  '(?<![^\\s>])%%(?=[^%])',
  '</?(?=[A-Z][\\w.]*(?:[\\s/>]|$))',
];
const TEMPLATE = new RegExp(`\\\\[\\s\\S]|(\`+)|(${COMMON.join('|')})`, 'gu');
const JSX = new RegExp(
  `\\\\[\\s\\S]|(\`+)|(${['\\{/\\*', ...COMMON, '<(?=[a-z][^<>]*=\\{)', '\\{(?![#:.%])'].join('|')})`,
  'gu',
);

/** Half-open ranges of a text, in order. */
export type Ranges = readonly (readonly [start: number, end: number])[];

/**
 * The end of the code span that a run of backticks opens; the end of the run where none closes it in its paragraph.
 * Places are asked about in order.
 */
const createCodeSpanEnds = (text: string) => {
  const blank = /\n[ \t>]*\n/gu;
  let limit = -1;
  const limitAfter = (at: number): number => {
    if (limit >= at) return limit;
    blank.lastIndex = at;
    limit = blank.exec(text)?.index ?? text.length;
    return limit;
  };
  return (at: number, run: string): number => {
    const past = at + run.length;
    const end = limitAfter(past);
    const closer = /`+/gu;
    closer.lastIndex = past;
    for (let found = closer.exec(text); found !== null; found = closer.exec(text)) {
      if (found.index >= end) break;
      if (found[0].length === run.length) return found.index + run.length;
    }
    return past;
  };
};

/** Where the range of code ends that a place lies in; -1 where it lies in none. Places are asked about in order. */
const createCodeEnds = (code: Ranges) => {
  let next = 0;
  return (at: number): number => {
    while ((code[next]?.[1] ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const range = code[next];
    return range !== undefined && at >= range[0] ? range[1] : -1;
  };
};

/**
 * What of a page its reader does not see as written, in order and without overlap; nothing of code.
 * @param code ranges that are code
 * @param isJsx braces are expressions
 */
export const findTemplateParts = (
  text: string,
  code: Ranges,
  isJsx: boolean,
): readonly TemplatePart[] => {
  const parts: TemplatePart[] = [];
  const candidate = new RegExp(isJsx ? JSX : TEMPLATE);
  const codeEnd = createCodeEnds(code);
  const find = createFinder(text);
  const codeSpanEnd = createCodeSpanEnds(text);
  for (let found = candidate.exec(text); found !== null; found = candidate.exec(text)) {
    const [, ticks, opener] = found;
    const inside = codeEnd(found.index);
    const part =
      opener === undefined || inside >= 0 ? undefined : partAt(text, found.index, opener, find);
    if (inside >= 0) candidate.lastIndex = inside;
    else if (ticks !== undefined) candidate.lastIndex = codeSpanEnd(found.index, ticks);
    if (part === undefined) continue;
    parts.push(part);
    candidate.lastIndex = part.kind === 'tag' ? part.tag.end : part.end;
  }
  return parts;
};

/** Tells each opening tag which tag closes it. An opening tag that nothing closes is one that stands alone. */
export const pairTags = (parts: readonly TemplatePart[]): void => {
  const open = new Map<string, number[]>();
  for (const [at, part] of parts.entries()) {
    if (part.kind !== 'tag') continue;
    const { tag } = part;
    const key = `${tag.isComponent} ${tag.name}`;
    const stack = open.get(key) ?? [];
    open.set(key, stack);
    if (tag.role === 'open') stack.push(at);
    if (tag.role !== 'close') continue;
    const partner = stack.pop();
    const opener = partner === undefined ? undefined : parts[partner];
    if (partner === undefined || opener?.kind !== 'tag') continue;
    opener.tag.partner = at;
    tag.partner = partner;
  }
};
