/** Characters that a backslash may protect (CommonMark 0.31, section 2.4). */
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/** Longest link target looked at; a longer one stays as written. */
const TARGET_MAX = 2_000;
const TARGET = /^(?:<[^<>]*>|[^\s<]*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?$/;
const TAG = /<(?:\/?[a-zA-Z][^<>]{0,1000}|!doctype[^<>]{0,1000})>/iy;
const LINK_IN_ANGLES = /<((?:https?:\/\/|mailto:)[^\s<>]{1,1000})>/y;
const LINE_BREAK = /^<br\b/i;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/y;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  middot: '·',
  bull: '•',
  euro: '€',
  pound: '£',
  yen: '¥',
  times: '×',
  plusmn: '±',
  shy: '\u00ad',
};

/** What becomes of each character: kept, dropped, or kept and no markup (escaped or in code). */
const KEEP = 0;
const DROP = 1;
const LITERAL = 2;

/**
 * The words of a paragraph without Markdown's inline markup and HTML tags: `**bold**`, `[text](url)`,
 * `code`, `![alt](src)`. Linear in its length; what is not well-formed markup stays as written.
 */
export function stripMarkup(text: string, references: ReadonlySet<string> = new Set()): string {
  if (!/[\\`*_~<&![\]]/.test(text)) return text;
  const fate = new Uint8Array(text.length);
  dropEscapesAndCode(text, fate);
  dropTags(text, fate);
  dropLinks(text, fate, references);
  dropEmphasis(text, fate);
  return write(text, fate);
}

function dropEscapesAndCode(text: string, fate: Uint8Array): void {
  const closers = codeClosers(text);
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\' && ESCAPABLE.test(text[i + 1] ?? '')) {
      fate[i] = DROP;
      fate[i + 1] = LITERAL;
      i += 1;
    } else if (text[i] === '`') {
      const end = runEnd(text, i);
      const close = closers.get(i);
      if (close !== undefined) {
        fate.fill(DROP, i, end);
        fate.fill(LITERAL, end, close);
        fate.fill(DROP, close, close + end - i);
        i = close + end - i - 1;
      } else i = end - 1;
    }
  }
}

/** For each run of backticks, where the next run of the same length starts. */
function codeClosers(text: string): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const openByLength = new Map<number, number>();
  for (let i = text.indexOf('`'); i >= 0; ) {
    const length = runEnd(text, i) - i;
    const open = openByLength.get(length);
    if (open !== undefined) closers.set(open, i);
    openByLength.set(length, i);
    i = text.indexOf('`', i + length);
  }
  return closers;
}

function runEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] === text[start]) end += 1;
  return end;
}

function dropTags(text: string, fate: Uint8Array): void {
  for (let i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
    if (fate[i] !== KEEP) continue;
    LINK_IN_ANGLES.lastIndex = i;
    const link = LINK_IN_ANGLES.exec(text);
    if (link !== null) {
      const end = i + link[0].length;
      fate.fill(LITERAL, i, end);
      fate[i] = DROP;
      fate[end - 1] = DROP;
      i = end - 1;
      continue;
    }
    TAG.lastIndex = i;
    const tag = TAG.exec(text);
    if (tag !== null) {
      fate.fill(DROP, i, i + tag[0].length);
      i += tag[0].length - 1;
    }
  }
}

function dropLinks(text: string, fate: Uint8Array, references: ReadonlySet<string>): void {
  const parenthesis = matchPairs(text, fate, '(', ')');
  for (const [open, close] of matchPairs(text, fate, '[', ']')) {
    const end = targetEnd(text, open, close, parenthesis, references);
    if (end === undefined) continue;
    fate[open] = DROP;
    if (text[open - 1] === '!' && fate[open - 1] === KEEP) fate[open - 1] = DROP;
    fate.fill(DROP, close, end);
    if (text[open + 1] === '^') fate.fill(DROP, open, end);
  }
}

/** Where the link that `[open ... close]` begins ends, if it is one. */
function targetEnd(
  text: string,
  open: number,
  close: number,
  parenthesis: ReadonlyMap<number, number>,
  references: ReadonlySet<string>,
): number | undefined {
  const inside = parenthesis.get(close + 1);
  if (inside !== undefined && inside - close <= TARGET_MAX) {
    if (TARGET.test(text.slice(close + 2, inside).trim())) return inside + 1;
  }
  if (close - open > 400) return undefined;
  const label = text.slice(open + 1, close);
  if (text[open + 1] === '^' && !label.includes(' ')) return close + 1;
  if (text[close + 1] === '[') {
    const end = text.indexOf(']', close + 2);
    if (end < 0 || end - close > 400) return undefined;
    const key = text.slice(close + 2, end) || label;
    return references.has(key.toLowerCase()) ? end + 1 : undefined;
  }
  return references.has(label.toLowerCase()) ? close + 1 : undefined;
}

function matchPairs(
  text: string,
  fate: Uint8Array,
  opener: string,
  closer: string,
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    if (fate[i] !== KEEP) continue;
    if (text[i] === opener) open.push(i);
    else if (text[i] === closer) {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, i);
    }
  }
  return pairs;
}

interface Run {
  readonly at: number;
  length: number;
}

function dropEmphasis(text: string, fate: Uint8Array): void {
  for (const mark of ['*', '_', '~']) {
    const open: Run[] = [];
    for (let i = text.indexOf(mark); i >= 0; ) {
      const length = runEnd(text, i) - i;
      if (fate[i] === KEEP && (mark !== '~' || length >= 2)) pairRun(text, i, length, open, fate);
      i = text.indexOf(mark, i + length);
    }
  }
}

function pairRun(text: string, at: number, length: number, open: Run[], fate: Uint8Array): void {
  const sides = flanks(text, at, at + length);
  const left = sides.closes ? closeRuns(open, at, length, fate) : length;
  if (left > 0 && sides.opens) open.push({ at: at + length - left, length: left });
}

/** Takes marks off the open runs and off the closing one; returns how many of the latter are left. */
function closeRuns(open: Run[], at: number, length: number, fate: Uint8Array): number {
  let left = length;
  for (let last = open.at(-1); last !== undefined && left > 0; last = open.at(-1)) {
    const used = Math.min(left, last.length);
    fate.fill(DROP, last.at + last.length - used, last.at + last.length);
    fate.fill(DROP, at + length - left, at + length - left + used);
    last.length -= used;
    left -= used;
    if (last.length === 0) open.pop();
  }
  return left;
}

/** The flanking rules of CommonMark 0.31, section 6.2; a star between digits is a sign, not markup. */
function flanks(text: string, start: number, end: number) {
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  if (/\d/.test(before) && /\d/.test(after)) return { opens: false, closes: false };
  const isLeft = isOpenSide(after, before);
  const isRight = isOpenSide(before, after);
  if (text[start] !== '_') return { opens: isLeft, closes: isRight };
  return {
    opens: isLeft && (!isRight || PUNCTUATION.test(before)),
    closes: isRight && (!isLeft || PUNCTUATION.test(after)),
  };
}

function isOpenSide(inner: string, outer: string): boolean {
  if (/\s/.test(inner)) return false;
  return !PUNCTUATION.test(inner) || /\s/.test(outer) || PUNCTUATION.test(outer);
}

function write(text: string, fate: Uint8Array): string {
  let out = '';
  for (let i = 0; i < text.length; ) {
    if (fate[i] === DROP) {
      if (LINE_BREAK.test(text.slice(i, i + 4))) out += ' ';
      i += 1;
    } else {
      const entity = text[i] === '&' && fate[i] === KEEP ? entityAt(text, i) : undefined;
      out += entity?.character ?? text[i];
      i += entity?.length ?? 1;
    }
  }
  return out;
}

function entityAt(text: string, at: number) {
  ENTITY.lastIndex = at;
  const found = ENTITY.exec(text);
  const character = found === null ? undefined : decodeEntity(found);
  return character === undefined ? undefined : { character, length: ENTITY.lastIndex - at };
}

function decodeEntity([, decimal, hex, name]: RegExpExecArray): string | undefined {
  if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  const isCharacter = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
