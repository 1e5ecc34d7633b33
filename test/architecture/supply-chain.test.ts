import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

const LOCKED = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> }).packages,
).filter(([path]) => path !== '');

/** None of them asks anything of whoever runs the product, but to keep its notice. Source: SPDX license list. */
const FINE: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'PSF-2.0',
  'Zlib',
  'CC0-1.0',
  'OFL-1.1',
]);
/** Packages whose lock entry names no licence, with what their own files say. */
const READ_BY_HAND: Readonly<Record<string, string>> = { duck: 'BSD-2-Clause' };

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/** Whether one of the licences that may be chosen is fine, with all that it is joined with. */
const isFine = (expression: string): boolean =>
  expression
    .replace(/[()]/gu, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => FINE.has(licence)));

describe('what is installed', () => {
  it('has licences that are known to be fine, on every system', () => {
    const others = LOCKED.map(([path, { license }]) => ({
      name: nameOf(path),
      licence: READ_BY_HAND[nameOf(path)] ?? license ?? 'none named',
    })).filter(({ licence }) => !isFine(licence));
    expect(LOCKED.length).toBeGreaterThan(100);
    expect(others).toEqual([]);
  });

  it('is what the lock file has the checksum of', () => {
    const unsure = LOCKED.filter(([, { integrity, link }]) => integrity === undefined && !link);
    expect(unsure.map(([path]) => path)).toEqual([]);
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  it('installs what the lock file names, and nothing else', () => {
    expect(dockerfile).toMatch(/^RUN npm ci --omit=dev$/mu);
    expect(dockerfile).not.toMatch(/npm (?:install|i|add|update)\b|npx /u);
  });

  it('brings the notices that licences ask for', () => {
    expect(dockerfile).toMatch(/^COPY .*\bLICENSE NOTICE\b/mu);
    expect(read('.dockerignore')).toMatch(/^!NOTICE$/mu);
  });

  it('runs without rights', () => {
    expect(dockerfile).toMatch(/^USER node$/mu);
    expect(read('compose.yaml')).toMatch(/cap_drop: \[ALL\]/u);
  });
});
