import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let copy: string;

const newEntry = (kind: string, name: string) =>
  run(process.execPath, ['--import', 'tsx', 'templates/new.ts', kind, name, copy], { cwd: ROOT });

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'newsdesk-new-'));
  for (const path of [
    'src',
    'test/unit/qa/corpus',
    'test/contract/readers.test.ts',
    'test/support/hostile-text.ts',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(ROOT, path), join(copy, path), {
      recursive: true,
      filter: (from) => !from.endsWith('.onnx'),
    });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

// Compiles and tests a copy of the sources, which takes some ten seconds.
it('makes a reader, a form and a command that are listed, compile and keep the contract', async () => {
  await newEntry('reader', 'tide-table');
  await newEntry('form', 'lone-sentence');
  await newEntry('command', 'busy-topics');
  for (const [registry, entry] of [
    ['src/qa/corpus/readers.ts', 'tideTableReader'],
    ['src/qa/answering/forms/forms.ts', 'loneSentenceForm'],
    ['src/bots/commands/commands.ts', 'busyTopics'],
  ] as const)
    expect(readFileSync(join(copy, registry), 'utf8')).toMatch(new RegExp(`^ {2}${entry},$`, 'mu'));
  const config = { extends: './tsconfig.json', include: ['src', 'test/contract'] };
  writeFileSync(join(copy, 'tsconfig.new.json'), JSON.stringify(config));
  await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.new.json'], { cwd: copy });
  const tests = ['test/unit/qa/corpus/tide-table-reader.test.ts', 'test/contract/readers.test.ts'];
  const { stdout } = await run(
    join(ROOT, 'node_modules/.bin/vitest'),
    ['run', '--root', copy, '--testTimeout=60000', ...tests],
    {
      cwd: copy,
    },
  );
  expect(stdout).toContain('tide-table');
});

it('says what is wrong with a name, and writes nothing twice', async () => {
  await expect(newEntry('reader', 'Tide Table')).rejects.toMatchObject({ code: 2 });
  await expect(newEntry('poem', 'tide')).rejects.toThrow('a kind is one of reader, form, command');
  await expect(newEntry('command', 'ask')).rejects.toThrow('is there already');
});
