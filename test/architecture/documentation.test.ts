import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const filesIn = (folder: string, extension: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension))
    .map((path) => join(folder, path));

const PAGES = [
  ...readdirSync(ROOT).filter((path) => path.endsWith('.md')),
  ...filesIn('docs', '.md'),
  'corpus/README.md',
  ...['src', 'evaluation'].flatMap((folder) => filesIn(folder, 'README.md')),
];

/** Every file of the sources and what stands beside them, with "/" before it. */
const FILES = ['src', 'evaluation', 'training', 'test', 'templates']
  .flatMap((folder) => filesIn(folder, ''))
  .map((path) => `/${path}`);

const SOURCES = filesIn('src', '.ts').map(read).join('\n');

/** Variables as the typed reader and the few direct reads name them. */
const VARIABLE =
  /(?:\b(?:optional|secret|text|integer|choice|flag|url|checked)\(\s*|\bgroup\(\[\s*|(?<=group\(\[[^\]]{0,200}),\s*)'([A-Z][A-Z_]+)'|\benvironment\.([A-Z][A-Z_]+)/gu;
const readVariables = new Set(
  [...SOURCES.matchAll(VARIABLE)].map((match) => match[1] ?? match[2] ?? ''),
);
/** What every terminal has; nothing of ours. */
readVariables.delete('TERM');

const explained = new Set(
  [...read('.env.example').matchAll(/^([A-Z][A-Z_]+)=/gmu)].map((match) => match[1] ?? ''),
);

describe('the documentation', () => {
  it.each(PAGES)('links in %s lead somewhere', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/gu)].map(
      (match) => match[1] ?? '',
    );
    const broken = links.filter((link) => !existsSync(join(ROOT, dirname(page), link)));
    expect(broken).toEqual([]);
  });

  it.each(PAGES)('names only scripts that exist in %s', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/gu)].map(
      (match) => match[1] ?? '',
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it.each(PAGES.filter((page) => /ARCHITECTURE|README/u.test(page)))(
    'names only files of code that exist in %s',
    (page) => {
      const named = [...read(page).matchAll(/`([\w./-]+\.ts)`/gu)].map((match) => match[1] ?? '');
      expect(named.filter((name) => !FILES.some((path) => path.endsWith(`/${name}`)))).toEqual([]);
    },
  );

  it('explains every variable that is read, and reads every one that is explained', () => {
    expect(readVariables.size).toBeGreaterThan(8);
    expect([...readVariables].filter((name) => !explained.has(name))).toEqual([]);
    expect([...explained].filter((name) => !readVariables.has(name))).toEqual([]);
  });
});
