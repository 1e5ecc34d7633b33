import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the sources or of what measures, with what it leans on. */
export interface SourceFile {
  /** Path inside the repository, with "/". */
  readonly path: string;
  readonly text: string;
  /** Imported files as paths inside the repository, and packages by name. */
  readonly files: readonly string[];
  readonly packages: readonly string[];
  /** What importing the file loads at once: neither types nor `import('…')`. */
  readonly loads: readonly string[];
}

/** `import … from '…'`, `export … from '…'`, `import '…'` and `import('…')`: every way our sources name a module. */
const IMPORT = /^(?:import|export)\b(?:[^'";=]*\bfrom)?\s*'([^'\n]+)'|\bimport\('([^'\n]+)'/gmu;

/** The same without types and without `import('…')`. */
const LOAD = /^(?:import|export)\b(?!\s+type\b)(?:[^'";=]*\bfrom)?\s*'([^'\n]+)'/gmu;

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? 'node:'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

const readSource = (path: string): SourceFile => {
  const text = readFileSync(path, 'utf8');
  const specifiers = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
  const fileOf = (specifier: string): string =>
    relative(ROOT, resolve(dirname(path), specifier)).replaceAll('\\', '/');
  return {
    path: relative(ROOT, path).replaceAll('\\', '/'),
    text,
    loads: [...text.matchAll(LOAD)]
      .map((match) => match[1] ?? '')
      .map((specifier) => (specifier.startsWith('.') ? fileOf(specifier) : packageOf(specifier))),
    files: specifiers.filter((specifier) => specifier.startsWith('.')).map(fileOf),
    packages: specifiers.filter((specifier) => !specifier.startsWith('.')).map(packageOf),
  };
};

/** Every file of the sources and of what measures. */
export const readSources = (): readonly SourceFile[] =>
  ['src', 'evaluation'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readSource(join(ROOT, folder, path))),
  );
