import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '../support/run-script.ts';

const ARTICLE = `---
title: Time off
---

## Being ill

Whoever cannot come to work because of sickness tells the office before nine.

## Holidays

Everybody has thirty days of leave a year.
`;
const QUESTION = 'What must I do when I feel unwell?';

let folder: string;
let corpus: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-meanings-'));
  corpus = mkdtempSync(join(folder, 'corpus-'));
  writeFileSync(join(corpus, 'time-off.md'), ARTICLE);
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runScript('src/cli/ask.ts', {
    args: ['--corpus', corpus, '--explain', ...args, QUESTION],
    environment: { DATABASE_URL: `file:${join(folder, 'newsdesk.db')}`, ...environment },
  });
const keptFile = (): string => {
  const [name = 'none'] = readdirSync(join(folder, 'vectors'));
  return join(folder, 'vectors', name);
};

describe('finding by meaning', () => {
  it('waits for all meanings, keeps them, and makes them anew where they were damaged', async () => {
    const first = await ask([]);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(/1\. .*\[time-off#0\]/u);
    expect(first.stdout).not.toContain('by their words alone');
    const kept = readFileSync(keptFile());
    writeFileSync(keptFile(), kept.subarray(0, kept.length - 100));
    const second = await ask([]);
    expect(second.stdout).not.toContain('by their words alone');
    expect(readFileSync(keptFile()).length).toBe(kept.length);
  });

  it('says so in the trace where meanings are not waited for, or there is no encoder', async () => {
    const other = `file:${join(folder, 'other', 'newsdesk.db')}`;
    const hurried = await ask(['--no-wait'], { DATABASE_URL: other });
    expect(hurried.code).toBe(0);
    expect(hurried.stdout.replace(/\s+/gu, ' ')).toContain('their meanings are not made yet');
    const without = await ask([], { ENCODER: 'off' });
    expect(without.stdout.replace(/\s+/gu, ' ')).toContain('there is no encoder');
  });

  it('refuses an encoder of the operator that is not there, and names the file', async () => {
    const wrong = await ask([], { ENCODER_MODEL: folder });
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain(join(folder, 'vocab.txt'));
  });
});
