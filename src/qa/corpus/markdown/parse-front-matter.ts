import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import type { SplitPage } from './split-front-matter.ts';

/** What a front matter says, by key as written; what was broken is told, and the rest is kept. */
export interface ParsedFrontMatter {
  readonly values: ReadonlyMap<string, unknown>;
  /** The first fault, with its line in the file; nothing when all of it could be read. */
  readonly fault?: { readonly line: number; readonly message: string };
  /** What stands between two rules is prose and no front matter. */
  readonly isProse: boolean;
}

/** An anchor repeated without end would fill the memory; no front matter needs more. */
const ALIASES_MAX = 20;
/** A front matter larger than this is no front matter that anybody wrote: its body is read without it. */
const CHARACTERS_MAX = 1_000_000;
/** Faults after which the value still stands as it was meant: a list whose closing bracket is not indented. */
const HARMLESS: ReadonlySet<string> = new Set(['BAD_INDENT']);

type Fault = NonNullable<ParsedFrontMatter['fault']>;
type Parsed = { readonly value: unknown; readonly fault?: Fault };

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : 'it cannot be read')
    .split('\n', 1)
    .join('')
    .replace(/ at line \d+, column \d+:?$/u, '');

const parseYaml = (text: string): Parsed => {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const error = document.errors.find(({ code }) => !HARMLESS.has(code));
  try {
    const value: unknown = document.toJS({ maxAliasCount: ALIASES_MAX });
    if (error === undefined) return { value };
    const line = error.linePos?.[0].line ?? 1;
    return { value: undefined, fault: { line, message: messageOf(error) } };
  } catch (cause) {
    return { value: undefined, fault: { line: 1, message: messageOf(cause) } };
  }
};

const lineOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'line' in error && typeof error.line === 'number'
    ? error.line
    : 1;

const parseOther = (text: string, parse: (text: string) => unknown): Parsed => {
  try {
    return { value: parse(text) };
  } catch (error) {
    return { value: undefined, fault: { line: lineOf(error), message: messageOf(error) } };
  }
};

const parseLines = (text: string): Parsed => {
  const value: Record<string, string> = {};
  let key = '';
  for (const line of text.split('\n')) {
    const found = /^([A-Za-z][\w-]*)\s*:\s*(.*)$/u.exec(line);
    if (found?.[1] !== undefined) {
      key = found[1];
      value[key] = found[2] ?? '';
    } else if (key !== '') value[key] = `${value[key]} ${line.trim()}`;
  }
  return { value };
};

const PARSERS = {
  yaml: parseYaml,
  toml: (text: string) => parseOther(text, parseToml),
  json: (text: string) => parseOther(text, JSON.parse),
  lines: parseLines,
  none: (): Parsed => ({ value: undefined }),
} satisfies Record<SplitPage['notation'], (text: string) => Parsed>;

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;

const unquoted = (text: string): string => text.replace(/^(["'])(.*?)\1?\s*$/u, '$2').trim();

interface Salvaged {
  readonly values: ReadonlyMap<string, unknown>;
  /** Text that goes on in the first column was all that was wrong. */
  readonly isWhole: boolean;
}

/** The lines of each key, the first with the key itself. */
const chunksOf = (text: string, starts: RegExp): readonly (readonly string[])[] => {
  const chunks: string[][] = [];
  for (const line of text.split('\n')) {
    if (starts.test(line)) chunks.push([line]);
    else chunks.at(-1)?.push(line);
  }
  return chunks;
};

/** The keys of a broken front matter one by one: each that can be read alone, and plain text where it cannot. */
const salvage = (text: string, separator: ':' | '='): Salvaged => {
  const values = new Map<string, unknown>();
  const parse = separator === ':' ? parseYaml : PARSERS.toml;
  const starts = new RegExp(
    `^["']?([A-Za-z_$][\\w $.-]{0,60}?)["']?\\s*${separator}(?:\\s|$)`,
    'u',
  );
  let isWhole = separator === ':';
  for (const [first = '', ...rest] of chunksOf(text, starts)) {
    const { value, fault } = parse([first, ...rest].join('\n'));
    const isText = fault !== undefined && rest.length > 0 && /[:=]\s*["'[{]/u.test(first);
    const indented = [first, ...rest.map((line) => `  ${line}`)].join('\n');
    const chunk = entriesOf(isText ? parse(indented).value : value);
    for (const [name, entry] of chunk ?? []) values.set(name, entry);
    if (chunk !== undefined) continue;
    isWhole = false;
    const line = unquoted(first.slice(first.indexOf(separator) + 1).trim());
    const key = starts.exec(first)?.[1] ?? '';
    if (line !== '' && !/^[>|[{&*!]/u.test(line)) values.set(key, line);
  }
  return { values, isWhole: isWhole && values.size > 0 };
};

/** What the front matter of a page says. */
export const parseFrontMatter = ({
  notation,
  source,
  line,
  isOpen,
}: SplitPage): ParsedFrontMatter => {
  if (source.length > CHARACTERS_MAX) {
    const message = `it is longer than ${CHARACTERS_MAX} characters`;
    return { values: new Map(), fault: { line, message }, isProse: false };
  }
  const { value, fault } = PARSERS[notation](source);
  if (fault !== undefined) {
    const { values, isWhole } = salvage(source, notation === 'toml' ? '=' : ':');
    const told = { line: fault.line + line - 1, message: fault.message };
    return { values, ...(isWhole ? {} : { fault: told }), isProse: false };
  }
  const values = entriesOf(value);
  const open = { line: Math.max(1, line - 1), message: 'no line closes it' };
  return {
    values: values ?? new Map(),
    ...(isOpen ? { fault: open } : {}),
    isProse: values === undefined && typeof value === 'string',
  };
};
