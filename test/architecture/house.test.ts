import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { houseMap, mapIn } from '../support/house-map.ts';
import { importCircles } from '../support/import-circles.ts';
import { readSources } from '../support/sources.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = readSources();

/** More files than these in one folder, and nobody finds anything. */
const FILES_MAX = 25;
/** A longer file says in its first line why it is one. */
const LINES_MAX = 250;

/** The files of a folder's folders, by their folder. */
const filesByFolder = (folder: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = entry.parentPath.slice(ROOT.length);
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return counts;
};

describe('the house', () => {
  it('finds circles where there are some', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['d']],
      ['e', ['a']],
    ]);
    expect(importCircles(graph)).toEqual([['d'], ['a', 'b', 'c']]);
  });

  it('has no circles of imports, types included', () => {
    const graph = new Map(SOURCES.map(({ path, files }) => [path, files]));
    expect(importCircles(graph)).toEqual([]);
  });

  it.each(['src', 'evaluation', 'test/unit'])('has no folder of %s above 25 files', (folder) => {
    const crowded = [...filesByFolder(folder)].filter(([, files]) => files > FILES_MAX);
    expect(crowded, 'give them rooms').toEqual([]);
  });

  it('has no file above 250 lines without a reason at its head', () => {
    const long = SOURCES.filter(
      ({ text }) => text.split('\n').length > LINES_MAX + 1 && !text.startsWith('// Long: '),
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('repeats no name of a room at the head of its files', () => {
    const repeated = SOURCES.map(({ path }) => path).filter((path) => {
      const [file = '', room = ''] = path.split('/').toReversed();
      return /^(?:slack|discord|postgres|sqlite|bench)$/u.test(room) && file.startsWith(`${room}-`);
    });
    expect(repeated).toEqual([]);
  });

  it('has the map that its imports draw', () => {
    const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    expect(mapIn(page), 'run: npm run map').toBe(houseMap(SOURCES));
  });
});
