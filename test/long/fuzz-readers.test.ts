import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../src/qa/corpus/readers.ts';
import { QaError } from '../../src/qa/errors.ts';
import { openCorpusWorkers } from '../../src/qa/library/open-corpus-workers.ts';
import type { Document } from '../../src/qa/types.ts';
import { mutate } from '../support/fuzz/mutate.ts';
import { changeEntry, changeStreams } from '../support/fuzz/packed.ts';
import { createRandom, type Random } from '../support/fuzz/random.ts';
import { type SeedFile, seedFiles } from '../support/fuzz/seed-files.ts';

/**
 * Mutated real files through the one door that files are read by, and through the analysis: NEWSDESK_FUZZ_MINUTES for all
 * readers together, 30 unless told. NEWSDESK_FUZZ_SEED begins elsewhere; a file that was found is kept with its seed.
 */
const MINUTES = Number(process.env.NEWSDESK_FUZZ_MINUTES ?? 30);
const FIRST_SEED = Number(process.env.NEWSDESK_FUZZ_SEED ?? Date.now() % 1_000_000_000);
const KEPT = join(tmpdir(), 'newsdesk-fuzz');
/** Longer files than these are slow because they are long. */
const SLOW_MS = Number(process.env.NEWSDESK_FUZZ_SLOW_MS ?? 10_000);

const workers = openCorpusWorkers(2);
afterAll(() => workers.close());
const seeds = seedFiles();
let held = 0;

interface Finding {
  readonly seed: number;
  readonly file: string;
  readonly what: string;
}

const changedFile = ({ path, bytes }: SeedFile, random: Random): Uint8Array => {
  const change = (content: Uint8Array) => mutate(content, random, random.pick(seeds).bytes);
  // Packed content is reached only where it is unpacked first, but the packing is changed as often.
  if (extname(path) === '.docx' && random.below(3) > 0)
    return changeEntry(bytes, random.pick, change);
  if (extname(path) === '.pdf' && random.below(3) > 0) return changeStreams(bytes, change);
  return change(bytes);
};

/** What is wrong with a document that was read, if anything. */
const faultOf = ({ text, title }: Document): string | undefined => {
  if (title === '') return 'no title';
  if (text !== text.normalize('NFC') || text.includes('\r')) return 'text that is not normal';
  return undefined;
};

/** What a mistake of ours says; what is wrong with a file is said in other words. */
const MISTAKE =
  /is not (?:a function|iterable|defined)|Cannot read prop|call stack|Invalid array length|Assertion/u;

const causeOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error ? error.cause.message : '';

const faultIn = (error: unknown): string | undefined => {
  const cause = causeOf(error);
  if (!(error instanceof QaError)) return `${error}`;
  return MISTAKE.test(cause) || cause.includes('longer than') ? cause : undefined;
};

const tryOne = async (path: string, bytes: Uint8Array): Promise<string | undefined> => {
  const begun = performance.now();
  try {
    const documents = await workers.read({ path, bytes });
    for (const document of documents) {
      const fault = faultOf(document);
      if (fault !== undefined) return fault;
    }
    for (const document of documents.slice(0, 3)) await workers.analyse(document);
  } catch (error) {
    // What takes too much memory is ended by its limit, as it should be; it is told all the same.
    if (causeOf(error).includes('more memory')) held += 1;
    return faultIn(error);
  }
  const ms = Math.round(performance.now() - begun);
  return ms > SLOW_MS ? `took ${ms} ms` : undefined;
};

const keep = (finding: Finding, bytes: Uint8Array): void => {
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(join(KEPT, `${finding.seed}-${finding.file}`), bytes);
  process.stdout.write(`${JSON.stringify({ ...finding, keptIn: KEPT })}\n`);
};

describe.each(REGISTRY)('the $name reader', ({ name, extensions }) => {
  const own = seeds.filter(({ path }) => extensions.includes(extname(path)));

  it('reads or refuses whatever real files become', {
    timeout: (MINUTES + 30) * 60_000,
  }, async () => {
    expect(own.length).toBeGreaterThan(0);
    const until = performance.now() + (MINUTES * 60_000) / REGISTRY.length;
    const found: Finding[] = [];
    let seed = FIRST_SEED;
    for (; performance.now() < until; seed += 1) {
      const random = createRandom(seed);
      const file = random.pick(own);
      const bytes = changedFile(file, random);
      const what = await tryOne(file.path, bytes);
      if (what === undefined) continue;
      found.push({ seed, file: file.path, what });
      keep({ seed, file: file.path, what }, bytes);
    }
    process.stdout.write(
      `${JSON.stringify({ reader: name, from: FIRST_SEED, tried: seed - FIRST_SEED, found: found.length, held })}\n`,
    );
    expect(found).toEqual([]);
  });
});
