/** What stands above the body of a page, and in which notation. */
export interface SplitPage {
  readonly notation: 'yaml' | 'toml' | 'json' | 'lines' | 'none';
  readonly source: string;
  /** The line of the file that `source` begins on, from 1. */
  readonly line: number;
  readonly body: string;
  /** No line closes it: it was taken to end where the keys end. */
  readonly isOpen: boolean;
}

const KEY_LINE = /^[A-Za-z_$][\w $-]{0,60}:(?:\s|$)/u;
const TOML_LINE = /^(?:\[|[\w.-]+\s*=)/u;
/** Keys of MultiMarkdown and Pelican, which stand on top without a fence; other words with a colon may be prose. */
const FIRST_KEY = /^(?:title|date|authors?|slug|category|tags|status)\s*:\s*\S/iu;
const BARE_KEY = /^[A-Za-z][\w-]{0,30}\s*:/u;

const without = (body: string): SplitPage => ({
  notation: 'none',
  source: '',
  line: 1,
  body,
  isOpen: false,
});

const split = (
  notation: SplitPage['notation'],
  lines: readonly string[],
  [from, to, body]: readonly [from: number, to: number, body: number],
  isOpen = false,
): SplitPage => ({
  notation,
  source: lines.slice(from, to).join('\n'),
  line: from + 1,
  body: lines.slice(body).join('\n'),
  isOpen,
});

/** Where the keys of a front matter end that nobody closed: the first line that is neither a key nor indented. */
const endOfKeys = (lines: readonly string[], start: number, key: RegExp): number => {
  let end = start;
  while (end < lines.length && (key.test(lines[end] ?? '') || /^\s+\S/u.test(lines[end] ?? ''))) {
    end += 1;
  }
  return end;
};

const fenced = (
  lines: readonly string[],
  top: number,
  notation: 'yaml' | 'toml' | 'json',
  close: RegExp,
  key: RegExp,
): SplitPage | undefined => {
  const end = lines.findIndex((line, at) => at > top && close.test(line));
  if (end > top) return split(notation, lines, [top + 1, end, end + 1]);
  const last = endOfKeys(lines, top + 1, key);
  return last === top + 1 ? undefined : split(notation, lines, [top + 1, last, last], true);
};

/** Hugo's JSON front matter: an object that begins the file and ends on a line of its own. */
const jsonPage = (lines: readonly string[], top: number): SplitPage | undefined => {
  if (!/^\{\s*(?:"|$)/u.test(lines[top] ?? '')) return undefined;
  const end = lines.findIndex((line, at) => at >= top && /^\}\s*$/u.test(line));
  if (end < 0 || !/^\s*"/u.test(lines[top + 1] ?? (lines[top] ?? '').slice(1))) return undefined;
  return split('json', lines, [top, end + 1, end + 1]);
};

const yamlPage = (lines: readonly string[], top: number): SplitPage | undefined => {
  const named = /^---[ \t]*(toml|json|yaml)?[ \t]*$/iu.exec(lines[top] ?? '');
  if (named === null) return undefined;
  const notation = named[1]?.toLowerCase();
  const kind = notation === 'toml' || notation === 'json' ? notation : 'yaml';
  return fenced(lines, top, kind, /^(?:---|\.\.\.)[ \t]*$/u, KEY_LINE);
};

const tomlPage = (lines: readonly string[], top: number): SplitPage | undefined =>
  /^\+\+\+[ \t]*$/u.test(lines[top] ?? '')
    ? fenced(lines, top, 'toml', /^\+\+\+[ \t]*$/u, TOML_LINE)
    : undefined;

/** Keys on top without a fence: those of MultiMarkdown end at a blank line; others lack the line that opens them. */
const barePage = (lines: readonly string[], top: number): SplitPage | undefined => {
  if (!FIRST_KEY.test(lines[top] ?? '')) return undefined;
  const end = endOfKeys(lines, top, BARE_KEY);
  const closer = (lines[end] ?? '').trim();
  if (closer === '---') return split('yaml', lines, [top, end, end + 1]);
  return closer === '' && end > top + 1 ? split('lines', lines, [top, end, end]) : undefined;
};

/** The front matter of a page: YAML between "---", TOML between "+++", a JSON object, or bare keys on top. */
export const splitFrontMatter = (text: string): SplitPage => {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  for (const read of [yamlPage, tomlPage, jsonPage, barePage]) {
    const page = read(lines, Math.max(0, first));
    if (page !== undefined) return page;
  }
  return without(text);
};
